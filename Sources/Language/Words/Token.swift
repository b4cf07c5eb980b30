/// A word or number of a text.
package struct Token: Hashable, Sendable {
  /// Folded, as `folded(_:)` does: `"Größe"` is `grosse`.
  package let text: String
  /// Where it stands in the text it was read from, in the original spelling.
  package let range: Range<String.Index>

  /// - Parameter text: folded already.
  package init(text: String, range: Range<String.Index>) {
    self.text = text
    self.range = range
  }
}

/// The words and numbers of a text, in order, with their places. How contractions and numbers are read:
/// `don't` is `dont`, `l'adresse` is `l` and `adresse`, `3.50` is one number, `2.` is `2`, `e-mail` is `e` and `mail`.
/// Linear in the length.
package func tokens(of text: String) -> [Token] {
  // A copy that is native, contiguous UTF-8; its offsets are the original's, whose UTF-8 is the same.
  var contiguous = text
  return contiguous.withUTF8 { bytes in
    var scanner = WordScanner(bytes)
    var tokens: [Token] = []
    let view = text.utf8
    while scanner.next() {
      let start = view.index(view.startIndex, offsetBy: scanner.start)
      let end = view.index(start, offsetBy: scanner.end - scanner.start)
      tokens.append(Token(text: String(decoding: scanner.word, as: UTF8.self), range: start..<end))
    }
    return tokens
  }
}

/// The folded words and numbers of a text, in order: the `text`s of `tokens(of:)`, without their places.
package func words(of text: String) -> [String] {
  var text = text
  return text.withUTF8 { bytes in
    var scanner = WordScanner(bytes)
    var words: [String] = []
    while scanner.next() { words.append(String(decoding: scanner.word, as: UTF8.self)) }
    return words
  }
}
