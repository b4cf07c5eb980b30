/// Characters that a text file could lose or that would play tricks on whoever reads it: in a transcript they are
/// written `\u{1B}`, so that what was said comes back scalar for scalar, and nothing invisible stands in the file (H31,
/// H32).
enum TranscriptEscapes {
  /// `text` as it may stand after a keyword; lines after the first are indented by two spaces.
  static func encoded(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { $0 != "\n" }), let last = scalars.lastIndex(where: { $0 != "\n" })
    else { return String(repeating: newline, count: scalars.count) }
    let lines = scalars[first...last].split(separator: "\n", omittingEmptySubsequences: false)
    let inner = lines.map(encoded(line:)).joined(separator: "\n")
    // A line feed at either end would be lost in the layout of the file.
    return String(repeating: newline, count: scalars.distance(from: scalars.startIndex, to: first))
      + indented(inner)
      + String(repeating: newline, count: scalars.distance(from: last, to: scalars.endIndex) - 1)
  }

  private static func indented(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      written.append(scalars[index])
      let next = scalars.index(after: index)
      if scalars[index] == "\n", next < scalars.endIndex, scalars[next] != "\n" {
        written.append(contentsOf: "  ".unicodeScalars)
      }
    }
    return String(written)
  }

  /// The inverse of `encoded`, the indentation already removed. What only looks like an escape stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.contains("\\u{") else { return text }
    var rest = text.unicodeScalars[...]
    var decoded = String.UnicodeScalarView()
    while let scalar = rest.first {
      if let (escaped, end) = escape(at: rest) {
        decoded.append(escaped)
        rest = rest[end...]
      } else {
        decoded.append(scalar)
        rest.removeFirst()
      }
    }
    return String(decoded)
  }

  private static let newline = "\\u{A}"

  private static func encoded(line: Substring.UnicodeScalarView) -> String {
    var written = ""
    for index in line.indices {
      let scalar = line[index]
      let atEdge = index == line.startIndex || line.index(after: index) == line.endIndex
      if mustBeEscaped(scalar) || atEdge && scalar.properties.isWhitespace || looksLikeEscape(line[index...]) {
        written += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        written.unicodeScalars.append(scalar)
      }
    }
    return written
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    case .spaceSeparator: scalar != " " && scalar != "\u{A0}"
    default: false
    }
  }

  private static func looksLikeEscape(_ text: Substring.UnicodeScalarView) -> Bool {
    text.starts(with: "\\u{".unicodeScalars)
  }

  private static func escape(
    at text: Substring.UnicodeScalarView
  ) -> (Unicode.Scalar, end: Substring.UnicodeScalarView.Index)? {
    guard looksLikeEscape(text), let close = text.firstIndex(of: "}") else { return nil }
    let digits = text[text.index(text.startIndex, offsetBy: 3)..<close]
    guard (1...6).contains(digits.count), let value = UInt32(String(digits), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, text.index(after: close))
  }
}
