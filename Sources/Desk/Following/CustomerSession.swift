package import Conversation
import Digests
import Language

/// A customer who comes back: a secret that only they have, and the name that is derived from it.
///
/// The secret is never stored. What is stored is the customer's id, its digest: who reads the data cannot speak as the
/// customer.
package enum CustomerSession {
  /// 26 characters of `[a-z2-7]`: 128 random bits.
  package static func makeSecret() -> String { RandomID.make() }
}

extension CustomerID {
  /// The customer whose session's secret is `session`: the first 130 bits of its SHA-256, in base 32 (`a–z2–7`).
  package init(session: String) {
    self.init(digest: SHA256.hash(session.utf8))
  }

  /// The first 130 bits of a digest that has at least as many, in base 32 (`a–z2–7`).
  init(digest: [UInt8]) {
    // Base 32 has no character that a name may not have.
    self.init(rawValue: RandomID.text(ofDigest: digest))!
  }
}
