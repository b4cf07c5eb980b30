package import Conversation

/// What a customer is told of a conversation beside what is stored.
package enum LineNotice: Hashable, Sendable {
  /// A place in the queue.
  package struct Place: Hashable, Sendable {
    /// From 1.
    package var position: Int
    /// As far as it was measured; nil where too little was.
    package var waitMilliseconds: Int64?

    /// - Parameter position: from 1.
    package init(position: Int, waitMilliseconds: Int64? = nil) {
      self.position = position
      self.waitMilliseconds = waitMilliseconds
    }
  }

  /// Where it stands in the queue; nil: it waits no longer.
  case place(Place?)
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
