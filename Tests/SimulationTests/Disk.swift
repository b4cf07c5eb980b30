import Conversation
import Knowledge
import Storage
import StoreSupport

/// The disk: what is stored here outlives every process, and is told to the journal.
final class Disk: PassingStore {
  let inner = InMemoryEventStore()
  private let journal: Journal

  init(_ journal: Journal) { self.journal = journal }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    try await inner.append(contents, to: conversation, expecting: seq, at: now, entering: journal)
  }
}

extension InMemoryEventStore {
  /// Stores, and enters into the journal before anybody else can store.
  fileprivate func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp,
    entering journal: Journal
  ) throws(StoreError) -> [Event] {
    do throws(StoreError) {
      let events = try append(contents, to: conversation, expecting: seq, at: now)
      journal.commit(events, to: conversation)
      return events
    } catch {
      if case .conflict = error { journal.verdict.mark(.lostRace) }
      throw error
    }
  }
}
