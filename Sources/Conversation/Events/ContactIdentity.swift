/// Who the customer is, by the website that they are signed in on. Whoever makes one has checked the website's
/// signature, which is of the identifier alone: the rest is as right as the page that sends it.
package struct ContactIdentity: Hashable, Sendable, Codable {
  /// What the website calls them by: a customer number, a user name.
  package var identifier: String
  /// As the page calls them; not signed. Nil where it did not tell it.
  package var name: String?
  /// An e-mail address, not signed. Nil where the page did not tell it.
  package var email: String?
  /// A telephone number as the page writes it, not signed. Nil where it did not tell it.
  package var phone: String?

  /// Card numbers are struck out later, by `masked`, before it is stored.
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
