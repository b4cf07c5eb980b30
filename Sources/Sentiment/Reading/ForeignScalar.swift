/// What a scalar outside ASCII is to the reader of a message.
enum ForeignScalar {
  /// Its lower-case form in UTF-8.
  case letter([UInt8], isCapital: Bool)
  case apostrophe
  case quotationMark(opens: Bool)
  /// A combining mark, a joiner, a variation selector: nothing on its own.
  case silent
  case space
  case other

  /// `bytes` is one scalar in UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      self = .other
      return
    }
    switch scalar.value {
    case 0x2019, 0x2018, 0x02bc, 0x00b4: self = .apostrophe
    case 0x201e, 0x00ab: self = .quotationMark(opens: true)
    case 0x201d, 0x00bb: self = .quotationMark(opens: false)
    // Closes in German („so“), opens in English (“so”): the reader finds out by what is open.
    case 0x201c: self = .quotationMark(opens: true)
    case 0x0300...0x036f, 0x200b...0x200f, 0xfe00...0xfe0f, 0x1f3fb...0x1f3ff, 0x00ad: self = .silent
    case 0x00a0, 0x2000...0x200a, 0x202f, 0x3000, 0x2013, 0x2014, 0x2026: self = .space
    case 0x00df...0x00f6, 0x00f8...0x00ff: self = .letter(Array(bytes), isCapital: false)
    default: self = Self.byProperties(of: scalar)
    }
  }

  private static func byProperties(of scalar: Unicode.Scalar) -> ForeignScalar {
    let properties = scalar.properties
    guard properties.isAlphabetic else { return .other }
    let lower = Array(properties.lowercaseMapping.utf8)
    return .letter(lower, isCapital: properties.isUppercase)
  }
}
