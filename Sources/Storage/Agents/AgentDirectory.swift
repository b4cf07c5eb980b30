package import Conversation
package import Knowledge

/// Who may work at the desk, and what they did there. Kept beside the conversations, changed by any process.
package protocol AgentDirectory: Sendable {
  /// - Throws: `AgentDirectoryError.exists` for a name that an account which is not revoked has, whatever its case.
  func add(_ account: AgentAccount) async throws(AgentDirectoryError)
  /// Sorted by name, the revoked ones too.
  func accounts() async throws(AgentDirectoryError) -> [AgentAccount]
  /// The account that a token opens, by the token's digest; nil for one that is unknown or revoked.
  func account(token digest: [UInt8]) async throws(AgentDirectoryError) -> AgentAccount?
  /// - Throws: `.unknown` for a name that no account has which is not revoked.
  func revoke(_ name: String, at now: Timestamp) async throws(AgentDirectoryError) -> AgentAccount
  /// Changes whenever an account is added or revoked, by whatever process. It costs little: a running desk asks each
  /// second, and reads the accounts again when it is another than before, so that a revoked token ends its sessions (H39).
  func version() async throws(AgentDirectoryError) -> Int
  /// Adds to the audit trail (P11), durable when it returns.
  func record(_ entry: AuditEntry) async throws(AgentDirectoryError)
  /// The latest first.
  func audit(limit: Int) async throws(AgentDirectoryError) -> [AuditEntry]
}

/// Who may work at the desk, and as what. An account is never deleted, only revoked: the audit trail names it.
package struct AgentAccount: Hashable, Sendable, Codable {
  /// What an account may do: no more than it needs (P11).
  package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Reads what waits, what the bot has, and what was or is their own; speaks in their own.
    case agent
    /// May also read, search and take over what others own, and teach.
    case lead
  }

  /// 26 characters, as a conversation's.
  package var id: String
  /// As the customer sees it; unique among those not revoked, whatever its case.
  package var name: String
  /// Given when the account was added; nothing changes it later.
  package var role: Role
  /// Those whose conversations they are offered; empty: all.
  package var departments: [DepartmentID]
  /// Conversations they have at a time, at most.
  package var capacity: Int
  /// SHA-256 of the token, 32 bytes. The token has 256 random bits, so that guessing it is hopeless without a slow hash.
  package var tokenDigest: [UInt8]
  /// By the clock of the machine on which it was added.
  package var createdAt: Timestamp
  /// Nil: it may work. From then on its token opens nothing, and its sessions end (H39).
  package var revokedAt: Timestamp?

  package init(
    id: String, name: String, role: Role = .agent, departments: [DepartmentID] = [], capacity: Int = 5,
    tokenDigest: [UInt8], createdAt: Timestamp, revokedAt: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.departments = departments
    self.capacity = capacity
    self.tokenDigest = tokenDigest
    self.createdAt = createdAt
    self.revokedAt = revokedAt
  }

  /// What events and customers are told of the account.
  package var agent: Agent { Agent(id: id, name: name) }
}

/// Something that somebody at the desk did: what changes a conversation is also among its events; reading is only here.
package struct AuditEntry: Hashable, Sendable, Codable {
  /// By the desk's clock.
  package var at: Timestamp
  /// Nil where nobody was signed in: a failed attempt.
  package var agent: Agent?
  /// `sign_in`, `sign_in_failed`, `sign_out`, `read`, `search`, `claim`, `reply`, `teach`, … : the protocol's names.
  package var action: String
  /// The one that it was done in; nil where it was in none.
  package var conversation: ConversationID?
  /// Counts and names, never a customer's or an agent's text.
  package var detail: String?

  package init(
    at: Timestamp, agent: Agent?, action: String, conversation: ConversationID? = nil, detail: String? = nil
  ) {
    self.at = at
    self.agent = agent
    self.action = action
    self.conversation = conversation
    self.detail = detail
  }
}

/// Why an account could not be added, found or revoked.
package enum AgentDirectoryError: Error, Hashable, Sendable {
  /// An account that is not revoked has that name already.
  case exists(String)
  /// No account that is not revoked has that name.
  case unknown(String)
  /// What the accounts are kept in does not work.
  case store(StoreError)
}
