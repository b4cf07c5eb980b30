/// Walks once over a text and hands out its words: folded bytes, and where in the text they stand.
///
/// - A word is a run of letters and digits. Everything else parts words: `e-mail` is `e`, `mail`.
/// - A number keeps its inner `.`, `,` and `:` (`3.50`, `9:30`), but not a trailing one (`2.` is `2`).
/// - An apostrophe inside a word is dropped and joins: `don't` is `dont`, `what's` is `whats`, `geht's` is `gehts`, as
///   people type them who leave it out, so one form serves rules, stop words and matching.
/// - Except after a French elision (`l'`, `d'`, `c'`, `qu'`, …), where it parts: `l'adresse` is `l`, `adresse`, so the
///   noun matches wherever it stands.
/// - Zero-width characters part nothing, so that a hidden one does not hide a word.
struct WordScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let table: FoldingTable
  private var index = 0

  /// The word found last, folded, as UTF-8.
  private(set) var word: [UInt8] = []
  /// Where the word begins and ends in the text, in bytes.
  private(set) var start = 0
  private(set) var end = 0

  /// A character between two parts of what may be one word; it counts only once the next part has come.
  private var joint: UInt8 = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    table = .shipped
    word.reserveCapacity(32)
  }

  /// Moves to the next word; false at the end of the text.
  mutating func next() -> Bool {
    word.removeAll(keepingCapacity: true)
    joint = 0
    while index < bytes.count {
      let before = index
      let kind = read()
      switch kind {
      case .partOfWord(let length):
        if joint == UInt8(ascii: "'"), isElision(word.dropLast(length)) {
          index = before
          word.removeLast(length)
          return true
        }
        if word.count == length { start = before }
        end = index
        joint = 0
      case .joint(let character):
        if word.isEmpty { continue }
        if joint != 0 { return true }
        joint = character
      case .gap:
        if !word.isEmpty { return true }
      case .nothing:
        continue
      }
    }
    return !word.isEmpty
  }

  private enum Kind {
    /// Already appended to `word`, so many bytes.
    case partOfWord(Int)
    case joint(UInt8)
    case gap
    case nothing
  }

  /// Reads one character and says what it is to the word.
  private mutating func read() -> Kind {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      return take(ascii: lowerCased(byte))
    }
    let (codePoint, width) = decoded(bytes, at: index)
    index += width
    return take(codePoint)
  }

  private mutating func take(ascii byte: UInt8) -> Kind {
    if isLetter(byte) { return append(byte) }
    if isDigit(byte) {
      // "3.50" is one number, "ok.3" is not.
      if joint != 0, joint != UInt8(ascii: "'") {
        word.append(joint)
        word.append(byte)
        return .partOfWord(2)
      }
      return append(byte)
    }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return .joint(UInt8(ascii: "'"))
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"):
      return isInsideNumber ? .joint(byte) : .gap
    default: return .gap
    }
  }

  private mutating func take(_ codePoint: UInt32) -> Kind {
    let replacement = table[codePoint]
    if replacement == .dropped { return .nothing }
    if let ascii = replacement.ascii { return take(ascii: ascii) }
    guard let scalar = Unicode.Scalar(codePoint) else { return .gap }
    if replacement == .none {
      if let digit = asciiDigit(scalar) { return take(ascii: digit) }
      guard isPartOfWord(scalar) else { return .gap }
    } else if replacement.packed & 0xFF == UInt32(UInt8(ascii: ".")) {
      return .gap
    }
    let length = word.count
    appendFolded(codePoint, by: table, to: &word)
    return .partOfWord(word.count - length)
  }

  private mutating func append(_ byte: UInt8) -> Kind {
    word.append(byte)
    return .partOfWord(1)
  }

  /// A number's separator stands after a digit and before one.
  private var isInsideNumber: Bool {
    guard let last = word.last, isDigit(last), index < bytes.count else { return false }
    return isDigit(bytes[index])
  }
}

@inline(__always)
private func isLetter(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

/// Letters of any script, the vowel signs that belong to them, and numbers that are no digits (Ⅷ, ½).
private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
  let properties = scalar.properties
  if properties.isAlphabetic { return true }
  switch properties.generalCategory {
  case .nonspacingMark, .spacingMark, .otherNumber, .letterNumber: return true
  default: return false
  }
}

/// The French words that lose their vowel before another one. Each is at most six letters.
private func isElision(_ word: ArraySlice<UInt8>) -> Bool {
  guard let first = word.first else { return false }
  if word.count == 1 {
    switch first {
    case UInt8(ascii: "l"), UInt8(ascii: "d"), UInt8(ascii: "j"), UInt8(ascii: "m"), UInt8(ascii: "t"),
      UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "n"):
      return true
    default: return false
    }
  }
  guard word.count <= 6, word.suffix(2).elementsEqual("qu".utf8) else { return false }
  return ["qu", "quelqu", "jusqu", "lorsqu", "puisqu", "quoiqu"].contains { word.elementsEqual($0.utf8) }
}
