import Foundation
import Sentiment

/// Which threshold on the accumulated frustration costs how many false alarms among calm conversations, and how many
/// frustrated customers it meets in time.
///
/// A threshold does not transfer from one kind of chat to another; a budget of false alarms does. The dialogue files
/// label each customer turn `accepted: yes | no | moved_on | na`, and `no` stands here for what the desk would have
/// noticed: the answer before has failed. So the figures are the most that a perfect ear for acceptance could give.
package struct MoodThresholds: Sendable {
  package struct Row: Hashable, Sendable {
    /// False alarms allowed in 100 calm conversations.
    package var budget: Int
    /// The lowest threshold that stays within the budget.
    package var threshold: Double
    package var falseAlarms: Proportion
    /// Frustrated, sarcastic and abusive customers for whom the threshold is reached at `should_hand_over_by` or
    /// before.
    package var caught: Proportion
  }

  package static let budgets = [1, 2, 5, 10]

  /// `files` are the `dialogues.jsonl` of one or more businesses.
  package static func rows(of files: [TextFile]) throws(UnreadableFile) -> [Row] {
    var dialogues: [ScoredDialogue] = []
    for file in files { dialogues += try ScoredDialogue.all(in: file) }
    let calm = dialogues.filter(\.isCalm).map(\.highest).sorted(by: >)
    let upset = dialogues.filter(\.isUpset)
    guard !calm.isEmpty else { return [] }
    return budgets.map { budget in
      let allowed = min(calm.count - 1, calm.count * budget / 100)
      let threshold = calm[allowed].nextUp
      return Row(
        budget: budget, threshold: threshold,
        falseAlarms: Proportion(calm.count { $0 >= threshold }, of: calm.count),
        caught: Proportion(upset.count { $0.isCaught(at: threshold) }, of: upset.count))
    }
  }

  package static func table(of rows: [Row]) -> String {
    var table = TextTable(["False alarms allowed in 100", "Threshold", "False alarms", "Caught in time"])
    for row in rows {
      table.add([
        String(row.budget), Figures.decimal(row.threshold, places: 2),
        "\(row.falseAlarms.hits) of \(row.falseAlarms.total)", "\(row.caught.hits) of \(row.caught.total)",
      ])
    }
    return table.text
  }
}

/// A dialogue with the accumulated frustration after each of the customer's turns.
private struct ScoredDialogue {
  var label: String
  var handOverBy: Int?
  var accumulated: [Double]

  var isCalm: Bool { label == "calm" || label == "urgent_calm" }
  var isUpset: Bool { ["frustrated", "sarcastic", "abusive"].contains(label) }
  var highest: Double { accumulated.max() ?? 0 }

  func isCaught(at threshold: Double) -> Bool {
    guard let handOverBy, let turn = accumulated.firstIndex(where: { $0 >= threshold }) else { return false }
    return turn <= handOverBy
  }

  static func all(in file: TextFile) throws(UnreadableFile) -> [ScoredDialogue] {
    var dialogues: [ScoredDialogue] = []
    for (index, line) in file.lines.enumerated() where !line.isEmpty {
      guard let written = try? JSONDecoder().decode(Written.self, from: Data(line.utf8)) else {
        throw UnreadableFile(
          file.path, line: index + 1, "this is no labelled dialogue", mend: "Write an object with `label` and `turns`.")
      }
      dialogues.append(ScoredDialogue(written))
    }
    return dialogues
  }

  private init(_ written: Written) {
    label = written.label
    handOverBy = written.should_hand_over_by
    accumulated = []
    var context = FrustrationContext()
    for turn in written.turns where turn.from == "customer" {
      context.botJustFailed = turn.accepted == "no"
      if context.botJustFailed { context.botFailures += 1 }
      context.accumulated = FrustrationScorer.shipped.score(turn.text, in: context).accumulated
      context.earlierMessages = context.earlierMessages.suffix(4) + [turn.text]
      accumulated.append(context.accumulated)
    }
  }
}

private struct Written: Decodable {
  struct Turn: Decodable {
    var from: String
    var text: String
    var accepted: String?
  }

  var label: String
  var turns: [Turn]
  var should_hand_over_by: Int?
}
