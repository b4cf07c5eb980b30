import Digests

/// Agents' tokens: 256 random bits, of which only the SHA-256 digest is kept.
///
/// A token that is guessed needs 2^255 tries, so that a slow hash would add nothing; what is stored opens nothing.
package enum Credentials {
  private static let prefix = "fd_"
  private static let randomByteCount = 32

  /// A new token, `fd_` and 43 characters of base64url (RFC 4648, without padding), and its digest.
  package static func makeToken() -> (token: String, digest: [UInt8]) {
    let token = prefix + base64URL(randomBytes())
    return (token, digest(of: token))
  }

  /// SHA-256 of the token's UTF-8, 32 bytes.
  package static func digest(of token: String) -> [UInt8] { SHA256.hash(token.utf8) }

  /// A digest that no token has which anybody knows: for accounts that are entered by the system's word alone.
  static func closedDigest() -> [UInt8] { randomBytes() }

  /// Whether two digests are equal, in a time that depends on their lengths alone.
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool { ConstantTime.areEqual(left, right) }

  private static func randomBytes() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<randomByteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  private static func base64URL(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)
    var text = String.UnicodeScalarView()
    var held: UInt32 = 0
    var heldBits = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      heldBits += 8
      while heldBits >= 6 {
        heldBits -= 6
        text.append(alphabet[Int(held >> UInt32(heldBits)) & 63])
      }
    }
    if heldBits > 0 { text.append(alphabet[Int(held << UInt32(6 - heldBits)) & 63]) }
    return String(text)
  }
}
