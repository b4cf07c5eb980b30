package import Conversation
import Crypto
import Foundation

/// The secret that the website's own server shares with the desk, and with which it signs who its customer is.
///
/// The website signs any identifier, and a customer may have chosen theirs. What the desk derives on its own account is
/// therefore made with other keys, by HKDF (RFC 5869): no identifier can be thought of whose signature is one of them.
///
/// ```swift
/// guard secret.hasSigned("customer-7", hash) else { return }
/// let customer = secret.customer(identifier: "customer-7")
/// ```
package struct IdentitySecret: Sendable {
  /// A shorter secret is refused by the settings: it could be guessed.
  package static let charactersMinimum = 32

  private let signing: SymmetricKey
  private let naming: SymmetricKey
  private let admitting: SymmetricKey

  /// - Parameter text: as it stands in the settings; its UTF-8 is the key.
  package init(_ text: String) {
    signing = SymmetricKey(data: Data(text.utf8))
    naming = Self.derived(from: signing, "frontdesk customer")
    admitting = Self.derived(from: signing, "frontdesk session")
  }

  /// Whether `hash` is the HMAC-SHA256 of the identifier's UTF-8, in a time that tells nothing of the right one.
  package func hasSigned(_ identifier: String, _ hash: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(hash, authenticating: Data(identifier.utf8), using: signing)
  }

  /// The customer whom the website calls so, the same on all their devices.
  package func customer(identifier: String) -> CustomerID { CustomerID(digest: code(of: identifier, naming)) }

  /// The secret of the session that has a conversation: 52 characters of `[a-z0-9]`, the conversation's id and a
  /// signature of it. The session of who is not known is another thing, see `CustomerSession`.
  package func session(of conversation: ConversationID) -> String {
    conversation.rawValue + CustomerID(digest: code(of: conversation.rawValue, admitting)).rawValue
  }

  /// The conversation of a session that `session(of:)` made; nil for anything else.
  package func conversation(of session: String) -> ConversationID? {
    guard session.utf8.count == 52, let conversation = ConversationID(rawValue: String(session.prefix(26))),
      Credentials.areEqual(Array(self.session(of: conversation).utf8), Array(session.utf8))
    else { return nil }
    return conversation
  }

  private func code(of text: String, _ key: SymmetricKey) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
  }

  private static func derived(from key: SymmetricKey, _ use: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data(use.utf8), outputByteCount: 32)
  }
}
