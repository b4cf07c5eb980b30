package import Conversation
package import Knowledge

/// A store that forgets everything when it goes: for the simulator, for tests, and for a chat that is not to be kept.
///
/// It keeps the same promises as `SQLiteEventStore` but for durability, and passes the same contract.
package actor InMemoryEventStore: EventStore {
  private struct Stored {
    var summary: ConversationSummary
    var events: [Event] = []
  }

  private var stored: [ConversationID: Stored] = [:]

  package init() {}

  package func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) throws(StoreError) -> [Event] {
    var entry = stored[conversation] ?? Stored(summary: ConversationSummary(opening: conversation, at: now))
    guard entry.summary.seq == seq else { throw .conflict(actual: entry.summary.seq) }
    guard !contents.isEmpty else { return [] }
    var added: [Event] = []
    for content in contents {
      entry.summary.take(content, at: now)
      added.append(Event(seq: entry.summary.seq, at: now, content: content))
    }
    entry.events += added
    stored[conversation] = entry
    return added
  }

  package func events(of conversation: ConversationID, after seq: Int, limit: Int) -> [Event] {
    // `seq` counts from 1 without gaps, so it is also the index of the event that follows.
    guard let events = stored[conversation]?.events else { return [] }
    return Array(events.dropFirst(max(0, seq)).prefix(max(0, limit)))
  }

  package func conversations(limit: Int) -> [ConversationSummary] {
    let latestFirst = stored.values.map(\.summary).sorted {
      ($1.lastEventAt, $0.id.rawValue) < ($0.lastEventAt, $1.id.rawValue)
    }
    return Array(latestFirst.prefix(max(0, limit)))
  }

  package func waiting() -> [ConversationSummary] {
    func rank(_ summary: ConversationSummary) -> (Priority, Timestamp, String)? {
      (summary.status == .pending ? summary.waitingSince : nil).map { (summary.priority, $0, summary.id.rawValue) }
    }
    return stored.values.compactMap { entry in rank(entry.summary).map { (entry.summary, $0) } }
      .sorted { ($1.1.0, $0.1.1, $0.1.2) < ($0.1.0, $1.1.1, $1.1.2) }
      .map(\.0)
  }
}
