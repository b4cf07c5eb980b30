import Conversation
import Wire

/// Who a connection turned out to be: carries out what they ask. Everything it has to say goes into their mailbox.
protocol Party: AnyObject, Sendable {
  /// Called on the event loop, which it must not block. Each request is answered by exactly one `Mailbox.Item.answer`.
  func carryOut(_ request: ClientRequest, _ envelope: Envelope)
  func typing(_ conversation: ConversationID?, isOn: Bool)
  /// The connection is gone, or was told that it is over.
  ///
  /// - Parameter bucket: how much the session may still say, for its next connection; nil: nothing was said.
  func left(with bucket: TokenBucket?)
}
