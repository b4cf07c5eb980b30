extension AnswerBar {
  /// For people. Without a line feed at the end.
  package var report: String {
    var lines = [judgements]
    guard judged.count >= Self.judgedMinimum else {
      lines.append(
        "That is too few to go by: from \(Self.judgedMinimum) judged answers on a bar is proposed. Until then it stays at "
          + "\(Self.written(current)).")
      return lines.joined(separator: "\n")
    }
    lines.append("Posted at the bar in force, \(Self.written(current)): \(outcome(from: current)).")
    guard let proposed else {
      lines.append("It is where your customers would have it.")
      return lines.joined(separator: "\n")
    }
    lines.append("Proposed: \(Self.written(proposed)). Posted from there on: \(outcome(from: proposed)).")
    if wrong(from: proposed).share ?? 0 > Self.errorMaximum {
      lines.append("Even there more than one in twenty was wrong: look at the answers themselves, too.")
    }
    let more = right(from: proposed) - right(from: current)
    lines.append(
      more >= 0
        ? "Of the right answers \(more) more would have been posted instead of being asked about."
        : "Of the right answers \(-more) would have been asked about instead of being posted.")
    return lines.joined(separator: "\n")
  }

  private var judgements: String {
    guard !judged.isEmpty else { return "No answer in the stored conversations was judged by a customer." }
    let counts = [
      (JudgedAnswer.Evidence.rated, "by a rating"), (.accepted, "by thanks or a farewell"),
      (.rejected, "by an objection"), (.chosen, "by a choice among several"),
    ].map { evidence, words in (judged.count { $0.evidence == evidence }, words) }.filter { $0.0 > 0 }
    let total = judged.count == 1 ? "1 answer was judged" : "\(judged.count) answers were judged"
    return "\(total): \(counts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))."
  }

  private func outcome(from bar: Double) -> String {
    let wrong = wrong(from: bar)
    return "wrong \(Figures.proportion(wrong))"
  }

  /// A bar as it stands in the settings.
  package static func written(_ bar: Double) -> String { Figures.decimal(bar, places: 2) }

  /// For scripts. The names stay stable.
  package var json: JSON {
    .object([
      ("judged", .integer(judged.count)),
      (
        "evidence",
        .object(
          JudgedAnswer.Evidence.allCases.map { kind in
            (kind.rawValue, .integer(judged.count { $0.evidence == kind }))
          })
      ),
      ("bar", .number(current)), ("wrong", wrong(from: current).json),
      ("proposed", .optional(proposed) { .number($0) }),
      ("wrong_if_applied", .optional(proposed) { wrong(from: $0).json }),
    ])
  }
}
