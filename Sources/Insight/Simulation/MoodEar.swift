package import Embedding
package import Sentiment

/// The frustration scorer, with the encoder whose vectors it hears by.
package struct MoodEar: Sendable {
  private let scorer = FrustrationScorer.shipped
  private let encoder: (any TextEncoder)?

  /// - Parameter encoder: the one that the desk answers with; nil: words alone.
  package init(_ encoder: (any TextEncoder)? = nil) { self.encoder = encoder }

  /// - Parameter context: without a vector; that is added here.
  package func hear(_ text: String, in context: FrustrationContext = .init()) -> Frustration {
    let read = scorer.read(text)
    var context = context
    if let encoder {
      context.vector = encoder.embeddings(of: [read.text]).first.map { read.vector($0, tier: encoder.tier) }
    }
    return scorer.score(read, in: context)
  }
}
