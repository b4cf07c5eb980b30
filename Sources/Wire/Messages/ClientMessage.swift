package import Conversation

/// A line that a client sends, see docs/protocol.md. Checked: every text is within its limits, every id well-formed.
///
/// This room is the line protocol: its lines as values, read from foreign bytes and written again. It knows no socket,
/// and not who may ask what; both ends of a connection are made of it.
package enum ClientMessage: Hashable, Sendable {
  /// The first line of a connection, and after a refused one the next.
  case hello(Hello)
  /// Whatever carries an `id`; exactly one `ok` or `error` answers it.
  case request(Envelope, ClientRequest)
  /// Not stored, not answered. `conversation` nil: the session's.
  case typing(ConversationID?, isOn: Bool)
  /// The last event that was shown to whoever sits there. Not stored, not answered.
  case seen(ConversationID?, seq: Int)
  /// `pong` answers, with the id if there is one.
  case ping(id: MessageID?)
  /// The client is done; the server says `bye` and closes.
  case bye
}

/// What every request has.
package struct Envelope: Hashable, Sendable {
  /// The sender's own, under which the answer comes. Sent again with the same content, it is stored once (I2).
  package var id: MessageID
  /// Nil where it was left out, or for requests that are about none.
  package var conversation: ConversationID?

  package init(id: MessageID, conversation: ConversationID? = nil) {
    self.id = id
    self.conversation = conversation
  }
}
