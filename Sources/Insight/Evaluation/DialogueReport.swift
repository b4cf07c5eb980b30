import Conversation

extension DialogueSummary {
  /// For people. Without a line feed at the end.
  package var report: String {
    var lines = ["\(total) dialogues", ""]
    let figures = [
      ("A person in time", caughtInTime), ("… because of what was said", heardInTime), ("… be it late", caught),
      ("Mood raised a false alarm", falseAlarms),
    ]
    for (name, figure) in figures where figure.total > 0 {
      lines.append(name + String(repeating: " ", count: 30 - name.count) + Figures.proportion(figure))
    }
    if let latencyMedian, let latency99 {
      lines.append("Time of a message             median \(latencyMedian) µs, p99 \(latency99) µs")
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
      ("heard_in_time", heardInTime.json),
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
