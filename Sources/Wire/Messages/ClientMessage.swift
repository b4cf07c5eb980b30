package import Conversation
package import Knowledge
package import Language

/// A line that a client sends, see docs/protocol.md. Checked: every text is within its limits, every id well-formed.
package enum ClientMessage: Hashable, Sendable {
  case hello(Hello)
  case request(Envelope, ClientRequest)
  /// Not stored, not answered. `conversation` nil: the session's.
  case typing(ConversationID?, isOn: Bool)
  case seen(ConversationID?, seq: Int)
  case ping(id: MessageID?)
  case bye
}

/// What every request has.
package struct Envelope: Hashable, Sendable {
  package var id: MessageID
  /// Nil where it was left out, or for requests that are about none.
  package var conversation: ConversationID?

  package init(id: MessageID, conversation: ConversationID? = nil) {
    self.id = id
    self.conversation = conversation
  }
}

package struct Hello: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable, CaseIterable { case customer, agent, observer }

  package struct Resume: Hashable, Sendable {
    package var session: String
    package var epoch: String?
    package var after: Int?

    package init(session: String, epoch: String? = nil, after: Int? = nil) {
      self.session = session
      self.epoch = epoch
      self.after = after
    }
  }

  /// Who a customer is, as the website that they are signed in on says; not believed before it was checked.
  package struct Identity: Hashable, Sendable {
    package var identifier: String
    /// What stands for `identifier_hash`: 32 bytes.
    package var hash: [UInt8]
    package var name: String?
    package var email: String?
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

  package var role: Role
  package var locale: LocaleCode?
  package var channel: String?
  package var resume: Resume?
  package var identity: Identity?
  package var token: String?
  /// Of an agent who is signed in with a browser: what `/desk/session` gave, in the token's place.
  package var csrf: String?
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
  case say(text: String)
  case choose(choice: String)
  case human
  case rate(Rating.Subject, score: Int, comment: String?, seq: Int?)
  case resolve(reason: String?)
  case history(HistoryRange, limit: Int)
  case why
  case export
  case forget
  /// `url` as the client sent it.
  case page(url: String, title: String?)
  case queue
  case conversations(status: Status?, mine: Bool, label: String?, limit: Int)
  case claim
  /// A claim that takes the conversation from the one who has it.
  case takeOver
  case reply(text: String, draft: Message.Draft?)
  case note(text: String)
  case label(add: [String], remove: [String])
  case transferToAgent(String)
  case transferToDepartment(DepartmentID)
  case handBack
  case snooze(until: Timestamp)
  case follow(after: Int)
  case unfollow
  case suggest
  case summary
  case search(text: String, limit: Int)
  case directory
  case presence(AgentPresence)
  case teach(Lesson, confirm: String?)
  case status
}

package enum HistoryRange: Hashable, Sendable {
  case after(Int)
  /// The last ones before it; nil: the last of all.
  case before(Int?)
}
