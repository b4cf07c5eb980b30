import Conversation
import Foundation
import GRDB
import Knowledge

extension ConversationSummary {
  private static let columns =
    "id, seq, status, priority, created_at, last_event_at, waiting_since, first_line"

  static func stored(_ id: ConversationID, in database: Database) throws -> ConversationSummary? {
    let select = try database.cachedStatement(sql: "SELECT \(columns) FROM conversations WHERE id = ?")
    return try Row.fetchOne(select, arguments: [id.rawValue]).map { try ConversationSummary($0) }
  }

  static func latest(limit: Int, in database: Database) throws -> [ConversationSummary] {
    let select = try database.cachedStatement(
      sql: "SELECT \(columns) FROM conversations ORDER BY last_event_at DESC, id LIMIT ?")
    return try Row.fetchAll(select, arguments: [max(0, limit)]).map { try ConversationSummary($0) }
  }

  static func waiting(in database: Database) throws -> [ConversationSummary] {
    let select = try database.cachedStatement(
      sql: """
        SELECT \(columns) FROM conversations WHERE status = 'pending'
        ORDER BY priority DESC, waiting_since, id
        """)
    return try Row.fetchAll(select).map { try ConversationSummary($0) }
  }

  func write(to database: Database) throws {
    let replace = try database.cachedStatement(
      sql: """
        INSERT INTO conversations (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, status = excluded.status, priority = excluded.priority,
          last_event_at = excluded.last_event_at, waiting_since = excluded.waiting_since,
          first_line = excluded.first_line
        """)
    try replace.execute(arguments: [
      id.rawValue, seq, status.rawValue, Priority.allCases.firstIndex(of: priority), createdAt.rawValue,
      lastEventAt.rawValue, waitingSince?.rawValue, firstLine.map { Data($0.utf8) },
    ])
  }

  private init(_ row: Row) throws {
    let name: String = row[0]
    let seq: Int = row[1]
    let rank: Int = row[3]
    guard let id = ConversationID(rawValue: name), let status = Status(rawValue: row[2]),
      Priority.allCases.indices.contains(rank)
    else { throw StoreError.corrupt(conversation: name, seq: seq, reason: "the conversation's row cannot be read") }
    self.init(
      id: id, seq: seq, status: status, priority: Priority.allCases[rank],
      createdAt: Timestamp(milliseconds: row[4]), lastEventAt: Timestamp(milliseconds: row[5]),
      waitingSince: (row[6] as Int64?).map(Timestamp.init(milliseconds:)),
      firstLine: (row[7] as Data?).map { String(decoding: $0, as: UTF8.self) })
  }
}
