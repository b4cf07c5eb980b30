import Conversation

extension DialogueSummary {
  /// For people. Without a line feed at the end.
  package var report: String {
    var lines = ["\(total) dialogues", ""]
    if caughtInTime.total > 0 { lines.append("A person in time             " + Figures.proportion(caughtInTime)) }
    if caught.total > 0 { lines.append("A person, be it late         " + Figures.proportion(caught)) }
    if falseAlarms.total > 0 { lines.append("Mood raised a false alarm    " + Figures.proportion(falseAlarms)) }
    if let latencyMedian, let latency99 {
      lines.append("Time of a message            median \(latencyMedian) µs, p99 \(latency99) µs")
    }
    return (lines + ["", labelTable.text]).joined(separator: "\n")
  }

  private var labelTable: TextTable {
    var table = TextTable(
      ["label", "dialogues", "in time", "false alarms", "offered", "handed over"] + Cause.allCases.map(\.rawValue))
    for label in labels {
      table.add(
        [
          label.label.isEmpty ? "–" : label.label, String(label.total), label.caughtInTime.short,
          label.falseAlarms.short, String(label.offered), String(label.handedOver),
        ] + Cause.allCases.map { String(label.causes[$0] ?? 0) })
    }
    return table
  }
}

extension DialogueSummary {
  /// For scripts.
  package var json: JSON {
    .object([
      ("dialogues", .integer(total)),
      ("caught_in_time", caughtInTime.json),
      ("caught", caught.json),
      ("false_alarms", falseAlarms.json),
      ("labels", .array(labels.map(\.json))),
      (
        "microseconds",
        .object([("median", .optional(latencyMedian, JSON.integer)), ("p99", .optional(latency99, JSON.integer))])
      ),
    ])
  }
}

extension DialogueSummary.LabelSummary {
  fileprivate var json: JSON {
    .object([
      ("label", .string(label)), ("dialogues", .integer(total)), ("caught_in_time", caughtInTime.json),
      ("false_alarms", falseAlarms.json), ("offered", .integer(offered)), ("handed_over", .integer(handedOver)),
      ("first_cause", .object(Cause.allCases.map { ($0.rawValue, .integer(causes[$0] ?? 0)) })),
    ])
  }
}

extension Proportion {
  fileprivate var short: String { total == 0 ? "–" : "\(hits)/\(total)" }
}
