/// Whether bytes that come piece by piece are UTF-8, told at the first byte that cannot be (RFC 3629: no surrogates,
/// no overlong forms, nothing above U+10FFFF).
///
/// The table of what is well-formed is `JSONScanner`'s, too, which looks at a whole line and need not remember anything
/// between two bytes: one for both would make every line slower to read.
struct UTF8Check {
  /// Continuation bytes that the present scalar still needs.
  private var missing = 0
  /// What the next continuation byte may be.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  init() {}

  /// Whether no scalar is half said.
  var isBetweenScalars: Bool { missing == 0 }

  /// - Returns: false where these bytes cannot follow those before.
  mutating func accept(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for byte in bytes where byte >= 0x80 || missing > 0 {
      guard accept(byte) else { return false }
    }
    return true
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard allowed.contains(byte) else { return false }
      missing -= 1
      allowed = 0x80...0xBF
      return true
    }
    switch byte {
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, allowed) = (2, 0xA0...0xBF)
    case 0xED: (missing, allowed) = (2, 0x80...0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, allowed) = (3, 0x90...0xBF)
    case 0xF4: (missing, allowed) = (3, 0x80...0x8F)
    case 0xF1...0xF3: missing = 3
    default: return false
    }
    return true
  }
}
