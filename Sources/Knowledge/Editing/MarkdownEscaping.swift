/// Writes plain text as markdown that reads as that text and nothing else.
package enum MarkdownEscaping {
  /// One line: no emphasis, link, HTML, code, entity or attribute in it, and no heading, list, rule or quotation at its
  /// beginning. Braces are parted, because variables are filled in after the escapes are read.
  package static func line(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var escaped = String.UnicodeScalarView()
    let opening = openingMark(scalars)
    for (index, scalar) in scalars.enumerated() {
      let beginsComment = scalar == "!" && index > 0 && scalars[index - 1] == "<"
      if index == opening || beginsComment || alwaysEscaped.contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// Several lines, each kept as a line, blank ones parting paragraphs.
  static func paragraphs(_ lines: [String]) -> String {
    lines.enumerated().map { index, text in
      let goesOn = index + 1 < lines.count && !text.isEmpty && !lines[index + 1].isEmpty
      return withoutKeyword(line(text), of: text) + (goesOn ? "\\" : "")
    }.joined(separator: "\n")
  }

  private static let alwaysEscaped = Set("\\`*_[]<>&~|#{}".unicodeScalars)

  /// The index of what would make a block of the line; none of `alwaysEscaped`, which need no second look.
  private static func openingMark(_ scalars: [Unicode.Scalar]) -> Int? {
    guard let first = scalars.first else { return nil }
    if "-+=:".unicodeScalars.contains(first) { return 0 }
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    guard digits > 0, digits < scalars.count, scalars[digits] == "." || scalars[digits] == ")" else { return nil }
    return digits
  }

  /// `Also asked:` in an answer is said, not meant: see `Keyword.isDenied(in:)`.
  private static func withoutKeyword(_ escaped: String, of text: String) -> String {
    guard Keyword.allCases.contains(where: { $0.rest(of: text) != nil }), let colon = escaped.firstIndex(of: ":")
    else { return escaped }
    return escaped[..<colon] + "\\" + escaped[colon...]
  }
}

extension String {
  /// With no two opening braces in a row: filling in variables looks at the text that is read, which no escape reaches.
  var withoutVariables: String {
    var parted = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "{", parted.last == "{" { parted.append(" ") }
      parted.append(scalar)
    }
    return String(parted)
  }
}
