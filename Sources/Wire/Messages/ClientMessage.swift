package import Conversation
package import Knowledge
package import Language

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

/// Who comes in, and how: the fields of `hello` as docs/protocol.md § Hello lists them. Nothing of it is believed
/// before the server has checked it.
package struct Hello: Hashable, Sendable {
  /// What the connection may ask for; an `observer` may ask for `status` alone.
  package enum Role: String, Hashable, Sendable, CaseIterable { case customer, agent, observer }

  /// How a customer goes on with a session of before (I5).
  package struct Resume: Hashable, Sendable {
    /// The customer's secret that the first welcome gave, 1–256 characters.
    package var session: String
    /// That of the last welcome. Nil, or another than the server's: nothing is replayed.
    package var epoch: String?
    /// The `seq` of the last event that was seen. Nil: nothing is replayed.
    package var after: Int?

    package init(session: String, epoch: String? = nil, after: Int? = nil) {
      self.session = session
      self.epoch = epoch
      self.after = after
    }
  }

  /// Who a customer is, as the website that they are signed in on says; not believed before it was checked.
  package struct Identity: Hashable, Sendable {
    /// What the website calls the customer by, 1–128 characters: the same for ever, and nobody else's.
    package var identifier: String
    /// What stands for `identifier_hash`: 32 bytes.
    package var hash: [UInt8]
    /// Not signed, 1–100 characters; nil: not told.
    package var name: String?
    /// Not signed, 1–254 characters, and not checked to be an address; nil: not told.
    package var email: String?
    /// Not signed, 1–40 characters; nil: not told.
    package var phone: String?

    package init(
      identifier: String, hash: [UInt8], name: String? = nil, email: String? = nil, phone: String? = nil
    ) {
      self.identifier = identifier
      self.hash = hash
      self.name = name
      self.email = email
      self.phone = phone
    }
  }

  /// As what this connection speaks until it ends.
  package var role: Role
  /// The language to begin in, its primary tag alone: `de` for `de-AT`. Nil: the business's own.
  package var locale: LocaleCode?
  /// Of a customer: where they come in, 1–16 of `[a-z0-9-]`. Nil: the transport's name.
  package var channel: String?
  /// Of a customer: the session to go on with. Nil: a new session with a new conversation.
  package var resume: Resume?
  /// Of a customer: nil where the website does not say who they are.
  package var identity: Identity?
  /// Of an agent: what `frontdesk agents add` printed. Nil where the system, or `csrf`, says who it is.
  package var token: String?
  /// Of an agent who is signed in with a browser: what `/desk/session` gave, in the token's place.
  package var csrf: String?
  /// Of an agent without a token: the name to work under. Nil: the login name.
  package var name: String?
  /// Of an agent: `away`, where this connection alone does not make them somebody to be given conversations.
  package var presence: AgentPresence?

  package init(
    role: Role, locale: LocaleCode? = nil, channel: String? = nil, resume: Resume? = nil,
    identity: Identity? = nil, token: String? = nil, csrf: String? = nil, name: String? = nil,
    presence: AgentPresence? = nil
  ) {
    self.role = role
    self.locale = locale
    self.channel = channel
    self.resume = resume
    self.identity = identity
    self.token = token
    self.csrf = csrf
    self.name = name
    self.presence = presence
  }
}

/// What is asked under an id. Which role may ask what is the server's affair.
package enum ClientRequest: Hashable, Sendable {
  /// A line of the customer's. `text`, as in `reply` and `note`, is not blank and at most `WireLimits.textScalars`
  /// long.
  case say(text: String)
  /// The `choice` of one of the quick replies of the bot's last line.
  case choose(choice: String)
  /// The wish for a person.
  case human
  /// `score` is 1–5; `seq` is that of the line rated, nil: of no line in particular.
  case rate(Rating.Subject, score: Int, comment: String?, seq: Int?)
  /// The conversation is done. `reason` is an agent's; a customer's is ignored.
  case resolve(reason: String?)
  /// `limit` is 1 to `WireLimits.historyEvents`.
  case history(HistoryRange, limit: Int)
  /// The reasons for the bot's last line.
  case why
  /// All events of all conversations of the customer (P2).
  case export
  /// Erases the words of one conversation, or of all of the customer's where the envelope names none (P3).
  case forget
  /// `url` as the client sent it.
  case page(url: String, title: String?)
  /// Who waits for a person.
  case queue
  /// `convs`; `status` and `label` nil: any. `mine`: only those that the agent has. `limit` is 1–100.
  case conversations(status: Status?, mine: Bool, label: String?, limit: Int)
  /// The conversation is to be the agent's; of several who ask at once one wins.
  case claim
  /// A claim that takes the conversation from the one who has it.
  case takeOver
  /// A line to the customer; `draft` says whether it is what the bot had suggested (D10), nil: it is not.
  case reply(text: String, draft: Message.Draft?)
  /// For agents alone; no customer is told it.
  case note(text: String)
  /// Labels are 1–32 of `[a-z0-9_-]`; at least one of the lists has one.
  case label(add: [String], remove: [String])
  /// By id or name.
  case transferToAgent(String)
  /// By the department's id; whether there is one, the desk says.
  case transferToDepartment(DepartmentID)
  /// Back to the bot.
  case handBack
  /// Set aside until then, when it returns to its agent as open.
  case snooze(until: Timestamp)
  /// Every event from then on is told, and before them those after the `seq`; 0: all.
  case follow(after: Int)
  /// Its events are told no more.
  case unfollow
  /// Answers of the knowledge base for the customer's last line.
  case suggest
  /// What an agent who takes over needs to know.
  case summary
  /// In what the agent may read; `limit` is 1–100.
  case search(text: String, limit: Int)
  /// The agents, the departments and the canned replies.
  case directory
  /// Whether the agent is there to be given conversations.
  case presence(AgentPresence)
  /// Without `confirm` what would be written is shown; with what that answer gave as `confirm` it is written.
  case teach(Lesson, confirm: String?)
  /// The figures of the running desk.
  case status
}

/// Which events `history` asks for. The `seq` named is not among them.
package enum HistoryRange: Hashable, Sendable {
  /// The first ones after it.
  case after(Int)
  /// The last ones before it; nil: the last of all.
  case before(Int?)
}
