import Conversation
import Knowledge
import Storage

/// Knows accounts, and records nothing but who signed in: as if the disk were full from then on.
struct UnrecordingDirectory: AgentDirectory {
  private let directory = InMemoryAgentDirectory()

  func add(_ account: AgentAccount) async throws(AgentDirectoryError) { try await directory.add(account) }
  func accounts() async -> [AgentAccount] { await directory.accounts() }
  func account(token digest: [UInt8]) async -> AgentAccount? { await directory.account(token: digest) }
  func revoke(_ name: String, at now: Timestamp) async throws(AgentDirectoryError) -> AgentAccount {
    try await directory.revoke(name, at: now)
  }
  func version() async -> Int { await directory.version() }
  func record(_ entry: AuditEntry) async throws(AgentDirectoryError) {
    guard entry.action == "sign_in" else { throw .store(.full(path: "disk")) }
    await directory.record(entry)
  }
  func audit(limit: Int) async -> [AuditEntry] { await directory.audit(limit: limit) }
}
