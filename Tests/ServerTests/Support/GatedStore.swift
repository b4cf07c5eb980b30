import Conversation
import Knowledge
import Storage

/// A store whose commits wait until they are let through.
actor GatedStore: EventStore {
  private let store = InMemoryEventStore()
  private var isShut = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func shut() { isShut = true }

  func open() {
    isShut = false
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    if isShut { await withCheckedContinuation { waiting.append($0) } }
    return try await store.append(contents, to: conversation, expecting: seq, at: now)
  }

  func events(of conversation: ConversationID, after seq: Int, limit: Int) async -> [Event] {
    await store.events(of: conversation, after: seq, limit: limit)
  }

  func conversations(limit: Int) async -> [ConversationSummary] { await store.conversations(limit: limit) }
  func waiting() async -> [ConversationSummary] { await store.waiting() }
  func summary(of conversation: ConversationID) async -> ConversationSummary? {
    await store.summary(of: conversation)
  }

  func conversations(matching filter: ConversationFilter, limit: Int) async -> [ConversationSummary] {
    await store.conversations(matching: filter, limit: limit)
  }

  func due(by moment: Timestamp, limit: Int) async -> [ConversationID] { await store.due(by: moment, limit: limit) }
  func nextDue() async -> Timestamp? { await store.nextDue() }
  func measuredWaits(limit: Int) async -> [MeasuredWait] { await store.measuredWaits(limit: limit) }
  func search(_ text: String, limit: Int) async -> [SearchHit] { await store.search(text, limit: limit) }
  func indexForSearch(limit: Int) async -> Bool { await store.indexForSearch(limit: limit) }
  func epoch() async -> String { await store.epoch() }
}
