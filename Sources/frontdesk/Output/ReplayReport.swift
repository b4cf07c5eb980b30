import Insight
import Knowledge
import Terminal

/// Shows what came of replays: a line for each transcript that went as expected, a readable difference for each that
/// did not.
struct ReplayReport {
  private let console: Console

  init(_ console: Console) { self.console = console }

  func show(_ replays: [Replay]) throws(Failure) {
    for replay in replays {
      let file = SafeText.line(replay.transcript.file)
      if replay.passed {
        try console.show(StyledLine([StyledRun("ok", .green), StyledRun("    \(file)")]))
      } else {
        for mismatch in replay.mismatches { try show(mismatch) }
      }
    }
    let failed = replays.count { !$0.passed }
    let turns = replays.reduce(0) { $0 + $1.transcript.turns.count }
    let summary = "\(counted(replays.count, "transcript")), \(counted(turns, "turn")): "
    try console.show(
      StyledLine([
        StyledRun("\n" + summary),
        failed == 0 ? StyledRun("all as expected.", .green) : StyledRun("\(failed) went otherwise.", .red),
      ]))
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private func show(_ mismatch: Replay.Mismatch) throws(Failure) {
    try console.show(
      StyledLine([
        StyledRun("differs", .red), StyledRun(" \(SafeText.line("\(mismatch.location)"))", .bold),
      ]))
    for (name, text) in mismatch.report {
      for (index, line) in SafeText.lines(text).enumerated() {
        let label = index == 0 ? name : ""
        let style: TextStyle = name == "why" || name.isEmpty ? .faint : []
        try console.show(
          StyledLine([
            StyledRun("  " + label + String(repeating: " ", count: 10 - label.count), labelStyle(label)),
            StyledRun(line, style),
          ]))
      }
    }
  }

  private func labelStyle(_ label: String) -> TextStyle {
    switch label {
    case "expected": .green
    case "got": .red
    default: .faint
    }
  }
}

extension JSON {
  /// An object for each transcript, with what went otherwise.
  init(_ replays: [Replay]) {
    self = .array(
      replays.map { replay in
        .object([
          ("file", .string(replay.transcript.file)), ("turns", .integer(replay.transcript.turns.count)),
          ("passed", .bool(replay.passed)), ("mismatches", .array(replay.mismatches.map { JSON($0) })),
        ])
      })
  }

  private init(_ mismatch: Replay.Mismatch) {
    self = .object([
      ("line", .integer(mismatch.location.line)), ("customer", .optional(mismatch.customer, JSON.string)),
      ("expected", .array(mismatch.expected.map(JSON.string))), ("got", .string(mismatch.got)),
      ("bot", .array(mismatch.bot.map(JSON.string))), ("why", .array(mismatch.why.map(JSON.string))),
    ])
  }
}
