package import Conversation
package import Knowledge

/// A line that the server sends, see docs/protocol.md.
package enum ServerMessage: Sendable {
  case welcome(Welcome)
  /// `fields` beyond `id`, `ts`, `conv`, `seq`, `dup`: what the request's own row in docs/protocol.md names.
  case ok(Acknowledgement, fields: [WireField])
  case error(WireError, id: MessageID?)
  /// - Parameter answering: the `history` or `follow` that asked for it, where it is not live.
  case event(Event, of: ConversationID, for: Audience, answering: MessageID? = nil)
  case news(News)
  /// Events of one conversation of `export`; a long one takes several of these, one after the other.
  case data(id: MessageID, ConversationID, [Event])
  case pong(id: MessageID?)
  case bye(Farewell, retryAfterMilliseconds: Int? = nil)
}

/// Who reads an event: what is not for them is sent as `private`.
package enum Audience: Hashable, Sendable { case customer, agent }

package struct Acknowledgement: Hashable, Sendable {
  package var id: MessageID
  package var at: Timestamp
  package var conversation: ConversationID?
  package var seq: Int?
  package var isDuplicate: Bool

  package init(
    id: MessageID, at: Timestamp, conversation: ConversationID? = nil, seq: Int? = nil, isDuplicate: Bool = false
  ) {
    self.id = id
    self.at = at
    self.conversation = conversation
    self.seq = seq
    self.isDuplicate = isDuplicate
  }
}

package struct Welcome: Hashable, Sendable {
  package struct Bot: Hashable, Sendable {
    package var name: String
    package var disclosure: String

    package init(name: String, disclosure: String) {
      self.name = name
      self.disclosure = disclosure
    }
  }

  package var role: Hello.Role
  package var session: String
  package var epoch: String
  package var conversation: ConversationID?
  /// Of the conversation's last event.
  package var seq: Int
  package var recovered: Bool
  package var limits: WireLimits
  package var heartbeatSeconds: Int
  package var bot: Bot
  /// Of an agent: `id`, `name`, `role`, `departments`, `capacity`.
  package var agent: JSONValue?

  package init(
    role: Hello.Role, session: String, epoch: String, conversation: ConversationID?, seq: Int, recovered: Bool,
    limits: WireLimits, heartbeatSeconds: Int, bot: Bot, agent: JSONValue? = nil
  ) {
    self.role = role
    self.session = session
    self.epoch = epoch
    self.conversation = conversation
    self.seq = seq
    self.recovered = recovered
    self.limits = limits
    self.heartbeatSeconds = heartbeatSeconds
    self.bot = bot
    self.agent = agent
  }
}

/// What is told and not stored: events without a `seq`.
package enum News: Hashable, Sendable {
  /// `position` nil: it waits no longer.
  case position(ConversationID, position: Int?, waitMilliseconds: Int64?)
  case typing(ConversationID, from: Speaker, isOn: Bool)
  /// The lists are JSON as docs/protocol.md gives it.
  case queue(JSONValue)
  case agents(JSONValue)
  case conversation(JSONValue)
}

/// Why the server ends a connection.
package enum Farewell: String, Hashable, Sendable, CaseIterable {
  case bye, idle, lagged, replaced, revoked, busy, shutdown
  case helloTimeout = "hello_timeout"
  case tooLong = "too_long"
}
