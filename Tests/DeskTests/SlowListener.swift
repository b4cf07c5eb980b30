import Conversation
import Desk
import Synchronization

/// Is ready for more only when the test says so.
final class SlowListener: Listener {
  private let heard = Mutex<[Event]>([])
  private let asking = AsyncStream.makeStream(of: (@Sendable (Bool) -> Void).self)

  var events: [Event] { heard.withLock { $0 } }

  /// Returns when it is asked whether it is ready. To be awaited by one at a time.
  func asked() async -> (@Sendable (Bool) -> Void)? {
    for await next in asking.stream { return next }
    return nil
  }

  func hear(_ events: [Event], in conversation: ConversationID) { heard.withLock { $0 += events } }
  func whenReady(_ next: @escaping @Sendable (_ isWanted: Bool) -> Void) { asking.continuation.yield(next) }
  func hear(_ place: QueuePlace?, of conversation: ConversationID) {}
  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID) {}
  func lost(_ conversation: ConversationID) {}
}
