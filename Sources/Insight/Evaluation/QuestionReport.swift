import Conversation

extension QuestionSummary {
  /// For people. Without a line feed at the end.
  package var report: String {
    var lines = ["\(total) questions\n"]
    lines += figures.map { name, value in name + String(repeating: " ", count: 34 - name.count) + value }
    lines += ["", "By what should happen", kindTable.text]
    if !calibration.bins.isEmpty { lines += ["", "Confidence against outcome", calibrationTable.text] }
    return lines.joined(separator: "\n")
  }

  private var figures: [(String, String)] {
    [
      ("First choice right", Figures.proportion(firstChoice)),
      ("Among the first three", Figures.proportion(firstThree)),
      ("Answered, of the answerable", Figures.proportion(coverage)),
      ("Wrong, of these", Figures.proportion(errorAmongAnswered)),
      ("Wrong, of everything posted", Figures.proportion(errorAmongPosted)),
      ("Choices that hold the right one", Figures.proportion(choices)),
      ("Posted though nothing answers it", Figures.proportion(wronglyPosted)),
      ("Answerable told apart (AUROC)", outOfScopeArea.map { Figures.decimal($0, places: 3) } ?? "–"),
      ("Calibration error (ECE)", calibration.expectedError.map { Figures.decimal($0, places: 3) } ?? "–"),
      (
        "Time of a question",
        latencyMedian.flatMap { median in latency99.map { "median \(median) µs, p99 \($0) µs" } } ?? "–"
      ),
    ]
  }

  private var kindTable: TextTable {
    let actions: [Decision.Action] = [.answer, .ask, .offer, .handOver, .smallTalk, .disclose]
    var table = TextTable(["", "questions", "first", "in three", "met", "wrong"] + actions.map(\.rawValue))
    for kind in kinds {
      let counts = [kind.total, kind.firstChoice, kind.firstThree, kind.met, kind.wrong]
      table.add([kind.kind.rawValue] + counts.map(String.init) + actions.map { String(kind.actions[$0] ?? 0) })
    }
    return table
  }

  private var calibrationTable: TextTable {
    var table = TextTable(["confidence", "questions", "mean", "right"])
    for bin in calibration.bins {
      table.add([
        "\(Figures.decimal(bin.lower, places: 1))–\(Figures.decimal(bin.upper, places: 1))", String(bin.outcome.total),
        Figures.decimal(bin.meanConfidence, places: 3), Figures.decimal(bin.outcome.share ?? 0, places: 3),
      ])
    }
    return table
  }
}

extension QuestionSummary {
  /// For scripts.
  package var json: JSON {
    .object([
      ("questions", .integer(total)),
      ("accuracy", firstChoice.json),
      ("recall_at_3", firstThree.json),
      ("coverage", coverage.json),
      ("error_among_answered", errorAmongAnswered.json),
      ("error_among_posted", errorAmongPosted.json),
      ("choices_hold_it", choices.json),
      ("wrongly_posted", wronglyPosted.json),
      ("out_of_scope_auroc", .optional(outOfScopeArea, JSON.rounded)),
      ("calibration_error", .optional(calibration.expectedError, JSON.rounded)),
      ("calibration", .array(calibration.bins.map(\.json))),
      ("kinds", .array(kinds.map(\.json))),
      (
        "microseconds",
        .object([("median", .optional(latencyMedian, JSON.integer)), ("p99", .optional(latency99, JSON.integer))])
      ),
    ])
  }
}

extension Calibration.Bin {
  fileprivate var json: JSON {
    .object([
      ("from", .rounded(lower)), ("to", .rounded(upper)), ("confidence", .rounded(meanConfidence)),
      ("right", .integer(outcome.hits)), ("total", .integer(outcome.total)),
    ])
  }
}

extension QuestionSummary.KindSummary {
  fileprivate var json: JSON {
    .object([
      ("gold", .string(kind.rawValue)), ("questions", .integer(total)), ("first", .integer(firstChoice)),
      ("in_three", .integer(firstThree)), ("met", .integer(met)), ("wrong", .integer(wrong)),
      (
        "decisions",
        .object(
          [Decision.Action.answer, .ask, .offer, .handOver, .smallTalk, .disclose].map {
            ($0.rawValue, .integer(actions[$0] ?? 0))
          })
      ),
    ])
  }
}
