/// Text in which card numbers have been struck out.
///
/// The only way to make one is to mask, so whatever takes a `MaskedText` cannot store a card number (P5).
package struct MaskedText: Hashable, Sendable {
  package let text: String
  /// How many card numbers were struck out.
  package let cardNumbers: Int

  package init(masking raw: String) {
    (text, cardNumbers) = CardNumbers.masked(raw)
  }
}
