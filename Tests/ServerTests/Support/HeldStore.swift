import Conversation
import Knowledge
import Storage
import StoreSupport

/// A store from which the answer to one question can be long on its way.
actor HeldStore: PassingStore {
  let inner = InMemoryEventStore()
  private var holdsNext = false
  private var held: CheckedContinuation<Void, Never>?

  var isHolding: Bool { held != nil }

  /// The next summary that is asked for is as it was then, and comes when it is let go.
  func holdNextSummary() { holdsNext = true }

  func letGo() {
    held?.resume()
    held = nil
  }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    try await inner.append(contents, to: conversation, expecting: seq, at: now)
  }

  func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
    let summary = await inner.summary(of: conversation)
    if holdsNext {
      holdsNext = false
      await withCheckedContinuation { held = $0 }
    }
    return summary
  }
}
