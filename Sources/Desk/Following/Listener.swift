package import Conversation

/// Somebody who is told what happens in conversations: a connection, a stream, a test.
///
/// Called from any thread, for one conversation never by two at a time; returns at once and never blocks. Who cannot
/// keep up drops itself by `Following.end()`; nothing is kept for it here (I10).
package protocol Listener: AnyObject, Sendable {
  /// The next events of a conversation, in order, without a gap, each once (I5).
  func hear(_ events: [Event], in conversation: ConversationID)
  /// There is more to be told of what is stored than was told at once.
  ///
  /// - Parameter next: to be called once, on any thread: true when there is room for more, false where no more is
  ///   wanted.
  func whenReady(_ next: @escaping @Sendable (_ isWanted: Bool) -> Void)
  /// Where the waiting conversation stands now; nil: it waits no longer.
  func hear(_ place: QueuePlace?, of conversation: ConversationID)
  /// Somebody else in the conversation is, or is no longer, typing.
  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID)
  /// No more will come: what was to be told could not be read from the store. To be followed again.
  func lost(_ conversation: ConversationID)
}

extension Listener {
  /// For whoever has always room.
  package func whenReady(_ next: @escaping @Sendable (_ isWanted: Bool) -> Void) { next(true) }
}
