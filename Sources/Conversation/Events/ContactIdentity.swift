/// Who the customer is, as the website that they are signed in on vouches for. Whoever makes one has checked the
/// website's signature.
package struct ContactIdentity: Hashable, Sendable, Codable {
  /// What the website calls them by: a customer number, a user name.
  package var identifier: String
  package var name: String?
  package var email: String?
  package var phone: String?

  package init(identifier: String, name: String? = nil, email: String? = nil, phone: String? = nil) {
    self.identifier = identifier
    self.name = name
    self.email = email
    self.phone = phone
  }

  /// The same with card numbers struck out (P5).
  package var masked: ContactIdentity {
    func masked(_ text: String) -> String { MaskedText(masking: text).text }
    return ContactIdentity(
      identifier: masked(identifier), name: name.map(masked), email: email.map(masked), phone: phone.map(masked))
  }
}
