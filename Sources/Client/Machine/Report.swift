package import Conversation
package import Wire

/// What a client learns of the desk, in the order in which it happened.
package enum Report: Sendable {
  /// The desk has let it in; `again`: after a connection that was lost.
  case welcomed(Welcome, again: Bool)
  /// The next event of a conversation: each once, in order, without a gap (I5, I6).
  case event(WireEvent)
  /// What is told and not stored: places in the queue, typing, and for agents the queue and the colleagues.
  case news(News)
  /// The desk's history is another than before: what was shown of the conversation is to be forgotten. A customer's
  /// events follow from the first; an agent's conversation is not followed any more.
  case forget(ConversationID)
  /// A conversation that was followed cannot be any more.
  case dropped(ConversationID, WireError)
  /// The connection is lost; told once, however many attempts it takes. Nothing that was asked is lost: it is sent
  /// again once the connection is back.
  case lost(reason: String, retryMilliseconds: Int64)
  /// Nothing more will come.
  case ended(Ending)
}

/// Why a client's work with a desk is over.
package enum Ending: Error, Hashable, Sendable {
  /// The client said goodbye.
  case left
  /// The desk did not let it in, or threw it out.
  case refused(WireError)
  /// Another connection took the session over (I7).
  case replaced
  /// The agent's token was revoked.
  case revoked
  /// Nobody answers at the address, from the beginning.
  case unreachable(reason: String)
}

extension Ending {
  /// What happened and what to do.
  package var inWords: String {
    switch self {
    case .left: "The connection to the desk is closed."
    case .refused(let error): error.message
    case .replaced: "Another connection took this session over. Go on there, or start this one again."
    case .revoked:
      "The token was revoked. Whoever runs the desk can give you another one: `frontdesk agents add` on its machine."
    case .unreachable(let reason):
      "The desk cannot be reached: \(reason)."
        + (reason == ConnectFailure.nobodyListens ? " `frontdesk serve` starts one." : " Check the address.")
    }
  }
}
