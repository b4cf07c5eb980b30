/// Text in which card numbers have been struck out.
///
/// The only way to make one is to mask, so whatever takes a `MaskedText` cannot store a card number (P5).
package struct MaskedText: Hashable, Sendable {
  /// What was written, with `[•••• 1234]` in the place of each card number; otherwise untouched.
  package let text: String
  /// How many card numbers were struck out.
  package let cardNumbers: Int

  /// Whether nothing in it can be seen: white space, controls, and marks without a letter to stand on.
  package var isBlank: Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .unassigned, .surrogate: true
      default: scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  /// Time linear in the text.
  package init(masking raw: String) {
    (text, cardNumbers) = CardNumbers.masked(raw)
  }
}
