/// Walks over a message and hands out the words that may be misspelt: letters of ASCII with apostrophes in them, with
/// nothing but spaces and ordinary punctuation around them. Addresses, numbers, codes and words with accents are passed
/// over.
struct PlainWords {
  struct Word {
    /// Of its letters in lower case, as `hash(of:)` has it.
    var hash: UInt64
    /// In bytes of the message, apostrophes within.
    var range: Range<Int>
    /// Whether it has a capital that neither a sentence's beginning nor shouting explains.
    var mayBeName: Bool
    /// Whether an apostrophe stands in it that is not of "n't": of a name, as in "liam's", or of dialect.
    var isElided: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var beginsSentence = true
  /// Whether the message has no small letter.
  private let isShouted: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    isShouted = !bytes.contains { $0 >= 0x61 && $0 <= 0x7a }
  }

  mutating func next() -> Word? {
    while index < bytes.count {
      guard Self.belongs(bytes[index]) else {
        if Self.endsSentence(bytes[index]) { beginsSentence = true }
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, Self.belongs(bytes[index]) { index += 1 }
      let begins = beginsSentence
      beginsSentence = bytes[index - 1] == UInt8(ascii: ".")
      if let word = word(start..<index, beginsSentence: begins) { return word }
    }
    return nil
  }

  /// The letters of a word in lower case, without apostrophes.
  func letters(of word: Word) -> [UInt8] { word.range.compactMap { isLetter(bytes[$0]) ? bytes[$0] | 0x20 : nil } }

  private func word(_ stretch: Range<Int>, beginsSentence: Bool) -> Word? {
    var stretch = stretch
    // A full stop or apostrophe at the end is none of the word's.
    while let last = stretch.last, !isLetter(bytes[last]) {
      guard Self.isApostrophe(bytes[last]) || bytes[last] == UInt8(ascii: ".") else { return nil }
      stretch = stretch.dropLast()
    }
    while let first = stretch.first, Self.isApostrophe(bytes[first]) { stretch = stretch.dropFirst() }
    guard !stretch.isEmpty else { return nil }
    var hash = RunningHash()
    var capitals = 0
    for at in stretch {
      let byte = bytes[at]
      if isLetter(byte) {
        if byte < 0x61 { capitals += 1 }
        hash.add(byte | 0x20)
      } else if !Self.isApostrophe(byte) {
        return nil
      }
    }
    let explained = isShouted || (beginsSentence && bytes[stretch.lowerBound] < 0x61 && capitals == 1)
    let apostrophe = stretch.last { !isLetter(bytes[$0]) }
    let isNot = apostrophe == stretch.upperBound - 2 && bytes[stretch.upperBound - 1] | 0x20 == UInt8(ascii: "t")
    return Word(
      hash: hash.finished, range: stretch, mayBeName: capitals > 0 && !explained,
      isElided: apostrophe != nil && !isNot)
  }

  /// Whether a byte holds together what is one word, an address or a code.
  private static func belongs(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "'"), UInt8(ascii: "`"), 0x80...:
      true
    default: isLetter(byte) || isDigit(byte)
    }
  }

  private static func isApostrophe(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == 0x0a
  }
}
