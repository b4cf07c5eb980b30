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
