import Foundation

/// docs/errors.md: what people wrote, and between comments the lists that are made from the sources.
struct MessagesPage {
  private static let arrow = " → "

  private(set) var text: String

  init(_ text: String) { self.text = text }

  /// Where the list of a kind stands; nil where the page has none.
  private func place(of kind: MessageKind) -> Range<String.Index>? {
    guard let begin = text.range(of: "<!-- messages: \(kind.name) -->\n"),
      let end = text.range(of: "<!-- end -->", range: begin.upperBound..<text.endIndex)
    else { return nil }
    return begin.upperBound..<end.lowerBound
  }

  func list(of kind: MessageKind) -> String? { place(of: kind).map { String(text[$0]) } }

  mutating func put(_ list: String, for kind: MessageKind) {
    if let place = place(of: kind) { text.replaceSubrange(place, with: list) }
  }

  /// The list that the sources give, with what people wrote below a message of the one that stands there.
  func list(of messages: [Spoken], in kind: MessageKind) -> String {
    let remarks = remarks(in: list(of: kind) ?? "")
    return messages.map { message in
      let line = Self.line(of: message, separator: kind.codeSeparator)
      return line + "\n" + (remarks[line] ?? "")
    }
    .joined()
  }

  /// The indented lines below each line of a list.
  private func remarks(in list: String) -> [String: String] {
    var remarks: [String: String] = [:]
    var message = ""
    for line in list.split(separator: "\n") {
      if line.hasPrefix("- ") { message = String(line) } else { remarks[message, default: ""] += line + "\n" }
    }
    return remarks
  }

  private static func line(of spoken: Spoken, separator: String?) -> String {
    let code = separator.flatMap { separator in
      spoken.code.map { "`\(words(in: $0, separator: separator))` " }
    }
    return "- " + (code ?? "") + escaped(spoken.message) + (spoken.mend.map { arrow + escaped($0) } ?? "")
  }

  /// A name of Swift's as it is known outside: `badField` as `bad_field`.
  private static func words(in name: String, separator: String) -> String {
    name.map { $0.isUppercase ? separator + $0.lowercased() : String($0) }.joined()
  }

  /// Without what markdown would take for its own. Between backticks nothing is.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      index.isMultiple(of: 2) ? String(part).replacing("<", with: "\\<").replacing("[", with: "\\[") : String(part)
    }
    .joined(separator: "`")
  }
}
