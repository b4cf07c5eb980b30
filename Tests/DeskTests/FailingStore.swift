import Conversation
import Knowledge
import Storage

/// The in-memory store, with a disk that can be full, or from which nothing can be read.
actor FailingStore: EventStore {
  private let store = InMemoryEventStore()
  private var isFull = false
  private var isUnreadable = false

  func fail(_ isFull: Bool) { self.isFull = isFull }

  func failReading(_ isUnreadable: Bool) { self.isUnreadable = isUnreadable }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    if isFull { throw .full(path: "data") }
    return try await store.append(contents, to: conversation, expecting: seq, at: now)
  }

  func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event] {
    if isUnreadable { throw .unusable(path: "data", reason: "a test", mend: "none") }
    return await store.events(of: conversation, after: seq, limit: limit)
  }

  func conversations(limit: Int) async throws(StoreError) -> [ConversationSummary] {
    await store.conversations(limit: limit)
  }

  func waiting() async throws(StoreError) -> [ConversationSummary] { await store.waiting() }

  func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
    await store.summary(of: conversation)
  }

  func conversations(
    matching filter: ConversationFilter, limit: Int
  ) async throws(StoreError) -> [ConversationSummary] { await store.conversations(matching: filter, limit: limit) }

  func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID] {
    await store.due(by: moment, limit: limit)
  }

  func nextDue() async throws(StoreError) -> Timestamp? { await store.nextDue() }

  func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait] { await store.measuredWaits(limit: limit) }

  func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
    await store.search(text, limit: limit)
  }

  func indexForSearch(limit: Int) async throws(StoreError) -> Bool { await store.indexForSearch(limit: limit) }

  func epoch() async throws(StoreError) -> String { await store.epoch() }
}
