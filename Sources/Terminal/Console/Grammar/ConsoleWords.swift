/// A line cut into words; a word in double quotation marks may hold spaces, and `\"` and `\\`.
struct ConsoleWords {
  struct Word: Hashable {
    var text: String
    var isQuoted: Bool
  }

  private var rest: Substring

  init(_ line: Substring) { rest = line }
  init(_ line: String) { rest = line[...] }

  /// What is not yet read, without white space at its ends.
  var remainder: String { rest.trimmed }

  mutating func next() throws(GrammarProblem) -> Word? {
    rest = rest.drop(while: \.isWhitespace)
    guard let first = rest.first else { return nil }
    if first == "\"" { return try quoted() }
    let word = rest.prefix { !$0.isWhitespace }
    rest = rest.dropFirst(word.count)
    return Word(text: String(word), isQuoted: false)
  }

  mutating func all() throws(GrammarProblem) -> [Word] {
    var words: [Word] = []
    while let word = try next() { words.append(word) }
    return words
  }

  private mutating func quoted() throws(GrammarProblem) -> Word {
    var text = ""
    var isEscaped = false
    for index in rest.indices.dropFirst() {
      let character = rest[index]
      if isEscaped {
        if character != "\"", character != "\\" { text.append("\\") }
        text.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        rest = rest[rest.index(after: index)...]
        return Word(text: text, isQuoted: true)
      } else {
        text.append(character)
      }
    }
    throw .unclosedQuote
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
