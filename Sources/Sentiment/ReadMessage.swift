/// A message as `FrustrationScorer.read(_:)` has read it.
package struct ReadMessage: Sendable {
  /// As it was typed.
  package let typed: String
  let reading: Reading

  /// With its spelling repaired: what to make a vector of, so that whoever spells as they speak is heard like everybody
  /// else. As it was typed where nothing is to be repaired.
  package var text: String { reading.respelling?.text ?? typed }

  /// A vector of `text`, for the score.
  ///
  /// - Parameter tier: of the encoder that made it.
  package func vector(_ values: [Float], tier: String) -> MessageVector {
    MessageVector(tier: tier, values: values, isAsRead: text != typed)
  }
}
