package import Conversation
package import Knowledge
package import Storage

/// The in-memory store, with a disk that can be full, also when it has stored already, or from which nothing can be read.
package actor FailingStore: PassingStore {
  package let inner = InMemoryEventStore()
  private var isFull = false
  private var failsWhenStored = false
  private var isUnreadable = false

  package init() {}

  package static let tracesLeft = StoreError.tracesLeft(path: "data", reason: "a test", mend: "none")

  package func fail(_ isFull: Bool) { self.isFull = isFull }

  /// What is appended is stored, and fails: as where the traces of what was erased could not be removed.
  package func failWhenStored(_ fails: Bool) { failsWhenStored = fails }

  package func failReading(_ isUnreadable: Bool) { self.isUnreadable = isUnreadable }

  package func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    if isFull { throw .full(path: "data") }
    let events = try await inner.append(contents, to: conversation, expecting: seq, at: now)
    if failsWhenStored { throw Self.tracesLeft }
    return events
  }

  package func finishErasing() async throws(StoreError) { if failsWhenStored { throw Self.tracesLeft } }

  package func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event] {
    if isUnreadable { throw .unusable(path: "data", reason: "a test", mend: "none") }
    return await inner.events(of: conversation, after: seq, limit: limit)
  }
}
