import Conversation
import GRDB
import Knowledge

/// An append that is ready to be written: its events are JSON already, so that the transaction is short.
struct EncodedAppend: Sendable {
  let conversation: ConversationID
  let expecting: Int
  let at: Timestamp
  let contents: [Event.Content]
  private let bodies: [String]

  /// The `seq` through which words are erased; nil: none are.
  var erasesThrough: Int? { contents.compactMap(\.erasesThrough).max() }

  init(
    _ contents: [Event.Content], to conversation: ConversationID, expecting: Int, at now: Timestamp
  ) throws(StoreError) {
    self.conversation = conversation
    self.expecting = expecting
    self.at = now
    self.contents = contents
    do {
      bodies = try contents.map(EventBody.json(of:))
    } catch {
      throw .corrupt(conversation: conversation.rawValue, seq: expecting + 1, reason: "not written: \(error)")
    }
  }

  /// Compares and writes, within a transaction of the caller's, and leaves the new summary in `recent`.
  ///
  /// A lost race is a result and writes nothing; whatever throws must roll the transaction back.
  func write(to database: Database, knowing recent: inout RecentSummaries) throws -> Result<[Event], StoreError> {
    let before = try recent[conversation] ?? ConversationSummary.stored(conversation, in: database)
    var summary = before ?? ConversationSummary(opening: conversation, at: at)
    guard summary.seq == expecting else { return .failure(.conflict(actual: summary.seq)) }
    guard !contents.isEmpty else { return .success([]) }
    let events = contents.map { content in
      summary.take(content, at: at)
      return Event(seq: summary.seq, at: at, content: content)
    }
    precondition(summary.seq == expecting + contents.count, "I3: a seq for each event")
    try summary.write(over: before, to: database)
    let insert = try database.cachedStatement(
      sql: "INSERT INTO events (conversation, seq, at, kind, body) VALUES (?, ?, ?, ?, ?)")
    for (event, body) in zip(events, bodies) {
      try insert.execute(arguments: [
        conversation.rawValue, event.seq, event.at.rawValue, event.content.kind.rawValue, body,
      ])
    }
    if let last = erasesThrough { try ErasedWords.erase(through: last, of: conversation, in: database) }
    recent[conversation] = summary
    return .success(events)
  }
}
