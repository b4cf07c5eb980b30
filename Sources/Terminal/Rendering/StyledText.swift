/// How a run of text is shown; nothing where the terminal has no styles.
package struct TextStyle: OptionSet, Hashable, Sendable {
  /// One bit for each style; how they are sent to the terminal is `Painter`'s affair.
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What is to be found at a glance: headings, names of commands.
  package static let bold = TextStyle(rawValue: 1 << 0)
  /// What may be passed over: notes about the program, rules, quotation bars.
  package static let faint = TextStyle(rawValue: 1 << 1)
  /// Emphasis in an answer.
  package static let italic = TextStyle(rawValue: 1 << 2)
  /// The text of a link.
  package static let underlined = TextStyle(rawValue: 1 << 3)
  /// Words that no longer hold.
  package static let struck = TextStyle(rawValue: 1 << 4)
  /// Something went wrong.
  package static let red = TextStyle(rawValue: 1 << 5)
  /// What is well, what is new, and the name of a person who speaks.
  package static let green = TextStyle(rawValue: 1 << 6)
  /// What wants attention: a lost connection, a note, somebody who waits.
  package static let yellow = TextStyle(rawValue: 1 << 7)
  /// The name of the customer.
  package static let blue = TextStyle(rawValue: 1 << 8)
  /// The bot's name, its quick replies, and code.
  package static let cyan = TextStyle(rawValue: 1 << 9)
}

/// Text of one style. Its text is harmless: it has been through `SafeText`, or is the product's own.
package struct StyledRun: Hashable, Sendable {
  /// Without line ends and control characters.
  package var text: String
  /// Empty: as the terminal shows text anyway.
  package var style: TextStyle
  /// Where the text leads, for terminals that can be told (OSC 8).
  package var link: String?

  package init(_ text: String, _ style: TextStyle = [], link: String? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }
}

/// One line of a screen, or of running text before it is wrapped.
package struct StyledLine: Hashable, Sendable {
  /// From left to right; none: a blank line.
  package var runs: [StyledRun]

  /// A line made of runs of several styles.
  package init(_ runs: [StyledRun] = []) { self.runs = runs }
  /// A line of one style; without runs where there is no text.
  package init(_ text: String, _ style: TextStyle = []) { runs = text.isEmpty ? [] : [StyledRun(text, style)] }

  /// Without styles.
  package var text: String { runs.map(\.text).joined() }
  /// In columns.
  package var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  func indented(by prefix: String) -> StyledLine {
    runs.isEmpty ? self : StyledLine([StyledRun(prefix)] + runs)
  }
}
