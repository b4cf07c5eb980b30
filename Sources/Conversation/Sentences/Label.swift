package import Language

extension Speaker {
  /// What stands before a line of this speaker's: a word for the role that no text of theirs can change (D2, H33).
  ///
  /// A name given by a customer is never shown as the role.
  package func label(in catalogue: Catalogue, _ locale: LocaleCode) -> String {
    switch kind {
    case .bot: name
    case .customer: catalogue.sentence(.labelCustomer, in: locale)
    case .human: catalogue.sentence(.labelHuman, in: locale, ["name": name])
    case .system: catalogue.sentence(.labelSystem, in: locale)
    }
  }
}
