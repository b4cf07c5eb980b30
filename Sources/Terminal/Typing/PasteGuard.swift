/// Stands between the keyboard and the line editor, and lets no line grow beyond `TypedLine.bytesMax`.
///
/// What is too much is swallowed up to the end of the line, or of the paste where the terminal marks pastes
/// (`ESC [200~ … ESC [201~`), in which line ends belong to the text.
struct PasteGuard: Sendable {
  private static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Bytes since the line was begun, swallowed or not.
  private(set) var length = 0
  /// Whether a marked paste has begun and not ended.
  private(set) var inPaste = false
  /// The last bytes seen, to find the marks of a paste across chunks.
  private var tail: [UInt8] = []

  /// Whether the line being typed has lost something.
  var overflowed: Bool { length > TypedLine.bytesMax }

  /// The bytes that the editor may see.
  mutating func filter(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var passed: [UInt8] = []
    for byte in bytes { take(byte, into: &passed) }
    return passed
  }

  /// A new line begins; the editor was emptied.
  mutating func begin(with lengthSoFar: Int = 0) { length = lengthSoFar }

  private mutating func take(_ byte: UInt8, into passed: inout [UInt8]) {
    remember(byte)
    if inPaste, tail == Self.pasteEnd {
      // The bytes of the mark that were swallowed before it was known to be one.
      passed += overflowed ? Self.pasteEnd : [byte]
      inPaste = false
      return
    }
    if tail == Self.pasteStart { inPaste = true }
    if !inPaste, byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") { return passed.append(byte) }
    if !inPaste, byte < 0x20 || byte == 0x7F, overflowed { return passed.append(byte) }
    length += 1
    if !overflowed { passed.append(byte) }
  }

  private mutating func remember(_ byte: UInt8) {
    if tail.count == Self.pasteStart.count { tail.removeFirst() }
    tail.append(byte)
  }
}
