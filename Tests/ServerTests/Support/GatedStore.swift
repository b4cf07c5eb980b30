import Conversation
import Knowledge
import Storage
import StoreSupport

/// A store whose commits wait until they are let through.
actor GatedStore: PassingStore {
  let inner = InMemoryEventStore()
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
    return try await inner.append(contents, to: conversation, expecting: seq, at: now)
  }
}
