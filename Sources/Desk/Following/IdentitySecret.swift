package import Conversation
import Digests

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

  private let signing: HMAC
  private let naming: HMAC
  private let admitting: HMAC

  /// - Parameter text: as it stands in the settings; its UTF-8 is the key.
  package init(_ text: String) {
    signing = HMAC(key: text.utf8)
    naming = HMAC(key: HKDF.key(from: text.utf8, info: "frontdesk customer".utf8))
    admitting = HMAC(key: HKDF.key(from: text.utf8, info: "frontdesk session".utf8))
  }

  /// Whether `hash` is the HMAC-SHA256 of the identifier's UTF-8, in a time that tells nothing of the right one.
  package func hasSigned(_ identifier: String, _ hash: [UInt8]) -> Bool {
    signing.isCode(hash, of: identifier.utf8)
  }

  /// The customer whom the website calls so, the same on all their devices.
  package func customer(identifier: String) -> CustomerID { CustomerID(digest: naming.code(of: identifier.utf8)) }

  /// The secret of the session that has a conversation: 52 characters of `[a-z0-9]`, the conversation's id and a
  /// signature of it. The session of who is not known is another thing, see `CustomerSession`.
  package func session(of conversation: ConversationID) -> String {
    conversation.rawValue + CustomerID(digest: admitting.code(of: conversation.rawValue.utf8)).rawValue
  }

  /// The conversation of a session that `session(of:)` made; nil for anything else.
  package func conversation(of session: String) -> ConversationID? {
    guard session.utf8.count == 52, let conversation = ConversationID(rawValue: String(session.prefix(26))),
      Credentials.areEqual(Array(self.session(of: conversation).utf8), Array(session.utf8))
    else { return nil }
    return conversation
  }
}
