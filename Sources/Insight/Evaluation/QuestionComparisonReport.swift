import Conversation
import Knowledge

extension QuestionComparison {
  /// For people. Without a line feed at the end.
  package var report: String {
    var lines = ["\(pairs.count) questions", ""]
    let figures = [
      ("The right thing was done", met), ("The right entry first, of \(first.total) answerable", first),
      ("No wrong entry posted", harmless),
    ]
    for (name, outcomes) in figures {
      lines.append("\(name): \(outcomes.before) before, \(outcomes.now) now.")
      lines.append("  \(outcomes.sentence).")
    }
    for (outcome, heading) in [(Outcome.won, "Won"), (.lost, "Lost"), (.changed, "Otherwise, and as right as before")] {
      let found = self[outcome]
      if found.isEmpty { continue }
      lines += ["", "\(heading): \(found.count)"]
      for pair in found {
        lines.append("  \(pair.now.question.text.whiteSpaceNormalised)")
        lines.append("    \(pair.before.deed)  →  \(pair.now.deed)")
        if outcome != .won { lines.append("    expected: \(pair.now.question.gold.written)") }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// For scripts.
  package var json: JSON {
    .object([
      ("questions", .integer(pairs.count)), ("met", met.json), ("first", first.json), ("harmless", harmless.json),
      ("pairs", .array(pairs.filter { $0.outcome != .same }.map(\.json))),
    ])
  }
}

extension QuestionComparison.Pair {
  /// The line that `eval --compare --format jsonl` prints. The names stay stable.
  package var json: JSON {
    .object([
      ("text", .string(now.question.text)), ("gold", .string(now.question.gold.written)),
      ("outcome", .string(outcome.rawValue)), ("before", before.side), ("now", now.side),
    ])
  }
}

extension Judgement {
  fileprivate var side: JSON {
    .object([
      ("decision", .string(action.evaluated.rawValue)), ("entries", .array(entries.map { .string($0.rawValue) })),
      ("confidence", .rounded(confidence)), ("met", .bool(isMet)),
    ])
  }
}
