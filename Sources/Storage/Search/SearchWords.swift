import Foundation

/// The words of a text as the search compares them: without case and accents.
///
/// A word is a run of letters, digits and their marks. Every store searches with these, so that all find the same.
enum SearchWords {
  /// Words of a search that count; a search for more is one for the first of them.
  static let queryMaximum = 64

  /// The words of `text`, in order.
  static func of(_ text: String) -> [String] {
    var words: [String] = []
    forEach(in: text) { word, _ in
      words.append(word)
      return true
    }
    return words
  }

  /// What a search for `text` must find, each once.
  static func wanted(in text: String) -> [String] {
    var seen: Set<String> = []
    return Array(of(text).filter { seen.insert($0).inserted }.prefix(queryMaximum))
  }

  /// Hands each word to `body` with the offset in scalars at which it begins, until `body` says false.
  static func forEach(in text: String, _ body: (String, Int) -> Bool) {
    var word = String.UnicodeScalarView()
    var start = 0
    var offset = 0
    func handOver() -> Bool {
      let folded = fold(word)
      word.removeAll(keepingCapacity: true)
      return folded.isEmpty || body(folded, start)
    }
    for scalar in text.unicodeScalars {
      if isPartOfWord(scalar) {
        if word.isEmpty { start = offset }
        word.append(scalar)
      } else if !word.isEmpty, !handOver() {
        return
      }
      offset += 1
    }
    if !word.isEmpty { _ = handOver() }
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case ..<0x80: return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  private static func fold(_ word: String.UnicodeScalarView) -> String {
    if word.allSatisfy(\.isASCII) { return String(word).lowercased() }
    let decomposed = String(word).lowercased().decomposedStringWithCanonicalMapping
    var folded = String.UnicodeScalarView()
    for scalar in decomposed.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: break
      // The two forms of the small sigma are one letter.
      default: folded.append(scalar == "ς" ? "σ" : scalar)
      }
    }
    return String(folded)
  }
}
