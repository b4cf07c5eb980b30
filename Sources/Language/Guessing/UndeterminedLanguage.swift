extension LocaleCode {
  /// Some language that the product neither speaks nor recognises: BCP 47's tag for one that is not known.
  package static let undetermined: LocaleCode = "und"
}
