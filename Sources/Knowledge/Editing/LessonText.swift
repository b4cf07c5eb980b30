/// Foreign text as lines that hold nothing but what is seen.
enum LessonText {
  /// On one line, white space as single spaces.
  static func line(_ text: String) -> String { lines(text).joined(separator: " ") }

  /// Lines without white space at their ends, blank ones empty, none of them at the ends, no two in a row.
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var words: [String.UnicodeScalarView] = []
    var word = String.UnicodeScalarView()
    func endWord() {
      if !word.isEmpty { words.append(word) }
      word = String.UnicodeScalarView()
    }
    func endLine() {
      endWord()
      let line = words.map { String($0) }.joined(separator: " ")
      words = []
      if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
    }
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\n" where isAfterReturn: continue
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": endLine()
      case _ where actsOnOrder(scalar): continue
      case _ where scalar.properties.isWhitespace || scalar.properties.generalCategory == .control: endWord()
      default: word.append(scalar)
      }
    }
    endLine()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Marks that turn the direction of what is shown (H32), and the byte order mark. Joiners stay: scripts and emoji
  /// need them.
  private static func actsOnOrder(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isBidiControl || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }
}
