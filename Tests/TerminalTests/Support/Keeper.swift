import Conversation
import Synchronization

/// Takes what `/save` keeps.
final class Keeper: Sendable {
  struct Refused: Error {}

  private let kept = Mutex<[(name: String, events: [Event])]>([])

  var saved: [(name: String, events: [Event])] { kept.withLock { $0 } }

  func save(_ name: String, _ events: [Event]) throws -> String {
    guard name != "refused" else { throw Refused() }
    kept.withLock { $0.append((name, events)) }
    return "transcripts/\(name).txt"
  }
}
