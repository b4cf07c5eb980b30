import Comprehension
import Conversation
import Desk
import Insight
import Storage
import Terminal

/// Keeps the budgets of false alarms among the business's own conversations: those that were rated well, or resolved
/// without a person, count beside what was measured before (`FalseAlarmBudget`).
struct OwnBudgets: Sendable {
  /// How often it looks.
  static let interval = Duration.seconds(24 * 3_600)
  /// Before whoever runs the desk beside something else looks for the first time: most are gone by then.
  static let patience = Duration.seconds(600)
  /// The latest that are read.
  static let conversationsMaximum = 2_000

  /// A longer conversation is no customer's with a bot, and would only take memory.
  static let eventsMaximum = 5_000

  let desk: Desk
  let store: SQLiteEventStore
  let configuration: Configuration

  /// Until cancelled.
  ///
  /// - Parameter pause: before it looks for the first time.
  func follow(after pause: Duration, _ tell: (String) async -> Void) async {
    if pause > .zero { try? await Task.sleep(for: pause) }
    while !Task.isCancelled {
      if let notice = await keep() { await tell(notice) }
      try? await Task.sleep(for: Self.interval)
    }
  }

  /// - Returns: what was changed; nil where nothing was, or the store could not be read: then it is tried again.
  func keep() async -> String? {
    guard let calm = try? await calmScores(), !calm.isEmpty else { return nil }
    let (offerAt, handOverAt) = configuration.thresholds(keptAmong: calm)
    let policy = desk.receptionist.policy
    guard offerAt != policy.offerAt || handOverAt != policy.handOverAt else { return nil }
    desk.adopt(offerAt: offerAt, handOverAt: handOverAt)
    return """
      \(calm.count) customers' latest conversations went well. By them and the budgets of false alarms a person is \
      offered from \(offerAt) on and called from \(handOverAt) on.
      """
  }

  private func calmScores() async throws -> [Double] {
    var scores: [CalmScore] = []
    for summary in try await store.summaries(limit: Self.conversationsMaximum) {
      try Task.checkCancellation()
      // One that is damaged says nothing; the others do.
      guard summary.seq <= Self.eventsMaximum, let events = try? await store.allEvents(of: summary.id) else { continue }
      if let score = CalmScore(events) { scores.append(score) }
    }
    return CalmScore.byCustomer(scores)
  }
}
