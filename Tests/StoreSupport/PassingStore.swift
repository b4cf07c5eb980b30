package import Conversation
package import Knowledge
package import Storage

/// A store that passes on to another all that it does not do itself. How it appends is its own affair.
package protocol PassingStore: EventStore {
  var inner: InMemoryEventStore { get }
}

extension PassingStore {
  package func finishErasing() async throws(StoreError) { await inner.finishErasing() }

  package func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event] {
    await inner.events(of: conversation, after: seq, limit: limit)
  }

  package func waiting() async throws(StoreError) -> [ConversationSummary] { await inner.waiting() }

  package func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
    await inner.summary(of: conversation)
  }

  package func conversations(
    matching filter: ConversationFilter, limit: Int
  ) async throws(StoreError) -> [ConversationSummary] {
    await inner.conversations(matching: filter, limit: limit)
  }

  package func conversations(
    of customer: CustomerID, after last: ConversationID?, limit: Int
  ) async throws(StoreError) -> [ConversationID] {
    await inner.conversations(of: customer, after: last, limit: limit)
  }

  package func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID] {
    await inner.due(by: moment, limit: limit)
  }

  package func nextDue() async throws(StoreError) -> Timestamp? { await inner.nextDue() }

  package func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait] {
    await inner.measuredWaits(limit: limit)
  }

  package func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
    await inner.search(text, limit: limit)
  }

  package func indexForSearch(limit: Int) async throws(StoreError) -> Bool { await inner.indexForSearch(limit: limit) }

  package func epoch() async throws(StoreError) -> String { await inner.epoch() }
}
