package import Knowledge

extension MissReport {
  /// For people. Without a line feed at the end.
  ///
  /// - Parameter limit: groups shown at most.
  package func text(_ base: KnowledgeBase, limit: Int) -> String {
    guard !groups.isEmpty else {
      return misses == 0
        ? "Every stored question was answered." : "\(Self.questions(misses)); all of them are answered by now."
    }
    var lines = [
      "\(Self.questions(misses)) found nothing, had to be asked back, or got an answer that did not help. Each group below "
        + "seems to want the same."
    ]
    if answeredByNow > 0 { lines.append("Answered by now, and left out: \(answeredByNow).") }
    if leftOut > 0 { lines.append("Too rare to be grouped, and left out: \(leftOut).") }
    for (number, group) in groups.prefix(limit).enumerated() {
      lines += ["", "\(number + 1). \(group.heading)"] + group.lines(base).map { "   " + $0 }
    }
    if groups.count > limit {
      lines += ["", "Smaller groups not shown: \(groups.count - limit) (--limit shows more)."]
    }
    return lines.joined(separator: "\n")
  }

  fileprivate static func questions(_ count: Int) -> String { count == 1 ? "1 question" : "\(count) questions" }
}

extension MissReport.Group {
  private static let wordingsShown = 8

  fileprivate var heading: String {
    let kinds = [
      (count(.nothingFound), "found nothing"), (count(.askedBack), "asked back"), (count(.rejected), "did not help"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(MissReport.questions(count)): \(kinds.joined(separator: ", "))"
  }

  /// The wordings stand as they would stand under `Also asked:`.
  fileprivate func lines(_ base: KnowledgeBase) -> [String] {
    var lines = wordings.prefix(Self.wordingsShown).map { "- \($0.text)" }
    if wordings.count > Self.wordingsShown {
      lines.append("… and \(wordings.count - Self.wordingsShown) other wordings")
    }
    for choice in chosen {
      lines.append(
        "Asked back, customers chose \(name(of: choice.entry, base)): \(choice.count) of \(count(.askedBack)).")
    }
    guard let wanted = chosen.first?.entry ?? nearest, let entry = base.entry(wanted) else {
      return lines + ["No entry is near: this may need an entry of its own."]
    }
    if chosen.isEmpty { lines.append("Nearest entry: \(name(of: wanted, base)), to \(nearestCount) of \(count).") }
    lines.append(
      "If that is the answer, add them under “Also asked:” in \(entry.location.file); if not, write an entry.")
    return lines
  }

  private func name(of id: EntryID, _ base: KnowledgeBase) -> String {
    base.entry(id).map { "“\($0.title)” (\(id))" } ?? id.rawValue
  }
}

extension MissReport {
  /// For scripts. All groups.
  package var json: JSON {
    .object([
      ("misses", .integer(misses)), ("answered_by_now", .integer(answeredByNow)), ("left_out", .integer(leftOut)),
      ("groups", .array(groups.map(\.json))),
    ])
  }
}

extension MissReport.Group {
  /// The line that `eval --misses --format jsonl` prints. The names stay stable.
  package var json: JSON {
    .object([
      ("count", .integer(count)),
      (
        "wordings",
        .array(
          wordings.map { wording in
            .object(
              [("text", .string(wording.text))]
                + Miss.Kind.allCases.map { ($0.rawValue, .integer(wording.kinds[$0] ?? 0)) })
          })
      ),
      ("nearest", .optional(nearest) { .string($0.rawValue) }), ("nearest_count", .integer(nearestCount)),
      (
        "chosen",
        .array(
          chosen.map { .object([("entry", .string($0.entry.rawValue)), ("count", .integer($0.count))]) })
      ),
    ])
  }
}
