package import Conversation
package import Storage

extension Desk {
  /// Where a conversation stands, after all that was asked of it before.
  package func state(of conversation: ConversationID) async throws(DeskError) -> ConversationState {
    try await withCheckedContinuation { continuation in
      let isTaken = give(.look { continuation.resume(returning: $0) }, to: conversation)
      if !isTaken { continuation.resume(returning: .failure(.overloaded)) }
    }.get()
  }

  /// Whether the words of a conversation were erased after `seq`, or none are left, after all that was asked of it before;
  /// true as well where that cannot be read.
  package func isErased(_ conversation: ConversationID, since seq: Int) async -> Bool {
    guard let state = try? await state(of: conversation), state.holdsWords,
      let events = try? await stored(of: conversation, after: seq)
    else { return true }
    return events.contains { $0.content.kind == .forgotten }
  }

  /// At most `limit` events with a `seq` above `seq`, in order.
  package func events(
    of conversation: ConversationID, after seq: Int, limit: Int
  ) async throws(DeskError) -> [Event] {
    let events = try await stored(of: conversation, after: seq, limit: limit)
    if events.isEmpty { try await require(conversation) }
    return events
  }

  /// At most `limit` events with a `seq` below `seq`, the last ones, in order.
  package func events(
    of conversation: ConversationID, before seq: Int, limit: Int
  ) async throws(DeskError) -> [Event] {
    let last = max(0, seq - 1)
    return try await events(of: conversation, after: max(0, last - max(0, limit)), limit: min(last, max(0, limit)))
  }

  /// Names the history that every `seq` counts in, see `EventStore.epoch`.
  package func epoch() async throws(DeskError) -> String {
    do { return try await store.epoch() } catch { throw .store(error) }
  }

  /// What a customer has, the one with the latest event first.
  package func conversations(
    of customer: CustomerID, limit: Int
  ) async throws(DeskError) -> [ConversationSummary] {
    do {
      return try await store.conversations(matching: ConversationFilter(customer: customer), limit: limit)
    } catch {
      throw .store(error)
    }
  }

  /// The names of what a customer has, a page at a time, see `EventStore`.
  package func conversations(
    of customer: CustomerID, after last: ConversationID?, limit: Int
  ) async throws(DeskError) -> [ConversationID] {
    do { return try await store.conversations(of: customer, after: last, limit: limit) } catch { throw .store(error) }
  }

  private func require(_ conversation: ConversationID) async throws(DeskError) {
    let summary: ConversationSummary?
    do { summary = try await store.summary(of: conversation) } catch { throw .store(error) }
    if summary == nil { throw .notFound }
  }
}
