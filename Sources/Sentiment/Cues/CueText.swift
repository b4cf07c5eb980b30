/// A text cut into words for cues and for what it is about, in one pass over its bytes.
///
/// Folded to lower case without accents and apostrophes, ß as ss. A word is a run of letters and digits, stars inside
/// or after it taken in (`f**k`); an emoji and a smiley (`:)`) are words too. A clause begins after `. ! ? , ; : …`, a
/// dash, a line's end.
struct CueText {
  private(set) var words: [CueWord] = []
  private(set) var hasLetter = false
  private(set) var asks = false
  private(set) var exclaims = false
  private(set) var endsAsking = false

  /// The word being read.
  private var hash = RunningHash()
  /// `hash` before the last byte.
  private var before = RunningHash()
  private var lastByte: UInt8 = 0
  private var start = 0
  private var length = 0
  private var clauseBegins = true

  init(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
  }

  /// `bytes` is UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { read(bytes) }

  /// How many words the first clause has.
  var firstClause: Int {
    words.dropFirst().firstIndex { $0.beginsClause } ?? words.count
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    words.reserveCapacity(bytes.count / 5 + 4)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        index += take(scalarAt: index, of: bytes)
      } else if isLetter(byte) || isDigit(byte) {
        if isLetter(byte) { hasLetter = true }
        take(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte, at: index)
        length += 1
        endsAsking = false
        index += 1
      } else {
        index += take(mark: byte, at: index, of: bytes)
      }
    }
    endWord(at: bytes.count)
  }

  private mutating func take(_ byte: UInt8, at index: Int) {
    if length == 0 { start = index }
    before = hash
    hash.add(byte)
    lastByte = byte
  }

  private mutating func endWord(at index: Int) {
    guard length > 0 else { return }
    let isPlural = length > 4 && lastByte == UInt8(ascii: "s")
    words.append(
      CueWord(
        hash: hash.finished, topic: isPlural ? before.finished : hash.finished, start: start, end: index,
        length: length, beginsClause: clauseBegins))
    hash = RunningHash()
    length = 0
    clauseBegins = false
  }

  /// Reads one mark of ASCII, a whole smiley where one begins, and returns its length in bytes.
  private mutating func take(mark byte: UInt8, at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return 1
    case UInt8(ascii: "*"):
      if length > 0 {
        take(byte, at: index)
        length += 1
      }
      return 1
    case UInt8(ascii: " "), 0x09, 0x0b, 0x0c, 0x0d, 0x1c...0x1f:
      endWord(at: index)
      return 1
    case 0x0a:
      endWord(at: index)
      clauseBegins = true
      return 1
    case UInt8(ascii: ":"), UInt8(ascii: ";"):
      if let end = endOfSmiley(from: index, in: bytes) {
        endWord(at: index)
        for at in index..<end {
          take(isLetter(bytes[at]) ? bytes[at] | 0x20 : bytes[at], at: at)
          length += 1
          if isLetter(bytes[at]) { hasLetter = true }
        }
        endWord(at: end)
        endsAsking = false
        return end - index
      }
    default: break
    }
    endWord(at: index)
    note(byte, at: index, of: bytes)
    return 1
  }

  private mutating func note(_ byte: UInt8, at index: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    endsAsking = byte == UInt8(ascii: "?")
    switch byte {
    case UInt8(ascii: "?"):
      asks = true
      clauseBegins = true
    case UInt8(ascii: "!"):
      exclaims = true
      clauseBegins = true
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): clauseBegins = true
    case UInt8(ascii: "-"):
      let isDash =
        index > 0 && index + 1 < bytes.count && Self.isSpace(bytes[index - 1]) && Self.isSpace(bytes[index + 1])
      if isDash { clauseBegins = true }
    default: break
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  /// The end of `:)`, `;-)`, `:d`, `:(`; nil where none begins.
  private func endOfSmiley(from index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var mouth = index + 1
    if mouth < bytes.count, bytes[mouth] == UInt8(ascii: "-") { mouth += 1 }
    guard mouth < bytes.count else { return nil }
    let shape = bytes[mouth] | (isLetter(bytes[mouth]) ? 0x20 : 0)
    guard shape == UInt8(ascii: ")") || shape == UInt8(ascii: "(") || shape == UInt8(ascii: "d") else { return nil }
    return mouth + 1 < bytes.count && isLetter(bytes[mouth + 1]) ? nil : mouth + 1
  }

  /// Reads one scalar outside ASCII and returns its length in bytes.
  private mutating func take(scalarAt index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = bytes[index]
    let width = min(lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4, bytes.count - index)
    var value = UInt32(lead & (width == 2 ? 0x1f : width == 3 ? 0x0f : 0x07))
    for offset in 1..<max(1, width) { value = value << 6 | UInt32(bytes[index + offset] & 0x3f) }
    guard let scalar = Unicode.Scalar(value) else { return width }
    let folded = FoldedScalar(scalar)
    switch folded {
    case .letters(let letters, let count):
      for letter in letters { take(letter, at: index) }
      length += count
      hasLetter = hasLetter || scalar.properties.isAlphabetic
    case .emoji:
      endWord(at: index)
      for offset in 0..<width { take(bytes[index + offset], at: index) }
      length = 1
      endWord(at: index + width)
    case .silent: return width
    case .breaksClause:
      endWord(at: index)
      clauseBegins = true
    case .space:
      endWord(at: index)
      return width
    case .other: endWord(at: index)
    }
    endsAsking = false
    return width
  }
}
