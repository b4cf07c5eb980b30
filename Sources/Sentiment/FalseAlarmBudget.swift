/// Which threshold on `Frustration.score` costs about how many false alarms in a hundred calm conversations.
///
/// Measured on 176 calm and calm but urgent conversations of many trades, each scored by what was learnt from others,
/// middle of the three tiers (docs/frustration.md); in a straight line between. A business's own conversations may differ:
/// `frontdesk simulate --budget` measures there.
package enum FalseAlarmBudget {
  /// False alarms in 100, and the threshold.
  private static let measured: [(budget: Double, threshold: Double)] = [(1, 2.7), (2, 2.0), (5, 1.55), (10, 1.05)]

  /// Budgets for which there is a threshold, in false alarms in 100 calm conversations.
  package static let range = 1.0...10.0

  /// - Parameter budget: false alarms in 100 calm conversations; outside of `range` its nearest end counts.
  package static func threshold(allowing budget: Double) -> Double {
    let budget = min(max(budget, range.lowerBound), range.upperBound)
    guard let next = measured.firstIndex(where: { $0.budget >= budget }), next > 0 else { return measured[0].threshold }
    let (low, high) = (measured[next - 1], measured[next])
    let share = (budget - low.budget) / (high.budget - low.budget)
    return low.threshold + share * (high.threshold - low.threshold)
  }
}
