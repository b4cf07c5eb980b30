import Conversation
import Knowledge
import Storage

/// The disk: what is stored here outlives every process, and is told to the journal.
final class Disk: EventStore {
  private let inner = InMemoryEventStore()
  private let journal: Journal

  init(_ journal: Journal) { self.journal = journal }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    try await inner.append(contents, to: conversation, expecting: seq, at: now, entering: journal)
  }

  func events(of conversation: ConversationID, after seq: Int, limit: Int) async -> [Event] {
    await inner.events(of: conversation, after: seq, limit: limit)
  }

  func conversations(limit: Int) async -> [ConversationSummary] { await inner.conversations(limit: limit) }

  func waiting() async -> [ConversationSummary] { await inner.waiting() }

  func summary(of conversation: ConversationID) async -> ConversationSummary? {
    await inner.summary(of: conversation)
  }

  func conversations(matching filter: ConversationFilter, limit: Int) async -> [ConversationSummary] {
    await inner.conversations(matching: filter, limit: limit)
  }

  func due(by moment: Timestamp, limit: Int) async -> [ConversationID] { await inner.due(by: moment, limit: limit) }

  func nextDue() async -> Timestamp? { await inner.nextDue() }

  func measuredWaits(limit: Int) async -> [MeasuredWait] { await inner.measuredWaits(limit: limit) }

  func search(_ text: String, limit: Int) async -> [SearchHit] { await inner.search(text, limit: limit) }

  func indexForSearch(limit: Int) async -> Bool { await inner.indexForSearch(limit: limit) }

  func epoch() async -> String { await inner.epoch() }
}

extension InMemoryEventStore {
  /// Stores, and enters into the journal before anybody else can store.
  fileprivate func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp,
    entering journal: Journal
  ) throws(StoreError) -> [Event] {
    let events = try append(contents, to: conversation, expecting: seq, at: now)
    journal.commit(events, to: conversation)
    return events
  }
}
