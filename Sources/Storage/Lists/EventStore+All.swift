extension EventStore {
  /// Conversations, the one with the latest event first.
  package func conversations(limit: Int) async throws(StoreError) -> [ConversationSummary] {
    try await conversations(matching: ConversationFilter(), limit: limit)
  }
}
