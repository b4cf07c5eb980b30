import Conversation
import Knowledge
import Storage
import Synchronization

/// One process's way to the store. Every call waits a while before and after, so that others come in between; and when
/// the process has died, nothing comes back to it: what it had under way is stored or is not.
final class SimulatedStore: EventStore {
  private let inner: any EventStore
  private let isDead = Mutex(false)

  init(_ inner: any EventStore) { self.inner = inner }

  func die() { isDead.withLock { $0 = true } }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    await pass()
    let events = try await inner.append(contents, to: conversation, expecting: seq, at: now)
    await pass()
    return events
  }

  func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event] {
    await pass()
    let events = try await inner.events(of: conversation, after: seq, limit: limit)
    await pass()
    return events
  }

  func conversations(limit: Int) async throws(StoreError) -> [ConversationSummary] {
    await pass()
    return try await inner.conversations(limit: limit)
  }

  func waiting() async throws(StoreError) -> [ConversationSummary] {
    await pass()
    return try await inner.waiting()
  }

  func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
    await pass()
    return try await inner.summary(of: conversation)
  }

  func conversations(
    matching filter: ConversationFilter, limit: Int
  ) async throws(StoreError) -> [ConversationSummary] {
    await pass()
    return try await inner.conversations(matching: filter, limit: limit)
  }

  func conversations(
    of customer: CustomerID, after last: ConversationID?, limit: Int
  ) async throws(StoreError) -> [ConversationID] {
    await pass()
    return try await inner.conversations(of: customer, after: last, limit: limit)
  }

  func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID] {
    await pass()
    return try await inner.due(by: moment, limit: limit)
  }

  func nextDue() async throws(StoreError) -> Timestamp? { try await inner.nextDue() }

  func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait] {
    await pass()
    return try await inner.measuredWaits(limit: limit)
  }

  func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
    try await inner.search(text, limit: limit)
  }

  func finishErasing() async throws(StoreError) { try await inner.finishErasing() }

  func indexForSearch(limit: Int) async throws(StoreError) -> Bool { try await inner.indexForSearch(limit: limit) }

  func epoch() async throws(StoreError) -> String { try await inner.epoch() }

  /// Lets others go first. Who is dead waits for ever.
  private func pass() async {
    await Task.yield()
    if isDead.withLock({ $0 }) { await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in } }
  }
}
