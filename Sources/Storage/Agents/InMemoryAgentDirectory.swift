package import Knowledge

/// Accounts that go with the process: for the simulator, for tests, and for a desk whose chats are not kept.
package actor InMemoryAgentDirectory: AgentDirectory {
  private var all: [AgentAccount] = []
  private var trail: [AuditEntry] = []
  private var changes = 0

  /// Nobody may work at the desk yet.
  package init() {}

  package func add(_ account: AgentAccount) throws(AgentDirectoryError) {
    guard index(of: account.name) == nil else { throw .exists(account.name) }
    all.append(account)
    changes += 1
  }

  package func accounts() -> [AgentAccount] { all.sorted(by: AgentAccount.isListedBefore) }

  package func account(token digest: [UInt8]) -> AgentAccount? {
    all.first { $0.revokedAt == nil && $0.tokenDigest == digest }
  }

  package func revoke(_ name: String, at now: Timestamp) throws(AgentDirectoryError) -> AgentAccount {
    guard let index = index(of: name) else { throw .unknown(name) }
    all[index].revokedAt = now
    changes += 1
    return all[index]
  }

  package func version() -> Int { changes }

  package func record(_ entry: AuditEntry) { trail.append(entry) }

  package func audit(limit: Int) -> [AuditEntry] { trail.suffix(max(0, limit)).reversed() }

  /// Of the account of that name that is not revoked.
  private func index(of name: String) -> Int? {
    let key = AgentAccount.key(of: name)
    return all.firstIndex { $0.revokedAt == nil && AgentAccount.key(of: $0.name) == key }
  }
}
