import Conversation
import GRDB

/// Replaces events by what is left of them when their words are erased, and takes the words out of the search's index.
///
/// The same transaction notes that traces are still to be removed, see `TraceRemoval`.
enum ErasedWords {
  /// In a transaction of the caller's.
  static func erase(through last: Int, of conversation: ConversationID, in database: Database) throws {
    let select = try database.cachedStatement(
      sql: "SELECT seq, at, kind, body, row FROM events WHERE conversation = ? AND seq <= ? ORDER BY seq")
    let rows = try Row.fetchAll(select, arguments: [conversation.rawValue, last])
      .map { (event: EventRow($0), number: $0[4] as Int) }
    let indexed = try SearchBatch.indexed(in: database)
    for (event, number) in rows {
      guard let left = left(of: event) else { continue }
      if number <= indexed, let words = SearchBatch.words(of: event) {
        // Such an index has no text of its own: it has to be told what it holds.
        try database.cachedStatement(sql: "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)")
          .execute(arguments: [number, words])
      }
      try database.cachedStatement(sql: "UPDATE events SET kind = ?, body = ? WHERE row = ?")
        .execute(arguments: [left.kind.rawValue, try EventBody.json(of: left), number])
    }
    try TraceRemoval.count(database)
  }

  /// Nil: it holds no words. What cannot be read may hold some.
  private static func left(of event: EventRow) -> Event.Content? {
    guard let content = event.content else { return .erased(Erased(was: event.kind)) }
    return content.erased
  }
}
