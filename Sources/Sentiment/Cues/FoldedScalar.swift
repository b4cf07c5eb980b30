import Foundation

/// What a scalar outside ASCII is to the words that cues are made of: accents and apostrophes count for nothing.
enum FoldedScalar {
  /// Its lower-case form without accents, in UTF-8, and the number of its letters.
  case letters([UInt8], count: Int)
  /// An emoji, a word of its own.
  case emoji
  /// Nothing at all: an accent, an apostrophe, a zero-width character.
  case silent
  /// A dash or an ellipsis, after which a clause begins.
  case breaksClause
  case space
  case other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0xa0..<0x250: self = Self.latin[Int(scalar.value) - 0xa0]
    case 0x1e9e: self = .letters(Array("ss".utf8), count: 2)
    case 0x2018, 0x2019, 0x300...0x36f, 0xfe0f, 0x200b...0x200f: self = .silent
    case 0x2013, 0x2014, 0x2026: self = .breaksClause
    case 0x2600...0x27bf, 0x1f300...0x1faff: self = .emoji
    default: self = Self.byProperties(of: scalar)
    }
  }

  /// Western letters, taken apart once.
  private static let latin: [FoldedScalar] = (UInt32(0xa0)..<0x250).map { value in
    guard let scalar = Unicode.Scalar(value) else { return .other }
    if value == 0xa0 { return .space }
    if value == 0xb4 { return .silent }
    if value == 0xdf { return .letters(Array("ss".utf8), count: 2) }
    let plain = String(scalar).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
    guard isWord(scalar) else { return byProperties(of: scalar) }
    return .letters(Array(String(String.UnicodeScalarView(plain)).utf8), count: plain.count)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func byProperties(of scalar: Unicode.Scalar) -> FoldedScalar {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .format: return .silent
    default: break
    }
    if properties.isWhitespace { return .space }
    guard isWord(scalar) else { return .other }
    let lower = properties.lowercaseMapping
    return .letters(Array(lower.utf8), count: lower.unicodeScalars.count)
  }
}
