import Language

extension SimulationSummary {
  /// For people. Without a line feed at the end.
  ///
  /// - Parameters:
  ///   - before, now: what is compared, in words.
  ///   - limit: conversations listed at most.
  package func report(before: String, now: String, limit: Int) -> String {
    var lines = [total, "Before: \(before).", "Now: \(now).", "", table.text, ""]
    let alarms = [("before", falseAlarmsBefore), ("now", falseAlarmsNow)].filter { _, share in share.total > 0 }
    lines += alarms.map { when, share in "False alarms \(when): \(Figures.proportion(share))" }
    if alarms.isEmpty { lines.append("No conversation is known to have gone well, so nothing can be a false alarm.") }
    guard !changed.isEmpty else { return (lines + ["", "Nothing would have changed."]).joined(separator: "\n") }
    lines += ["", "Changed: \(changed.count)"]
    for conversation in changed.prefix(limit) { lines += conversation.lines }
    if changed.count > limit { lines.append("Not shown: \(changed.count - limit) (--limit shows more).") }
    return lines.joined(separator: "\n")
  }

  private var total: String {
    let count = conversations.count == 1 ? "1 conversation" : "\(conversations.count) conversations"
    return erased == 0 ? count : "\(count); passed over, since their words were erased: \(erased)"
  }

  private var table: TextTable {
    var table = TextTable(["", "before", "now"] + Change.allCases.map(\.rawValue) + ["in 100 before", "in 100 now"])
    for (name, changes) in [("offered for mood", offers), ("called for mood", handOvers)] {
      let counts = [changes.before, changes.now] + Change.allCases.map { changes.counts[$0] ?? 0 }
      table.add([name] + counts.map(String.init) + [inHundred(changes.before), inHundred(changes.now)])
    }
    let blanks = Change.allCases.map { _ in "" } + ["", ""]
    table.add(["offered for want of an answer", String(missesBefore), String(missesNow)] + blanks)
    return table
  }

  private func inHundred(_ count: Int) -> String {
    conversations.isEmpty ? "–" : Figures.decimal(100 * Double(count) / Double(conversations.count), places: 1)
  }
}

extension SimulatedConversation {
  /// What changed, and the line at which it did.
  fileprivate var lines: [String] {
    var lines = ["  \(id.whiteSpaceNormalised)"]
    for (name, change, before, now) in [
      ("offered", offer, before.offeredAt, now.offeredAt),
      ("called", handOver, before.handedOverAt, now.handedOverAt),
    ] {
      guard let change, change != .same else { continue }
      lines.append("    \(name): \(change.rawValue), \(Self.place(before)) → \(Self.place(now))")
      if let turn = now ?? before { lines.append("      \(turns[turn].shortened)") }
    }
    return lines
  }

  /// Counted from 1, as people do.
  private static func place(_ turn: Int?) -> String { turn.map { "line \($0 + 1)" } ?? "not at all" }
}

extension SimulatedTurn {
  private static let shownMaximum = 72

  /// On one line.
  var shortened: String {
    let text = text.whiteSpaceNormalised
    return "“\(text.count > Self.shownMaximum ? text.prefix(Self.shownMaximum - 1) + "…" : text)”"
  }
}

extension SimulationSummary {
  /// For scripts.
  package var json: JSON {
    .object([
      ("conversations", .integer(conversations.count)), ("erased", .integer(erased)),
      ("offers", offers.json(of: conversations.count)), ("hand_overs", handOvers.json(of: conversations.count)),
      ("false_alarms", .object([("before", falseAlarmsBefore.json), ("now", falseAlarmsNow.json)])),
      ("misses", .object([("before", .integer(missesBefore)), ("now", .integer(missesNow))])),
      ("changed", .array(changed.map(\.json))),
    ])
  }
}

extension SimulationSummary.Changes {
  fileprivate func json(of total: Int) -> JSON {
    func share(_ count: Int) -> JSON { total == 0 ? .null : .rounded(Double(count) / Double(total)) }
    return .object(
      [("before", .integer(before)), ("now", .integer(now))]
        + Change.allCases.map { ($0.rawValue, .integer(counts[$0] ?? 0)) }
        + [("share_before", share(before)), ("share_now", share(now))])
  }
}

extension SimulatedConversation {
  /// The line that `simulate --format jsonl` prints; turns are counted from 0. The names stay stable.
  package var json: JSON { .object(members + [("turns", .array(turns.map { .object($0.members) }))]) }

  /// The same, with what the customer wrote and why it scores what it does.
  package var fullJSON: JSON {
    .object(
      members + [
        (
          "turns",
          .array(
            turns.map { turn in
              .object(
                [("text", .string(turn.text))] + turn.members + [("reasons", .array(turn.reasons.map(JSON.string)))])
            })
        )
      ])
  }

  private var members: [(String, JSON)] {
    [
      ("id", .string(id)), ("before", before.json), ("now", now.json),
      ("offer", .optional(offer) { .string($0.rawValue) }), ("hand_over", .optional(handOver) { .string($0.rawValue) }),
      (
        "false_alarm",
        .object([
          ("before", .optional(isFalseAlarm(before), JSON.bool)), ("now", .optional(isFalseAlarm(now), JSON.bool)),
        ])
      ),
    ]
  }
}

extension SimulatedConversation.Marks {
  fileprivate var json: JSON {
    .object([
      ("offered_at", .optional(offeredAt, JSON.integer)), ("handed_over_at", .optional(handedOverAt, JSON.integer)),
    ])
  }
}

extension SimulatedTurn {
  fileprivate var members: [(String, JSON)] {
    [
      ("score", .optional(score, JSON.rounded)), ("before", .optional(before) { .string($0.rawValue) }),
      ("now", .optional(now) { .string($0.rawValue) }),
    ]
  }
}
