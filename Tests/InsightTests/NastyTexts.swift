import Conversation
import TestSupport

/// Texts that a format must carry unharmed.
enum NastyTexts {
  static let pieces = [
    "where is my order", "Größe", " ", "  ", "\n", "\n\n", "\t", "\r\n", "\r", "/human", "/", "#", "# no comment",
    "customer:",
    "bot: hello", "expect: answer a", "\u{1B}]0;x\u{7}", "\u{0}", "\u{202E}", "\u{200B}", "\u{FEFF}", "\\u{41}", "\\u{",
    "\\",
    "}", "👩‍👩‍👧", "e\u{301}", "\u{85}", "\u{2028}", "\u{A0}", "\u{3000}", "“quoted”", "a + b, c", "- item", "1. item", ":",
  ]

  static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
  }

  /// One that says something: a desk refuses what nobody can see.
  static func message(_ random: inout SeededGenerator) -> String {
    while true {
      let text = text(&random)
      if !MaskedText(masking: text).isBlank { return text }
    }
  }
}
