package import Conversation
package import Language

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
