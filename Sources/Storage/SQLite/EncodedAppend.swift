import Conversation
import Foundation
import GRDB
import Knowledge

/// An append that is ready to be written: its events are JSON already, so that the transaction is short.
struct EncodedAppend: Sendable {
  let conversation: ConversationID
  let expecting: Int
  let at: Timestamp
  let contents: [Event.Content]
  private let bodies: [String]

  init(
    _ contents: [Event.Content], to conversation: ConversationID, expecting: Int, at now: Timestamp
  ) throws(StoreError) {
    self.conversation = conversation
    self.expecting = expecting
    self.at = now
    self.contents = contents
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      bodies = try contents.map { String(decoding: try encoder.encode($0.body), as: UTF8.self) }
    } catch {
      throw .corrupt(conversation: conversation.rawValue, seq: expecting + 1, reason: "not written: \(error)")
    }
  }

  /// Compares and writes, within a transaction of the caller's.
  ///
  /// A lost race is a result and writes nothing; whatever throws must roll the transaction back.
  func write(to database: Database) throws -> Result<[Event], StoreError> {
    var summary =
      try ConversationSummary.stored(conversation, in: database) ?? ConversationSummary(opening: conversation, at: at)
    guard summary.seq == expecting else { return .failure(.conflict(actual: summary.seq)) }
    guard !contents.isEmpty else { return .success([]) }
    let events = contents.map { content in
      summary.take(content, at: at)
      return Event(seq: summary.seq, at: at, content: content)
    }
    precondition(summary.seq == expecting + contents.count, "I3: a seq for each event")
    try summary.write(to: database)
    let insert = try database.cachedStatement(
      sql: "INSERT INTO events (conversation, seq, at, kind, body) VALUES (?, ?, ?, ?, ?)")
    for (event, body) in zip(events, bodies) {
      try insert.execute(arguments: [
        conversation.rawValue, event.seq, event.at.rawValue, event.content.kind.rawValue, body,
      ])
    }
    return .success(events)
  }
}
