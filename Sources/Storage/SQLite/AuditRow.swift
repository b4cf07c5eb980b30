import Conversation
import GRDB
import Knowledge

/// An entry of the audit trail as a row holds it.
extension AuditEntry {
  func write(to database: Database) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO audit (at, agent, agent_name, action, conversation, detail) VALUES (?, ?, ?, ?, ?, ?)")
    try insert.execute(arguments: [
      at.rawValue, agent?.id.stored, agent?.name.stored, action, conversation?.rawValue, detail?.stored,
    ])
  }

  static func latest(limit: Int, in database: Database) throws -> [AuditEntry] {
    let select = try database.cachedStatement(
      sql: "SELECT at, agent, agent_name, action, conversation, detail FROM audit ORDER BY number DESC LIMIT ?")
    return try Row.fetchAll(select, arguments: [max(0, limit)]).map { row in
      AuditEntry(
        at: Timestamp(milliseconds: row[0]), agent: row.text(1).map { Agent(id: $0, name: row.text(2) ?? "") },
        action: row[3], conversation: (row[4] as String?).flatMap(ConversationID.init(rawValue:)), detail: row.text(5))
    }
  }
}
