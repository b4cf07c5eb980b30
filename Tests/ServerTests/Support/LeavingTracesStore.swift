import Conversation
import Knowledge
import Storage
import StoreSupport

/// A store that stores what erases one conversation, and then cannot remove its traces.
actor LeavingTracesStore: PassingStore {
  let inner = InMemoryEventStore()
  private var kept: ConversationID?

  func leaveTraces(of conversation: ConversationID) { kept = conversation }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    let events = try await inner.append(contents, to: conversation, expecting: seq, at: now)
    if conversation == kept { throw .tracesLeft(path: "data", reason: "a test", mend: "none") }
    return events
  }
}
