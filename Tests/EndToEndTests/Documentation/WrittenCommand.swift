import TestSupport

/// A command of ours as it stands in a text: `frontdesk …`, `.build/release/frontdesk …` or `make …`.
struct WrittenCommand: Sendable {
  enum Program { case frontdesk, make }

  /// As written, without a prompt, a comment and what other programs do with its output.
  var text: String
  var program: Program
  var arguments: [String]
  /// Variables that are set for it alone.
  var environment: [String: String] = [:]
  /// The page and the line.
  var place = ""

  /// Those in blocks of code and between backticks, in the order of the page. The program's name alone is no command.
  static func all(in page: MarkdownPage) -> [WrittenCommand] {
    var found: [(line: Int, command: WrittenCommand)] = []
    for block in page.blocks {
      for line in joined(block) { found += all(in: line.text).map { (line.line, $0) } }
    }
    for piece in page.inlineCode { found += all(in: piece.text).map { (piece.line, $0) } }
    return found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map { _, found in
      var command = found.command
      command.place = "\(page.path):\(found.line)"
      return command
    }
  }

  /// Those in one line, which may join several by `|`, `&&` and `;`.
  static func all(in line: String) -> [WrittenCommand] {
    var line = line.replacing(/\s#\s.*$/, with: "").trimmingPrefix(/\$ |ExecStart=/)
    if let output = line.firstRange(of: /\s\d?>/) { line = line[..<output.lowerBound] }
    return line.split(separator: /\||&&|;/).compactMap { part in WrittenCommand(words: Self.words(part)) }
  }

  private init?(words: [String]) {
    var rest = words[...]
    if rest.first == "sudo", rest.dropFirst().first == "-u" { rest = rest.dropFirst(3) }
    while let word = rest.first, let match = word.wholeMatch(of: /([A-Z_]+)=(.*)/) {
      environment[String(match.1)] = String(match.2)
      rest = rest.dropFirst()
    }
    guard let name = rest.first, rest.count > 1 else { return nil }
    switch name {
    case "make": program = .make
    case _ where name == "frontdesk" || name.hasSuffix("/frontdesk"): program = .frontdesk
    default: return nil
    }
    text = rest.joined(separator: " ")
    arguments = Array(rest.dropFirst())
    // What a program makes known of itself in the middle of a line is not started by it: `frontdesk → …`.
    guard arguments.allSatisfy({ !"{(→".contains($0.first ?? "{") }) else { return nil }
  }

  /// Words as a shell parts them, without their quotation marks.
  private static func words(_ text: Substring) -> [String] {
    text.matches(of: /(?:"[^"]*"|'[^']*'|[^\s"'])+/).map { $0.0.filter { $0 != "\"" && $0 != "'" } }
  }

  /// Lines that end in a backslash go on in the next.
  private static func joined(_ block: [MarkdownPage.Piece]) -> [MarkdownPage.Piece] {
    var lines: [MarkdownPage.Piece] = []
    var isOpen = false
    for piece in block {
      let goesOn = piece.text.hasSuffix("\\")
      let text = goesOn ? String(piece.text.dropLast()) : piece.text
      if isOpen {
        lines[lines.count - 1].text += text
      } else {
        lines.append(piece)
        lines[lines.count - 1].text = text
      }
      isOpen = goesOn
    }
    return lines
  }
}
