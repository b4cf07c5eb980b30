import Conversation
import GRDB
import Knowledge

/// Makes all summaries anew from the events where they were made by another version of `ConversationSummary.take`: they
/// are a reading of the events, and nothing that is not in them.
enum SummaryRefolding {
  /// In a transaction of the caller's.
  static func refoldIfNeeded(in database: Database) throws {
    let version = try Int.fetchOne(database, sql: "SELECT value FROM about WHERE name = 'summaries'")
    if version == ConversationSummary.foldVersion { return }
    let ids = try String.fetchAll(database, sql: "SELECT id FROM conversations").compactMap(
      ConversationID.init(rawValue:))
    for id in ids { try refold(id, in: database) }
    try database.execute(
      sql: "INSERT OR REPLACE INTO about VALUES ('summaries', ?)", arguments: [ConversationSummary.foldVersion])
  }

  private static func refold(_ id: ConversationID, in database: Database) throws {
    guard let before = try ConversationSummary.stored(id, in: database) else { return }
    let select = try database.cachedStatement(
      sql: "SELECT seq, at, kind, body FROM events WHERE conversation = ? ORDER BY seq")
    // One that cannot be read keeps the summary that it has; reading it says what is wrong with it.
    guard let events = try? EventRow.events(from: EventRow.all(select, [id.rawValue]), of: id, after: 0),
      let first = events.first
    else { return }
    var summary = ConversationSummary(opening: id, at: first.at)
    for event in events { summary.take(event.content, at: event.at) }
    if summary != before { try summary.write(over: before, to: database) }
  }
}
