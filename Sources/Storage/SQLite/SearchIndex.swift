import Conversation
import Foundation
import GRDB
import Knowledge

/// The search over what was said. Its index is filled behind the conversations: before a search, and when there is
/// nothing else to do; so that storing a line costs nothing more for it.
extension SQLiteEventStore {
  /// Events that a search takes into the index in one transaction, while which others wait.
  private static let batch = 512

  package func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
    let wanted = SearchWords.wanted(in: text)
    guard !wanted.isEmpty, limit > 0 else { return [] }
    while try await indexForSearch(limit: Self.batch) {}
    // Words hold letters and digits alone, so that none can be an operator or end the quotation.
    let query = wanted.map { "\"\($0)\"" }.joined(separator: " AND ")
    let found = try await read { database in
      let select = try database.cachedStatement(
        sql: """
          SELECT events.seq, events.at, events.kind, events.body, events.conversation
          FROM search JOIN events ON events.row = search.rowid
          WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?
          """)
      return try Row.fetchAll(select, arguments: [query, limit]).map { (EventRow($0), $0[4] as String) }
    }
    var hits: [SearchHit] = []
    for (row, name) in found {
      guard let conversation = ConversationID(rawValue: name) else { continue }
      let event = try row.event(of: conversation)
      if let text = SearchableText(of: event.content) {
        hits.append(text.hit(in: conversation, of: event, wanted: wanted))
      }
    }
    return hits
  }

  package func indexForSearch(limit: Int) async throws(StoreError) -> Bool {
    let batch = try await read { try SearchBatch(limit: limit, in: $0) }
    guard let batch else { return false }
    return try await write { database in
      // Another may have been here since.
      guard try batch.isStillNext(in: database) else { return true }
      try batch.write(to: database)
      return !batch.isLast
    }
  }
}

/// Events that come next into the search's index, their words found already.
struct SearchBatch: Sendable {
  private let after: Int
  private let erasures: Int
  let last: Int
  let isLast: Bool
  let words: [(row: Int, words: String)]

  /// Nil where nothing is left.
  init?(limit: Int, in database: Database) throws {
    after = try Self.indexed(in: database)
    erasures = try TraceRemoval.erasures(in: database)
    let select = try database.cachedStatement(
      sql: "SELECT seq, at, kind, body, row FROM events WHERE row > ? ORDER BY row LIMIT ?")
    let rows = try Row.fetchAll(select, arguments: [after, max(1, limit)])
    guard let last = rows.last else { return nil }
    self.last = last[4]
    isLast = rows.count < max(1, limit)
    words = rows.compactMap { row in
      Self.words(of: EventRow(row)).map { (row[4], $0) }
    }
  }

  /// What the index is told of an event; nil for one that is not searched.
  ///
  /// Whoever changes what this makes of a text must have the index built anew: what was put in is taken out by it.
  static func words(of event: EventRow) -> String? {
    guard SearchableText.kinds.contains(where: { $0.rawValue == event.kind }),
      let content = event.content, let text = SearchableText(of: content)
    else { return nil }
    return Set(SearchWords.of(text.text)).sorted().joined(separator: " ")
  }

  /// Whether nobody took these in meanwhile, nor erased what may be among them.
  func isStillNext(in database: Database) throws -> Bool {
    try Self.indexed(in: database) == after && TraceRemoval.erasures(in: database) == erasures
  }

  static func indexed(in database: Database) throws -> Int {
    try Int.fetchOne(database.cachedStatement(sql: "SELECT value FROM about WHERE name = 'indexed'")) ?? 0
  }

  func write(to database: Database) throws {
    let insert = try database.cachedStatement(sql: "INSERT INTO search (rowid, words) VALUES (?, ?)")
    for (row, words) in words { try insert.execute(arguments: [row, words]) }
    try database.execute(sql: "UPDATE about SET value = ? WHERE name = 'indexed'", arguments: [last])
  }
}
