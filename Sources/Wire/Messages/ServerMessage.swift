package import Conversation
package import Knowledge

/// A line that the server sends, see docs/protocol.md.
package enum ServerMessage: Sendable {
  /// The answer to a hello that was taken.
  case welcome(Welcome)
  /// `fields` beyond `id`, `ts`, `conv`, `seq`, `dup`: what the request's own row in docs/protocol.md names.
  case ok(Acknowledgement, fields: [WireField])
  /// `id` nil: the line had none that could be read, or needs none.
  case error(WireError, id: MessageID?)
  /// - Parameter answering: the `history` or `follow` that asked for it, where it is not live.
  case event(Event, of: ConversationID, for: Audience, answering: MessageID? = nil)
  /// Sent as it happens and never again.
  case news(News)
  /// Events of one conversation of `export`; a long one takes several of these, one after the other.
  case data(id: MessageID, ConversationID, [Event])
  /// With the `id` of the ping, if it had one.
  case pong(id: MessageID?)
  /// The last line of a connection. `retryAfterMilliseconds` nil: no time is asked for.
  case bye(Farewell, retryAfterMilliseconds: Int? = nil)
}

/// Who reads an event: what is not for them is sent as `private`.
package enum Audience: Hashable, Sendable { case customer, agent }

/// What every `ok` has. It is sent only when what was asked for is durable (I1).
package struct Acknowledgement: Hashable, Sendable {
  /// The request's.
  package var id: MessageID
  /// The desk's time.
  package var at: Timestamp
  /// Nil for requests that store nothing in one.
  package var conversation: ConversationID?
  /// Of the request's own event, such as the line said. Nil where nothing was stored.
  package var seq: Int?
  /// The same was stored before under this id; `seq` is that of then (I2).
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

/// The answer to `hello`: what a client must know to speak, and to come back (I5).
package struct Welcome: Hashable, Sendable {
  /// Who speaks where nobody else does, so that a page can say it before the first line (D1).
  package struct Bot: Hashable, Sendable {
    /// With "(automated)" where it sounds human (D5).
    package var name: String
    /// The sentence that says that it is automated, in the language of the conversation.
    package var disclosure: String

    package init(name: String, disclosure: String) {
      self.name = name
      self.disclosure = disclosure
    }
  }

  /// As the hello had it.
  package var role: Hello.Role
  /// The customer's secret for coming back; empty for agents and observers.
  package var session: String
  /// Names the history in which `seq` counts. With another one nothing that was seen before means anything.
  package var epoch: String
  /// The session's one conversation; nil for agents and observers.
  package var conversation: ConversationID?
  /// Of the conversation's last event.
  package var seq: Int
  /// Whether everything after `Resume.after` follows without a gap. If not, a client that resumes reads what it shows
  /// anew, with `history`.
  package var recovered: Bool
  /// What this server lets a client send.
  package var limits: WireLimits
  /// How often the client should send `ping`, so as not to end as `idle`.
  package var heartbeatSeconds: Int
  /// Also for agents, whose conversations it speaks in.
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
  /// Somebody else in the conversation writes, or has stopped.
  case typing(ConversationID, from: Speaker, isOn: Bool)
  /// The lists are JSON as docs/protocol.md gives it.
  case queue(JSONValue)
  /// As in the answer to `directory`, on every change.
  case agents(JSONValue)
  /// As in the answer to `convs`: it changed, and the agent has it or could claim it.
  case conversation(JSONValue)
}

/// Why the server ends a connection: the codes of docs/protocol.md § Endings.
package enum Farewell: String, Hashable, Sendable, CaseIterable {
  case bye, idle, lagged, replaced, revoked, busy, shutdown
  case helloTimeout = "hello_timeout"
  case tooLong = "too_long"
}
