extension [UInt8] {
  /// A JSON string: what must be escaped is, and nothing else.
  mutating func appendString(_ string: String) {
    append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { appendEscaped(LineBytes(UnsafeRawBufferPointer($0))) }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ bytes: LineBytes) {
    var start = 0
    while start < bytes.count {
      let end = bytes.endOfPlain(from: start, ascii: false)
      append(contentsOf: bytes[start..<end])
      guard end < bytes.count else { return }
      appendEscape(of: bytes[end])
      start = end + 1
    }
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append(contentsOf: StaticString("u00").bytes)
      append(hexadecimalDigit(byte >> 4))
      append(hexadecimalDigit(byte & 0xF))
    }
  }

  private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
