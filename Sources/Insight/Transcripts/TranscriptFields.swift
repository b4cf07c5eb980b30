import Knowledge

/// A `keyword: value` of a transcript with the lines that continue it, before anybody asks what it means.
struct TranscriptField {
  var keyword: String
  /// Escapes not yet read.
  var value: String
  /// Where the keyword stands.
  var location: SourceLocation
  /// Where the value begins.
  var valueLocation: SourceLocation
}

/// Cuts the text of a transcript into fields.
struct TranscriptFields {
  private(set) var fields: [TranscriptField] = []
  private(set) var flaws: [Diagnostic] = []

  private let file: String
  private var blankLines = 0

  init(of text: String, file: String) {
    self.file = file
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() { take(line, number: index + 1) }
  }

  private mutating func take(_ line: Substring.UnicodeScalarView, number: Int) {
    guard let first = line.first, line.contains(where: { !$0.properties.isWhitespace }) else {
      blankLines += 1
      return
    }
    if first == "#" { return }
    if first == " " || first == "\t" {
      continueField(with: String(line).trimmed, at: number)
    } else {
      beginField(line, at: number)
    }
    blankLines = 0
  }

  private mutating func continueField(with text: String, at line: Int) {
    guard let last = fields.indices.last else {
      flaw("this line continues nothing", at: line, mend: "Begin it with a keyword, such as `customer:`.")
      return
    }
    let lineFeeds = fields[last].value.isEmpty ? 0 : blankLines + 1
    fields[last].value += String(repeating: "\n", count: lineFeeds) + text
  }

  private mutating func beginField(_ line: Substring.UnicodeScalarView, at number: Int) {
    guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy(\.properties.isLowercase) else {
      flaw(
        "this line begins with no keyword", at: number,
        mend: "Begin it with `customer:`, `bot:`, `expect:` or `after:`, indent it to continue the line above, "
          + "or put `#` before it.")
      return
    }
    let value = line[line.index(after: colon)...]
    let blanks = value.prefix { $0.properties.isWhitespace }.count
    let column = line.distance(from: line.startIndex, to: colon) + 2 + (blanks == value.count ? 0 : blanks)
    fields.append(
      TranscriptField(
        keyword: String(line[..<colon]), value: String(value).trimmed,
        location: SourceLocation(file: file, line: number, column: 1),
        valueLocation: SourceLocation(file: file, line: number, column: column)))
  }

  private mutating func flaw(_ message: String, at line: Int, mend: String) {
    flaws.append(
      Diagnostic(.error, "transcript", at: SourceLocation(file: file, line: line, column: 1), message, mend: mend))
  }
}
