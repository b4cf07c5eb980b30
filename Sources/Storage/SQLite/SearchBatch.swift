import Conversation
import GRDB

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
