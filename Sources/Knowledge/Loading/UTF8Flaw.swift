/// Finds where bytes stop being UTF-8.
enum UTF8Flaw {
  /// Offset of the first byte of the first malformed sequence; nil: all is well.
  static func firstBadByte(in bytes: [UInt8]) -> Int? {
    // Nearly every file is right, and this tells it many times faster.
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while case .valid(let sequence) = parser.parseScalar(from: &rest) { offset += sequence.count }
    return offset
  }

  /// Line and column, both from 1, the column in Unicode scalars, of an offset before which all is UTF-8.
  static func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<offset]
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line, 1 + before[start...].count { $0 & 0xC0 != 0x80 })
  }
}
