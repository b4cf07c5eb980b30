/// Which threshold on the frustration costs how many false alarms among calm conversations, and how many frustrated
/// customers it meets in time.
///
/// A threshold does not transfer from one kind of chat to another; a budget of false alarms does. Whether an answer was
/// accepted is not told: the scorer finds it out, as it does at the desk.
package struct MoodThresholds: Sendable {
  /// What one budget of false alarms buys.
  package struct Row: Hashable, Sendable {
    /// False alarms allowed in 100 calm conversations.
    package var budget: Int
    /// The lowest threshold that stays within the budget.
    package var threshold: Double
    /// Of the calm conversations, those that reach the threshold at any turn.
    package var falseAlarms: Proportion
    /// Customers for whom the threshold is reached at `should_hand_over_by` or before: all upset ones, and by label.
    package var caught: Proportion
    /// `caught` by the label of the dialogues; labels without a dialogue are missing.
    package var caughtByLabel: [String: Proportion]
  }

  /// The rows, in this order.
  package static let budgets = [1, 2, 5, 10]
  /// Labels of dialogues in which a person is due; the calm ones are `calm` and `urgent_calm`.
  package static let upsetLabels = ["frustrated", "sarcastic", "abusive"]
  private static let calmLabels = ["calm", "urgent_calm"]

  /// One for each budget; empty where no dialogue is calm.
  package let rows: [Row]
  /// Of telling an upset conversation, from where a person is due, from a calm one at the same turn; nil where one kind
  /// is missing.
  package let areaAtEqualTurns: Double?

  /// - Parameter verdicts: of dialogues with labels; those with another label than the five do not count.
  package init(_ verdicts: [DialogueVerdict]) {
    let calm = verdicts.filter { Self.calmLabels.contains($0.dialogue.label ?? "") }
    let upset = verdicts.filter { Self.upsetLabels.contains($0.dialogue.label ?? "") }
    let highest = calm.map { $0.turns.map(\.frustration).max() ?? 0 }.sorted(by: >)
    rows =
      highest.isEmpty
      ? []
      : Self.budgets.map { budget in
        let threshold = highest[min(highest.count - 1, highest.count * budget / 100)].nextUp
        return Row(
          budget: budget, threshold: threshold,
          falseAlarms: Proportion(highest.count { $0 >= threshold }, of: highest.count),
          caught: Self.caught(upset, at: threshold),
          caughtByLabel: Dictionary(grouping: upset) { $0.dialogue.label ?? "" }
            .mapValues { Self.caught($0, at: threshold) })
      }
    areaAtEqualTurns = Self.area(upset, calm)
  }

  private static func caught(_ upset: [DialogueVerdict], at threshold: Double) -> Proportion {
    Proportion(
      upset.count { verdict in
        guard let due = verdict.dialogue.shouldHandOverBy,
          let turn = verdict.turns.firstIndex(where: { $0.frustration >= threshold })
        else { return false }
        return turn <= due
      }, of: upset.count)
  }

  /// Pairs of an upset and a calm conversation at the same turn, of all turns together; a score that only counts turns
  /// tells none of them apart.
  private static func area(_ upset: [DialogueVerdict], _ calm: [DialogueVerdict]) -> Double? {
    var (won, pairs) = (0.0, 0.0)
    for verdict in upset {
      for (number, turn) in verdict.turns.enumerated() where number >= verdict.dialogue.mustNotBefore ?? 0 {
        for other in calm where number < other.turns.count {
          pairs += 1
          let rival = other.turns[number].frustration
          won += turn.frustration > rival ? 1 : turn.frustration == rival ? 0.5 : 0
        }
      }
    }
    return pairs == 0 ? nil : won / pairs
  }

  /// For people. Without a line feed at the end.
  package var table: String {
    var table = TextTable(
      ["False alarms allowed in 100", "Threshold", "False alarms", "Caught in time"] + Self.upsetLabels)
    for row in rows {
      table.add(
        [
          String(row.budget), Figures.decimal(row.threshold, places: 2),
          "\(row.falseAlarms.hits) of \(row.falseAlarms.total)", "\(row.caught.hits) of \(row.caught.total)",
        ]
          + Self.upsetLabels.map { label in
            row.caughtByLabel[label].map { "\($0.hits) of \($0.total)" } ?? "–"
          })
    }
    let area = areaAtEqualTurns.map { Figures.decimal($0, places: 3) } ?? "–"
    return table.text + "\nTold apart at equal turns (AUROC): \(area)"
  }
}
