/// Cuts a message into tokens in one pass over its bytes, keeping what a folding would lose: capitals, smileys,
/// quotation marks and the punctuation between words.
struct MessageReader {
  private let lexicon: Lexicon
  private var message = Message()
  /// The first token after an opening quotation mark.
  private var quotationStart: Int?
  private var word = WordTraits()

  /// What is known of the word being read.
  private struct WordTraits {
    var start = 0
    var capitals = 0
    var smallLetters = 0
    var digits = 0
    /// The number of equal letters in a row, up to the last one read.
    var run = 0
    var longestRun = 0
  }

  /// A longer stretch without a space is no smiley and no masked swear word.
  private static let longestSymbol = 16

  static func read(_ text: String, with lexicon: Lexicon) -> Message {
    var reader = MessageReader(lexicon: lexicon)
    var text = text
    text.withUTF8 { reader.read($0) }
    return reader.message
  }

  private init(lexicon: Lexicon) { self.lexicon = lexicon }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    message.folded.reserveCapacity(bytes.count + 16)
    message.tokens.reserveCapacity(bytes.count / 5 + 4)
    var start = 0
    while start < bytes.count {
      if isSpace(bytes[start]) {
        start += 1
        continue
      }
      var end = start
      while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
      readChunk(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      start = end
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7f }

  /// Reads what stands between two spaces.
  private mutating func readChunk(_ chunk: UnsafeBufferPointer<UInt8>) {
    countMarks(chunk)
    if isAddress(chunk) {
      appendAddress(chunk)
    } else if !appendSymbol(chunk[...]) {
      readWords(chunk)
    }
  }

  private mutating func countMarks(_ chunk: UnsafeBufferPointer<UInt8>) {
    var previous: UInt8 = 0
    for byte in chunk {
      let isQuestion = byte == UInt8(ascii: "?")
      let isExclamation = byte == UInt8(ascii: "!")
      if isQuestion { message.questionMarks += 1 }
      if isExclamation { message.exclamationMarks += 1 }
      if message.questionRun == nil, previous == UInt8(ascii: "?"), isQuestion || isExclamation {
        message.questionRun = isQuestion ? "??" : "?!"
      }
      if message.questionRun == nil, previous == UInt8(ascii: "!"), isQuestion { message.questionRun = "!?" }
      previous = byte
    }
  }

  /// Whether this is a web or mail address, whose words are nobody's mood.
  private func isAddress(_ chunk: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for (offset, byte) in chunk.enumerated() {
      if byte == UInt8(ascii: "@"), offset > 1, offset + 3 < chunk.count { return true }
      if byte == UInt8(ascii: "/"), previous == UInt8(ascii: ":"), offset > 2, offset + 2 < chunk.count { return true }
      previous = byte
    }
    return false
  }

  private mutating func appendAddress(_ chunk: UnsafeBufferPointer<UInt8>) {
    let start = message.folded.count
    message.folded.append(contentsOf: chunk)
    append(from: start, traits: [.hasDigit], known: nil)
  }

  /// Takes a whole stretch as one token when the lexicon knows it with its punctuation: `:)`, `f***`.
  private mutating func appendSymbol(_ stretch: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard stretch.count > 1, stretch.count <= Self.longestSymbol else { return false }
    guard stretch.contains(where: { !isLetter($0) && !isDigit($0) && $0 < 0x80 }) else { return false }
    let start = message.folded.count
    for byte in stretch { message.folded.append(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) }
    guard let known = lookUp(from: start) else {
      message.folded.removeSubrange(start...)
      return false
    }
    append(from: start, traits: stretch.contains(where: isLetter) ? [] : [.symbol], known: known)
    return true
  }

  private mutating func readWords(_ chunk: UnsafeBufferPointer<UInt8>) {
    var index = 0
    beginWord()
    while index < chunk.count {
      let byte = chunk[index]
      if isLetter(byte) || isDigit(byte) {
        take(asciiWordByte: byte)
        index += 1
      } else if byte < 0x80 {
        if joinsWord(chunk, at: index) {
          message.folded.append(byte)
          word.run = 0
        } else {
          endWord()
          if isSmileyStart(byte), appendSymbol(chunk[index...]) { return }
          mark(byte)
        }
        index += 1
      } else {
        index += take(scalarAt: index, of: chunk)
      }
    }
    endWord()
  }

  private mutating func take(asciiWordByte byte: UInt8) {
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
  private func joinsWord(_ chunk: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = chunk[index]
    guard message.folded.count > word.start else { return false }
    let hasNext = index + 1 < chunk.count && (isLetter(chunk[index + 1]) || chunk[index + 1] >= 0x80)
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "-"): return hasNext
    case UInt8(ascii: "*"): return chunk.first != byte && (hasNext || index + 1 < chunk.count)
    default: return false
    }
  }

  private func isSmileyStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: ">"):
      return true
    default: return false
    }
  }

  /// Reads one scalar outside ASCII and returns its length in bytes.
  private mutating func take(scalarAt index: Int, of chunk: UnsafeBufferPointer<UInt8>) -> Int {
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

  private mutating func appendEmoji(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let known = lexicon.position(of: bytes) else { return beginWord() }
    follow(with: .endsSentence)
    let start = message.folded.count
    message.folded.append(contentsOf: bytes)
    append(from: start, traits: [.symbol], known: known)
  }

  private mutating func beginWord() {
    word = WordTraits()
    word.start = message.folded.count
  }

  /// Closes the word being read, if there is one. A hyphenated word that the lexicon does not know falls apart.
  private mutating func endWord() {
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
  private mutating func shorten() -> Int? {
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

  private mutating func splitAtHyphens(traits: Token.Traits) {
    let whole = Array(message.folded[word.start...])
    message.folded.removeSubrange(word.start...)
    for part in whole.split(separator: UInt8(ascii: "-")) {
      let start = message.folded.count
      message.folded.append(contentsOf: part)
      append(from: start, traits: traits, known: lookUp(from: start))
    }
  }

  private func lookUp(from start: Int) -> Int? {
    message.folded.withUnsafeBufferPointer { lexicon.position(of: UnsafeBufferPointer(rebasing: $0[start...])) }
  }

  private mutating func append(from start: Int, traits: Token.Traits, known: Int?) {
    message.tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: message.folded.count),
        known: Int32(truncatingIfNeeded: known ?? -1), traits: traits))
    message.folded.append(UInt8(ascii: " "))
    beginWord()
  }

  /// Notes the punctuation that follows the last token.
  private mutating func mark(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): follow(with: .endsSentence)
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"): follow(with: .pauses)
    case UInt8(ascii: "\""): quote(opens: quotationStart == nil)
    default: break
    }
  }

  private mutating func follow(with trait: Token.Traits) {
    guard !message.tokens.isEmpty else { return }
    message.tokens[message.tokens.count - 1].traits.insert(trait)
  }

  /// Marks what stands between two quotation marks; a mark that never closes quotes nothing.
  private mutating func quote(opens: Bool) {
    if opens, quotationStart == nil {
      quotationStart = message.tokens.count
    } else if let start = quotationStart {
      for index in start..<message.tokens.count { message.tokens[index].traits.insert(.quoted) }
      quotationStart = nil
    }
  }
}
