/// Names and secrets that nobody can guess: 26 characters of `[a-z2-7]`, base 32 (RFC 4648, in small letters).
package enum RandomID {
  /// The characters of one, five bits each.
  package static let length = 26
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".unicodeScalars)

  /// A new one, of 128 random bits.
  package static func make() -> String { text(of: .random(in: 0 ... .max), .random(in: 0 ... .max)) }

  /// The one that these 128 bits make, the most significant first; the last character has three of them.
  package static func text(of high: UInt64, _ low: UInt64) -> String {
    var bits = (high, low)
    return text { _ in
      defer { bits = (bits.0 << 5 | bits.1 >> 59, bits.1 << 5) }
      return Int(bits.0 >> 59)
    }
  }

  /// The one that the first 130 bits of a digest make, which has at least as many.
  package static func text(ofDigest digest: [UInt8]) -> String {
    text { character in
      (0..<5).reduce(0) { value, bit in
        let place = character * 5 + bit
        return value << 1 | Int(digest[place / 8] >> (7 - place % 8) & 1)
      }
    }
  }

  private static func text(_ value: (_ character: Int) -> Int) -> String {
    var scalars = String.UnicodeScalarView()
    for character in 0..<length { scalars.append(alphabet[value(character)]) }
    return String(scalars)
  }
}
