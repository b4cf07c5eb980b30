/// What the queue would look like to this conversation.
package struct QueueOutlook: Hashable, Sendable {
  /// Conversations that would be served before this one.
  package var ahead: Int
  /// Measured, in minutes; nil where too little was measured to say.
  package var waitMinutes: Int?
  /// Somebody is signed in who serves it.
  package var isAttended: Bool

  /// Unless told otherwise: nobody waits, nothing was measured, and somebody is there.
  package init(ahead: Int = 0, waitMinutes: Int? = nil, isAttended: Bool = true) {
    self.ahead = ahead
    self.waitMinutes = waitMinutes
    self.isAttended = isAttended
  }
}
