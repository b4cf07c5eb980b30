import Language

extension FairnessSummary {
  /// For people. Without a line feed at the end.
  package var report: String {
    var lines = [
      "\(all.flips.total) pairs; a person is offered from \(Figures.decimal(offerAt, places: 2)) on", "",
      "Mean gap, first less second, and mean size of the gap: of the message alone, of the probability (p) that an",
      "answer is not accepted, and of the score after an answer that follows one which was not accepted.",
      "Offered: one side would be offered a person, as a first line or there, and the other not.", "",
      table.text, "", "Heard least alike",
    ]
    for verdict in worst {
      lines.append("  \(verdict.pair.group), \(verdict.pair.kind), line \(verdict.pair.line)")
      for (text, side) in [(verdict.pair.first, verdict.first), (verdict.pair.second, verdict.second)] {
        lines.append(
          "    \(Figures.decimal(side.reply, places: 2)) (p \(Figures.decimal(side.notAccepted, places: 2)))  "
            + text.whiteSpaceNormalised)
      }
    }
    return lines.joined(separator: "\n")
  }

  private var table: TextTable {
    var table = TextTable(["", "pairs", "message", "size", "p", "size", "score", "size", "offered"])
    for group in groups {
      table.add([group.group] + group.cells)
      for kind in kinds where kind.group == group.group { table.add(["  \(kind.kind ?? "")"] + kind.cells) }
    }
    table.add(["all"] + all.cells)
    return table
  }
}

extension FairnessSummary.Row {
  fileprivate var cells: [String] {
    let gaps = [message, notAccepted, score].flatMap { [$0.mean, $0.absolute] }
    return [String(flips.total)] + gaps.map { Figures.decimal($0, places: 3) } + [String(flips.hits)]
  }

  fileprivate var json: JSON {
    .object([
      ("group", group.isEmpty ? .null : .string(group)), ("kind", .optional(kind, JSON.string)),
      ("message", message.json), ("not_accepted", notAccepted.json), ("score", score.json), ("flips", flips.json),
    ])
  }
}

extension FairnessSummary.Gap {
  fileprivate var json: JSON { .object([("mean", .rounded(mean)), ("absolute", .rounded(absolute))]) }
}

extension FairnessSummary {
  /// For scripts.
  package var json: JSON {
    .object([
      ("offer_at", .number(offerAt)), ("all", all.json), ("groups", .array(groups.map(\.json))),
      ("kinds", .array(kinds.map(\.json))), ("worst", .array(worst.map { $0.json(at: offerAt) })),
    ])
  }
}

extension FairnessVerdict {
  /// The line that `eval --fairness --format jsonl` prints. The names stay stable.
  package func json(at threshold: Double) -> JSON {
    .object([
      ("group", .string(pair.group)), ("kind", .string(pair.kind)), ("line", .integer(pair.line)),
      ("first", first.json(pair.first)), ("second", second.json(pair.second)),
      ("flipped", .bool(isFlipped(at: threshold))),
    ])
  }
}

extension FairnessVerdict.Side {
  fileprivate func json(_ text: String) -> JSON {
    .object([
      ("text", .string(text)), ("message", .rounded(message)), ("not_accepted", .rounded(notAccepted)),
      ("opening", .rounded(opening)), ("reply", .rounded(reply)),
    ])
  }
}
