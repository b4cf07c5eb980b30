import Conversation
import GRDB
import Knowledge

/// The lists of conversations. Each is read along an index, so that what is not in a list costs it nothing.
extension ConversationSummary {
  static func stored(_ id: ConversationID, in database: Database) throws -> ConversationSummary? {
    let select = try database.cachedStatement(sql: "SELECT \(columns) FROM conversations WHERE id = ?")
    return try Row.fetchOne(select, arguments: [id.rawValue]).map { try ConversationSummary($0) }
  }

  static func waiting(in database: Database) throws -> [ConversationSummary] {
    try all(
      """
      SELECT \(columns) FROM conversations INDEXED BY conversations_waiting WHERE status = 'pending'
      ORDER BY priority DESC, waiting_since, id
      """, in: database)
  }

  static func latest(
    matching filter: ConversationFilter, limit: Int, in database: Database
  ) throws -> [ConversationSummary] {
    guard let (sql, arguments) = query(matching: filter, limit: max(0, limit)) else { return [] }
    return try all(sql, arguments, in: database)
  }

  static func names(
    of customer: CustomerID, after last: ConversationID?, limit: Int, in database: Database
  ) throws -> [ConversationID] {
    let select = try database.cachedStatement(
      sql: "SELECT id FROM conversations WHERE customer = ? AND id > ? ORDER BY id LIMIT ?")
    return try String.fetchAll(select, arguments: [customer.rawValue, last?.rawValue ?? "", max(0, limit)])
      .compactMap(ConversationID.init(rawValue:))
  }

  static func due(by moment: Timestamp, limit: Int, in database: Database) throws -> [ConversationID] {
    let select = try database.cachedStatement(
      sql: "SELECT id FROM conversations WHERE due_at <= ? ORDER BY due_at, id LIMIT ?")
    return try String.fetchAll(select, arguments: [moment.rawValue, max(0, limit)])
      .compactMap(ConversationID.init(rawValue:))
  }

  static func nextDue(in database: Database) throws -> Timestamp? {
    let select = try database.cachedStatement(sql: "SELECT min(due_at) FROM conversations WHERE due_at IS NOT NULL")
    return try Int64.fetchOne(select).map(Timestamp.init(milliseconds:))
  }

  static func measuredWaits(limit: Int, in database: Database) throws -> [MeasuredWait] {
    let select = try database.cachedStatement(
      sql: """
        SELECT waited_until, waited_ms, waited_ahead FROM conversations WHERE waited_until IS NOT NULL
        ORDER BY waited_until DESC, id LIMIT ?
        """)
    return try Row.fetchAll(select, arguments: [max(0, limit)]).map { row in
      MeasuredWait(at: Timestamp(milliseconds: row[0]), milliseconds: row[1], ahead: row[2])
    }
  }

  /// Nil where nothing can match. What a customer or an agent has is little, and is sorted; so is what has a label.
  /// Statuses are read along the one index by time, each up to the limit, and merged.
  static func query(matching filter: ConversationFilter, limit: Int) -> (sql: String, arguments: StatementArguments)? {
    var conditions: [String] = []
    var arguments = StatementArguments()
    if let customer = filter.customer {
      conditions.append("customer = ?")
      arguments += [customer.rawValue]
    }
    if let agent = filter.agent {
      conditions.append("agent = ?")
      arguments += [agent.stored]
    }
    if let label = filter.label {
      conditions.append("id IN (SELECT conversation FROM labels WHERE label = ?)")
      arguments += [label.stored]
    }
    let statuses = filter.statuses ?? Status.allCases
    if statuses.isEmpty { return nil }
    if conditions.isEmpty { return latest(of: Set(statuses.map(\.rawValue)).sorted(), limit: limit) }
    if filter.statuses != nil {
      // The plus keeps SQLite from walking a whole status instead of the few that the other conditions leave.
      conditions.append("+status IN (\(statuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
    }
    let sql = "SELECT \(columns) FROM conversations WHERE \(conditions.joined(separator: " AND ")) \(latestFirst)"
    return (sql, arguments + [limit])
  }

  private static func latest(of statuses: [String], limit: Int) -> (sql: String, arguments: StatementArguments) {
    let lists = statuses.map { "FROM conversations WHERE status = '\($0)' \(latestFirst)" }
    if lists.count == 1 { return ("SELECT \(columns) \(lists[0])", [limit]) }
    // What is merged is in the index; only what is left in the end is looked up.
    let merged = lists.map { "SELECT * FROM (SELECT id AS latest, last_event_at AS moment \($0))" }
    let sql = """
      SELECT \(columns)
      FROM (\(merged.joined(separator: " UNION ALL ")) ORDER BY moment DESC, latest LIMIT ?)
      JOIN conversations ON id = latest ORDER BY moment DESC, id
      """
    return (sql, StatementArguments(Array(repeating: limit, count: lists.count + 1)))
  }

  private static let latestFirst = "ORDER BY last_event_at DESC, id LIMIT ?"

  private static func all(
    _ sql: String, _ arguments: StatementArguments = [], in database: Database
  ) throws -> [ConversationSummary] {
    let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
    var summaries: [ConversationSummary] = []
    while let row = try rows.next() { summaries.append(try ConversationSummary(row)) }
    return summaries
  }
}
