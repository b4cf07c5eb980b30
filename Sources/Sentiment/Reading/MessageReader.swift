/// Cuts a message into tokens in one pass over its bytes, keeping what a folding would lose: capitals, smileys,
/// quotation marks and the punctuation between words.
struct MessageReader {
  private let lexicon: Lexicon
  var message = Message()
  /// The first token after an opening quotation mark.
  private var quotationStart: Int?
  /// The word being read.
  var word = WordTraits()

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

  private func isSmileyStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: ">"):
      return true
    default: return false
    }
  }

  mutating func appendEmoji(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let known = lexicon.position(of: bytes) else { return beginWord() }
    follow(with: .endsSentence)
    let start = message.folded.count
    message.folded.append(contentsOf: bytes)
    append(from: start, traits: [.symbol], known: known)
  }

  func lookUp(from start: Int) -> Int? {
    message.folded.withUnsafeBufferPointer { lexicon.position(of: UnsafeBufferPointer(rebasing: $0[start...])) }
  }

  mutating func append(from start: Int, traits: Token.Traits, known: Int?) {
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
  mutating func quote(opens: Bool) {
    if opens, quotationStart == nil {
      quotationStart = message.tokens.count
    } else if let start = quotationStart {
      for index in start..<message.tokens.count { message.tokens[index].traits.insert(.quoted) }
      quotationStart = nil
    }
  }
}
