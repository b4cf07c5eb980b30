import Foundation

/// Scores how frustrated a message sounds, and says why.
///
/// A weighted sum of signals that anyone can read off: words of mood (after VADER), of failure, of patience lost, of
/// anger; capitals, repetition, and what the bot knows it got wrong. Nothing is hidden in it: the terms of the result
/// sum to its `z`.
///
///     let scorer = FrustrationScorer.shipped
///     let frustration = scorer.score("I have asked twice, this is useless")
///     for term in frustration.terms { … }  // failure: useless, 1.8 · ½
///
/// Reads English, German, French and Spanish, and finds out by itself which it is. Linear in the message's length.
package struct FrustrationScorer: Sendable {
  /// The scorer with the lexicons that come with the program, read once.
  package static let shipped = FrustrationScorer(lexicon: LexiconFiles.shipped())

  let lexicon: Lexicon
  let weights = Weights()

  /// What half of `message`'s range stands at, and how steep it is: σ(2(z − 1.2)).
  private static let midpoint = 1.2
  private static let steepness = 2.0
  /// How much of the frustration before is left after one more message.
  private static let persistenceOfMood = 0.6

  package func score(_ message: String, in context: FrustrationContext = .init()) -> Frustration {
    let terms = self.terms(of: message, in: context)
    let z = terms.reduce(0) { $0 + $1.weight }
    let score = Self.logistic(Self.steepness * (z - Self.midpoint))
    return Frustration(
      z: z, message: score, accumulated: Self.persistenceOfMood * max(0, context.accumulated) + score, terms: terms)
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
