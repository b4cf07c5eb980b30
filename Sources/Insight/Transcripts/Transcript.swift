package import Knowledge
package import Language

/// A conversation in a form that people read, write and edit, and that `replay` runs as a regression test.
///
/// The room looks at the bot from outside, through the code that customers talk to: it replays and judges
/// conversations, says what other settings would have changed, exports what is stored, and measures. Nothing that
/// serves customers depends on it.
///
/// `docs/transcripts.md` is the reference of the text form; `Transcript(parsing:file:)` reads it, `written` writes it.
package struct Transcript: Hashable, Sendable {
  /// Where it was read from, for messages; empty for one that was not.
  package var file: String
  /// The knowledge folder it was written for, relative to the transcript's own folder or to one above it.
  package var knowledge: String?
  /// When the conversation opens; nil: `LocalMoment.ordinaryMorning`.
  package var at: LocalMoment?
  /// The language the customer comes in with; nil: the business's own.
  package var locale: LocaleCode?
  /// What the bot's first lines must be.
  package var opening: Expected
  /// After the bot's first lines, in order.
  package var turns: [Turn]
  /// Put at the top as comments when written; not kept when read.
  package var preamble: [String]
  /// Put at the end as comments when written; not kept when read.
  package var remarks: [String]

  package init(
    file: String = "", knowledge: String? = nil, at: LocalMoment? = nil, locale: LocaleCode? = nil,
    opening: Expected = Expected(), turns: [Turn] = [], preamble: [String] = [], remarks: [String] = []
  ) {
    self.file = file
    self.knowledge = knowledge
    self.at = at
    self.locale = locale
    self.opening = opening
    self.turns = turns
    self.preamble = preamble
    self.remarks = remarks
  }

  /// What the customer does, and what must follow.
  package struct Turn: Hashable, Sendable {
    /// What the customer does.
    package enum Line: Hashable, Sendable {
      /// As it is typed, several lines included.
      case says(String)
      /// `/human`: a person is asked for without words.
      case asksForPerson
      /// `/restart`: the conversation ends and a new one opens.
      case restarts
    }

    /// What begins the turn.
    package var line: Line
    /// Since the turn before, in milliseconds.
    package var pause: Int64
    /// What must follow it.
    package var expected: Expected
    /// Put under the turn as comments when written; not kept when read.
    package var remarks: [String]
    /// Of the line; `unknown` for a turn that was not read from a file.
    package var location: SourceLocation

    package init(
      _ line: Line, after pause: Int64 = 0, expected: Expected = Expected(), remarks: [String] = [],
      location: SourceLocation = .unknown
    ) {
      self.line = line
      self.pause = pause
      self.expected = expected
      self.remarks = remarks
      self.location = location
    }
  }

  /// What must be true of the bot's turn.
  package struct Expected: Hashable, Sendable {
    /// Texts that the bot's lines must contain, white space apart.
    package var texts: [Placed<String>]
    /// All of them must be met.
    package var outcomes: [Placed<Expectation>]

    package init(texts: [Placed<String>] = [], outcomes: [Placed<Expectation>] = []) {
      self.texts = texts
      self.outcomes = outcomes
    }
  }

  /// A value and where it stands in the file.
  package struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
    /// What stands there.
    package var value: Value
    /// Where it begins; `unknown` where it was not read from a file.
    package var location: SourceLocation

    package init(_ value: Value, at location: SourceLocation = .unknown) {
      self.value = value
      self.location = location
    }
  }
}

/// Why a transcript cannot be read: every flaw in it, in the order of lines.
package struct TranscriptFlaws: Error, Hashable, Sendable {
  /// At least one.
  package var flaws: [Diagnostic]

  /// - Parameter flaws: in the order of lines.
  package init(_ flaws: [Diagnostic]) { self.flaws = flaws }
}
