package import Knowledge

/// What came of replaying a transcript.
package struct Replay: Sendable {
  /// What was replayed.
  package var transcript: Transcript
  /// In the order of the turns; a turn has one at most.
  package var mismatches: [Mismatch]

  /// Whether everything went as the transcript says.
  package var passed: Bool { mismatches.isEmpty }

  /// A turn that went otherwise than the transcript says.
  package struct Mismatch: Sendable {
    /// Of the first expectation that was not met.
    package var location: SourceLocation
    /// What the customer did; nil where the bot's first lines are meant.
    package var customer: String?
    /// What was expected and did not happen, as the transcript words it.
    package var expected: [String]
    /// What happened, in the same words.
    package var got: String
    /// The bot's lines.
    package var bot: [String]
    /// The reasons of the last decision.
    package var why: [String]
  }
}

extension Replay.Mismatch {
  /// The mismatch as lines of a name and a text; a name that is repeated is left out.
  package var report: [(name: String, text: String)] {
    let said = [("customer", customer ?? "(comes in)")]
    let rows =
      said + expected.map { ("expected", $0) } + [("got", got)] + bot.map { ("bot", $0) } + why.map { ("why", $0) }
    var last = ""
    return rows.map { name, text in
      defer { last = name }
      return (name == last ? "" : name, text)
    }
  }
}
