/// Which threshold on `Frustration.score` costs about how many false alarms in a hundred calm conversations.
///
/// Measured on 176 calm and calm but urgent conversations of many trades, each scored by what was learnt from others,
/// middle of the three tiers (docs/frustration.md); in a straight line between. A business's own conversations may
/// differ, and count beside these as they come.
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

  /// As many calm conversations as were measured before: a business's own weigh as much, each.
  package static let priorWeight = 176.0
  /// Fewer of a business's own tell too little, and a few strangers could make them up.
  package static let ownMinimum = 50
  /// How far a business's own may move a threshold.
  package static let shiftMaximum = 0.5

  /// The lowest threshold, in hundredths and near the measured one (`shiftMaximum`), that keeps the budget by what was
  /// measured before and by a business's own calm conversations together; the highest such where none keeps it. The
  /// measured one where there are fewer than `ownMinimum`.
  ///
  /// - Parameters:
  ///   - budget: false alarms in 100 calm conversations; outside of `range` its nearest end counts.
  ///   - own: the highest score of each.
  package static func threshold(allowing budget: Double, own: [Double]) -> Double {
    let budget = min(max(budget, range.lowerBound), range.upperBound)
    let usual = Self.threshold(allowing: budget)
    guard own.count >= ownMinimum else { return usual }
    let all = Double(own.count) + priorWeight
    // One answer that was not accepted makes 1, and is not to be enough.
    let lowest = max(1.05, usual - shiftMaximum)
    let highest = usual + shiftMaximum
    let found = (Self.hundredths(lowest)...Self.hundredths(highest)).first { hundredths in
      let threshold = Double(hundredths) / 100
      let alarms = Double(own.count { $0 >= threshold }) + priorWeight * share(atOrAbove: threshold)
      return alarms <= all * budget / 100 + 1e-9
    }
    return Double(found ?? Self.hundredths(highest)) / 100
  }

  private static func hundredths(_ score: Double) -> Int { Int((score * 100).rounded()) }

  /// The share of calm conversations that reach a threshold, 0–1; beyond what was measured in a straight line, up to
  /// all of them and down to none at 4.
  static func share(atOrAbove threshold: Double) -> Double {
    let known = measured + [(0, 4)]
    let falling = known.sorted { $0.threshold < $1.threshold }
    let next = min(max(falling.firstIndex { $0.threshold >= threshold } ?? falling.count - 1, 1), falling.count - 1)
    let (low, high) = (falling[next - 1], falling[next])
    let slope = (high.budget - low.budget) / (high.threshold - low.threshold)
    return min(max(low.budget + slope * (threshold - low.threshold), 0), 100) / 100
  }
}
