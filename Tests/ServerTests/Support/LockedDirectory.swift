import Conversation
import Knowledge
import Storage

/// Accounts that can be locked away: then none can be read.
actor LockedDirectory: AgentDirectory {
  static let error = StoreError.unusable(path: "data", reason: "a test", mend: "none")

  private let directory = InMemoryAgentDirectory()
  private var isLocked = false

  func lock(_ isLocked: Bool) { self.isLocked = isLocked }

  func add(_ account: AgentAccount) async throws(AgentDirectoryError) { try await directory.add(account) }

  func accounts() async throws(AgentDirectoryError) -> [AgentAccount] {
    try open()
    return await directory.accounts()
  }

  func account(token digest: [UInt8]) async throws(AgentDirectoryError) -> AgentAccount? {
    try open()
    return await directory.account(token: digest)
  }

  func revoke(_ name: String, at now: Timestamp) async throws(AgentDirectoryError) -> AgentAccount {
    try await directory.revoke(name, at: now)
  }

  func version() async -> Int { await directory.version() }
  func record(_ entry: AuditEntry) async { await directory.record(entry) }
  func audit(limit: Int) async -> [AuditEntry] { await directory.audit(limit: limit) }

  private func open() throws(AgentDirectoryError) {
    if isLocked { throw .store(Self.error) }
  }
}
