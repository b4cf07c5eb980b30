import Conversation
import Desk
import Synchronization

/// Keeps what it is told, and lets a test wait for it.
final class RecordingListener: Listener {
  private struct Heard {
    var events: [Event] = []
    var places: [QueuePlace?] = []
    var typing: [Bool] = []
    var isLost = false
  }

  private let heard = Mutex(Heard())
  private let news = AsyncStream.makeStream(of: Void.self)

  var events: [Event] { heard.withLock { $0.events } }
  var places: [QueuePlace?] { heard.withLock { $0.places } }
  var typing: [Bool] { heard.withLock { $0.typing } }
  var isLost: Bool { heard.withLock { $0.isLost } }

  /// Returns when what it was told fits. To be awaited by one at a time.
  func waits(until fits: (RecordingListener) -> Bool) async {
    if fits(self) { return }
    for await _ in news.stream where fits(self) { return }
  }

  func hear(_ events: [Event], in conversation: ConversationID) { note { $0.events += events } }

  func hear(_ place: QueuePlace?, of conversation: ConversationID) { note { $0.places.append(place) } }

  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID) { note { $0.typing.append(isOn) } }

  func lost(_ conversation: ConversationID) { note { $0.isLost = true } }

  private func note(_ change: (inout Heard) -> Void) {
    heard.withLock { change(&$0) }
    news.continuation.yield()
  }
}
