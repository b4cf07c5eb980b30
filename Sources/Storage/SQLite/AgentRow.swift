import Conversation
import Foundation
import GRDB
import Knowledge

/// An account as a row holds it.
extension AgentAccount {
  private static let columns = "id, name, role, departments, capacity, token_digest, created_at, revoked_at"

  static func all(in database: Database) throws -> [AgentAccount] {
    try Row.fetchAll(database, sql: "SELECT \(columns) FROM agents").map { try AgentAccount($0) }
  }

  /// The one that is not revoked.
  static func named(_ name: String, in database: Database) throws -> AgentAccount? {
    let select = try database.cachedStatement(
      sql: "SELECT \(columns) FROM agents WHERE name_key = ? AND revoked_at IS NULL")
    return try Row.fetchOne(select, arguments: [key(of: name).stored]).map { try AgentAccount($0) }
  }

  static func opened(by digest: [UInt8], in database: Database) throws -> AgentAccount? {
    let select = try database.cachedStatement(
      sql: "SELECT \(columns) FROM agents WHERE token_digest = ? AND revoked_at IS NULL")
    return try Row.fetchOne(select, arguments: [Data(digest)]).map { try AgentAccount($0) }
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO agents (\(Self.columns), name_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id, name.stored, role.rawValue, try EventBody.encoded(departments), capacity, Data(tokenDigest),
        createdAt.rawValue, revokedAt?.rawValue, Self.key(of: name).stored,
      ])
  }

  func writeRevocation(to database: Database) throws {
    try database.execute(
      sql: "UPDATE agents SET revoked_at = ? WHERE id = ?", arguments: [revokedAt?.rawValue, id])
  }

  private init(_ row: Row) throws {
    guard let role = Role(rawValue: row[2]) else {
      throw StoreError.corrupt(conversation: "agents", seq: 0, reason: "the account \(row[0] as String) cannot be read")
    }
    self.init(
      id: row[0], name: row.text(1) ?? "", role: role,
      departments: try JSONDecoder().decode([DepartmentID].self, from: row[3]), capacity: row[4],
      tokenDigest: [UInt8](row[5] as Data), createdAt: Timestamp(milliseconds: row[6]),
      revokedAt: (row[7] as Int64?).map(Timestamp.init(milliseconds:)))
  }
}
