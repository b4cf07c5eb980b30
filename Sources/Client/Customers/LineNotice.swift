package import Conversation

/// What a customer is told of a conversation beside what is stored.
package enum LineNotice: Hashable, Sendable {
  /// Where it stands in the queue; nil: it waits no longer.
  case place(QueuePlace?)
  /// Somebody else in it is, or is no longer, typing.
  case typing(Speaker, isOn: Bool)
  /// The connection is lost and tried again; nothing is lost with it.
  case lost(reason: String)
  /// The connection is back, and all that was missed has been told.
  case back
  /// What was shown does not hold any more: `events` goes on from the first.
  case forget
  /// `events` ends, for this reason.
  case ended(reason: String)
}
