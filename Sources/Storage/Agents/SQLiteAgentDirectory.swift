import Conversation
import Foundation
import GRDB
package import Knowledge

/// The accounts and the audit trail in the store's own file, so that one backup holds all.
///
/// Whoever opens the store of the same folder, in this process or in another, sees and changes the same.
package struct SQLiteAgentDirectory: AgentDirectory {
  private let store: SQLiteEventStore

  init(_ store: SQLiteEventStore) { self.store = store }

  package func add(_ account: AgentAccount) async throws(AgentDirectoryError) {
    let isAdded = try await write { database in
      if try AgentAccount.named(account.name, in: database) != nil { return false }
      try account.insert(into: database)
      try Self.countChange(in: database)
      return true
    }
    if !isAdded { throw .exists(account.name) }
  }

  package func accounts() async throws(AgentDirectoryError) -> [AgentAccount] {
    try await read(AgentAccount.all).sorted(by: AgentAccount.isListedBefore)
  }

  /// Finds the digest along an index, whose comparisons take as long as it has bytes in common with those stored. Nothing
  /// is learnt from that: a guesser cannot choose digests, only tokens, and 256 random bits have no neighbours; to find a
  /// token whose SHA-256 begins as a stored one does brings them no nearer to the one that was issued.
  package func account(token digest: [UInt8]) async throws(AgentDirectoryError) -> AgentAccount? {
    try await read { try AgentAccount.opened(by: digest, in: $0) }
  }

  package func revoke(_ name: String, at now: Timestamp) async throws(AgentDirectoryError) -> AgentAccount {
    let revoked = try await write { database -> AgentAccount? in
      guard var account = try AgentAccount.named(name, in: database) else { return nil }
      account.revokedAt = now
      try account.writeRevocation(to: database)
      try Self.countChange(in: database)
      return account
    }
    guard let revoked else { throw .unknown(name) }
    return revoked
  }

  package func version() async throws(AgentDirectoryError) -> Int {
    try await read { database in
      try Int.fetchOne(database.cachedStatement(sql: "SELECT value FROM about WHERE name = 'agents'")) ?? 0
    }
  }

  /// Goes to the disk together with the appends that wait.
  package func record(_ entry: AuditEntry) async throws(AgentDirectoryError) {
    if case .failure(let error) = await store.writer.write(.audit(entry)) { throw .store(error) }
  }

  package func audit(limit: Int) async throws(AgentDirectoryError) -> [AuditEntry] {
    try await read { try AuditEntry.latest(limit: limit, in: $0) }
  }

  private static func countChange(in database: Database) throws {
    try database.execute(sql: "UPDATE about SET value = value + 1 WHERE name = 'agents'")
  }

  private func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(AgentDirectoryError) -> Value {
    do { return try await store.read(body) } catch { throw .store(error) }
  }

  private func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(AgentDirectoryError) -> Value {
    do { return try await store.write(body) } catch { throw .store(error) }
  }
}
