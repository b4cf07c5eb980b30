extension JSONScanner {
  /// From after the opening quotation mark to after the closing one.
  ///
  /// - Returns: whether it holds escapes.
  mutating func string() throws(JSONFault) -> Bool {
    var isEscaped = false
    while true {
      position = bytes.endOfPlain(from: position, ascii: true)
      switch bytes.byte(at: position) {
      case UInt8(ascii: "\""):
        position += 1
        return isEscaped
      case UInt8(ascii: "\\"):
        isEscaped = true
        try escape()
      case 0x80...: try sequence()
      default: throw unexpected()
      }
    }
  }

  private mutating func escape() throws(JSONFault) {
    let start = position
    position += 1
    switch bytes.byte(at: position) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      switch try codeUnit() {
      case 0xD800...0xDBFF:
        guard bytes.byte(at: position) == UInt8(ascii: "\\"), bytes.byte(at: position + 1) == UInt8(ascii: "u") else {
          throw .loneSurrogate(offset: start)
        }
        position += 1
        guard case 0xDC00...0xDFFF = try codeUnit() else { throw .loneSurrogate(offset: start) }
      case 0xDC00...0xDFFF: throw .loneSurrogate(offset: start)
      default: break
      }
    default: throw unexpected()
    }
  }

  /// The four hexadecimal digits after the `u` at `position`.
  private mutating func codeUnit() throws(JSONFault) -> UInt16 {
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = bytes.byte(at: position).hexadecimalValue else { throw unexpected() }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  /// A scalar beyond ASCII; what is well-formed is table 3-7 of the Unicode standard.
  private mutating func sequence() throws(JSONFault) {
    let start = position
    let following: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[position] {
    case 0xC2...0xDF: following = 1
    case 0xE0: (following, second) = (2, 0xA0...0xBF)
    case 0xED: (following, second) = (2, 0x80...0x9F)
    case 0xE1...0xEF: following = 2
    case 0xF0: (following, second) = (3, 0x90...0xBF)
    case 0xF1...0xF3: following = 3
    case 0xF4: (following, second) = (3, 0x80...0x8F)
    default: throw .notUTF8(offset: start)
    }
    guard second.contains(bytes.byte(at: position + 1)) else { throw .notUTF8(offset: start) }
    for index in 1..<following where bytes.byte(at: position + 1 + index) & 0xC0 != 0x80 {
      throw .notUTF8(offset: start)
    }
    position += 1 + following
  }
}
