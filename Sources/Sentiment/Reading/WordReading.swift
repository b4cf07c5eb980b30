extension MessageReader {
  /// What is known of the word being read.
  struct WordTraits {
    var start = 0
    var capitals = 0
    var smallLetters = 0
    var digits = 0
    /// The number of equal letters in a row, up to the last one read.
    var run = 0
    var longestRun = 0
  }

  mutating func take(asciiWordByte byte: UInt8) {
    let folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
    if isDigit(byte) {
      word.digits += 1
    } else if folded != byte {
      word.capitals += 1
    } else {
      word.smallLetters += 1
    }
    word.run = message.folded.last == folded && message.folded.count > word.start ? word.run + 1 : 1
    word.longestRun = max(word.longestRun, word.run)
    message.folded.append(folded)
  }

  /// Whether an apostrophe, hyphen or star stands inside a word, or a star masks its end.
  func joinsWord(_ chunk: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = chunk[index]
    guard message.folded.count > word.start else { return false }
    let hasNext = index + 1 < chunk.count && (isLetter(chunk[index + 1]) || chunk[index + 1] >= 0x80)
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "-"): return hasNext
    case UInt8(ascii: "*"): return chunk.first != byte && (hasNext || index + 1 < chunk.count)
    default: return false
    }
  }

  /// Reads one scalar outside ASCII and returns its length in bytes.
  mutating func take(scalarAt index: Int, of chunk: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = chunk[index]
    let length = min(lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4, chunk.count - index)
    let bytes = UnsafeBufferPointer(rebasing: chunk[index..<index + length])
    switch ForeignScalar(bytes) {
    case .letter(let lower, let isCapital):
      if isCapital { word.capitals += 1 } else { word.smallLetters += 1 }
      word.run = 0
      message.folded.append(contentsOf: lower)
    case .apostrophe:
      if message.folded.count > word.start { message.folded.append(UInt8(ascii: "'")) }
    case .silent:
      break
    case .quotationMark(let opens):
      endWord()
      quote(opens: opens)
    case .space:
      endWord()
    case .other:
      endWord()
      appendEmoji(bytes)
    }
    return length
  }

  mutating func beginWord() {
    word = WordTraits()
    word.start = message.folded.count
  }

  /// Closes the word being read, if there is one. A hyphenated word that the lexicon does not know falls apart.
  mutating func endWord() {
    while message.folded.count > word.start, message.folded.last == UInt8(ascii: "'") { message.folded.removeLast() }
    guard message.folded.count > word.start else { return beginWord() }
    var traits: Token.Traits = []
    if word.smallLetters == 0, word.capitals > 1 { traits.insert(.shouted) }
    if word.digits > 0 { traits.insert(.hasDigit) }
    var known = lookUp(from: word.start)
    if known == nil, message.folded.last == UInt8(ascii: "*") {
      while message.folded.last == UInt8(ascii: "*") { message.folded.removeLast() }
      known = lookUp(from: word.start)
    }
    if known == nil, word.longestRun > 2 { known = shorten() }
    if known == nil, message.folded[word.start...].contains(UInt8(ascii: "-")) {
      splitAtHyphens(traits: traits)
    } else {
      append(from: word.start, traits: traits, known: known)
    }
    beginWord()
  }

  /// "sooooo" is read as "so", "grrrreat" as "great": runs of three letters or more as two, or else as one.
  mutating func shorten() -> Int? {
    let original = Array(message.folded[word.start...])
    for keep in [2, 1] {
      message.folded.removeSubrange(word.start...)
      var index = 0
      while index < original.count {
        var end = index
        while end < original.count, original[end] == original[index] { end += 1 }
        let length = end - index > 2 ? keep : end - index
        message.folded.append(contentsOf: original[index..<index + length])
        index = end
      }
      if let known = lookUp(from: word.start) { return known }
    }
    return nil
  }

  mutating func splitAtHyphens(traits: Token.Traits) {
    let whole = Array(message.folded[word.start...])
    message.folded.removeSubrange(word.start...)
    for part in whole.split(separator: UInt8(ascii: "-")) {
      let start = message.folded.count
      message.folded.append(contentsOf: part)
      append(from: start, traits: traits, known: lookUp(from: start))
    }
  }
}
