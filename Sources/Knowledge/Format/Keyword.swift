/// The two words of the format that people write in their own language. The English form works in every file.
enum Keyword: CaseIterable {
  case alsoAsked
  case askNext

  /// In English, German, French, Spanish; lower case, without the colon.
  var forms: [String] {
    switch self {
    case .alsoAsked: ["also asked", "auch gefragt", "autres formulations", "también preguntan"]
    case .askNext: ["ask next", "als nächstes fragen", "à demander ensuite", "preguntar después"]
    }
  }

  /// What follows the keyword and its colon in `text`; nil where the text does not begin with it.
  ///
  /// Case and the space before the colon, which French has, are of no importance.
  func rest(of text: String) -> Substring? {
    guard let colon = text.utf8.prefix(Self.lengthMax).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let word = text[..<colon].lowercased().trimmed
    guard forms.contains(word) else { return nil }
    return text[text.utf8.index(after: colon)...]
  }

  /// Whether a line's first colon is escaped: `Also asked\:` is said to customers, not meant for the bot.
  static func isDenied(in line: String) -> Bool {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return false }
    return line.utf8[line.utf8.index(before: colon)] == UInt8(ascii: "\\")
  }

  /// Of any form with white space around it, in UTF-8 bytes; saves searching whole paragraphs.
  private static let lengthMax = 48
}

extension StringProtocol {
  /// Without white space at both ends, the no-break spaces of French included.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(self[first..<scalars.index(after: last)])
  }
}
