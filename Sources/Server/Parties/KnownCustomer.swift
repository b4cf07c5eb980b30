import Conversation
import Desk
import Wire

/// A customer of whom the website says who they are, and has signed it.
struct KnownCustomer: Sendable {
  let identity: ContactIdentity
  let customer: CustomerID
  private let secret: IdentitySecret

  /// - Throws: `auth` where the signature does not fit, or where there is no secret to check it with.
  init(_ identity: Hello.Identity, signedWith secret: IdentitySecret?) throws(WireError) {
    guard let secret else { throw .noIdentitySecret }
    guard secret.hasSigned(identity.identifier, identity.hash) else { throw .wrongIdentityHash }
    self.identity = ContactIdentity(
      identifier: identity.identifier, name: identity.name, email: identity.email, phone: identity.phone)
    self.secret = secret
    customer = secret.customer(identifier: identity.identifier)
  }

  /// Of a session that begins now.
  func session(of conversation: ConversationID) -> String { secret.session(of: conversation) }

  /// Whether a conversation may go on with them: not with who signs in next in the same browser.
  ///
  /// - Parameter isOfKnown: whether it began with a customer who was known; else it belongs to whoever has the session,
  ///   until one is.
  func mayGoOn(with state: ConversationState, isOfKnown: Bool) -> Bool {
    if state.customer == customer { return true }
    return !isOfKnown && state.contact.map { $0.identifier == identity.masked.identifier } ?? true
  }
}

extension WireError {
  static let noIdentitySecret = WireError(
    .auth, "identity: this desk has no identity secret; set identity_secret there, or leave identity out")
  static let wrongIdentityHash = WireError(
    .auth,
    "identity: identifier_hash is not the HMAC-SHA256 of the identifier under the desk's identity_secret, in hexadecimal "
      + "digits; have the website's server sign with the same secret, or leave identity out")
}
