/// How a run of text is shown; nothing where the terminal has no styles.
package struct TextStyle: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let bold = TextStyle(rawValue: 1 << 0)
  package static let faint = TextStyle(rawValue: 1 << 1)
  package static let italic = TextStyle(rawValue: 1 << 2)
  package static let underlined = TextStyle(rawValue: 1 << 3)
  package static let struck = TextStyle(rawValue: 1 << 4)
  package static let red = TextStyle(rawValue: 1 << 5)
  package static let green = TextStyle(rawValue: 1 << 6)
  package static let yellow = TextStyle(rawValue: 1 << 7)
  package static let blue = TextStyle(rawValue: 1 << 8)
  package static let cyan = TextStyle(rawValue: 1 << 9)
}

/// Text of one style. Its text is harmless: it has been through `SafeText`, or is the product's own.
package struct StyledRun: Hashable, Sendable {
  package var text: String
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
  package var runs: [StyledRun]

  package init(_ runs: [StyledRun] = []) { self.runs = runs }
  package init(_ text: String, _ style: TextStyle = []) { runs = text.isEmpty ? [] : [StyledRun(text, style)] }

  /// Without styles.
  package var text: String { runs.map(\.text).joined() }
  /// In columns.
  package var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  func indented(by prefix: String) -> StyledLine {
    runs.isEmpty ? self : StyledLine([StyledRun(prefix)] + runs)
  }
}
