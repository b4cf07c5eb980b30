package import Conversation

/// A line of the server's as a client reads it: tolerant of what this version does not know.
package enum ServerLine: Hashable, Sendable {
  case welcome(Welcome)
  /// `fields` are all of the line's, `id`, `ts` and the like included: `fields["more"]?.bool`.
  case ok(Acknowledgement, fields: [WireField])
  /// A code that this version does not know is read as `forbidden`: sending again would not help.
  case error(WireError, id: MessageID?)
  /// Something that is stored: it has a place in its conversation.
  case event(WireEvent)
  /// Something that is not stored, and not told again.
  case news(News)
  /// The events of one conversation of `export`.
  case data(id: MessageID, ConversationID, [WireEvent])
  case pong(id: MessageID?)
  /// `farewell` nil: a reason that this version does not know.
  case bye(Farewell?, retryAfterMilliseconds: Int?)
  /// A type, or a kind of news, that this version does not know; to be ignored.
  case unknown(type: String, fields: [WireField])
}
