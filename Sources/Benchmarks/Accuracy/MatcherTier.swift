package import Knowledge
package import Matching

/// A matcher under the name that its column has, made anew for each knowledge base that it is measured on.
package struct MatcherTier: Sendable {
  /// The heading of its column.
  package let name: String
  /// Whether its bands decide what is posted; a matcher for comparison only ranks.
  package let decides: Bool
  /// A matcher that has learnt a knowledge base. It throws where none can be made.
  package let make: @Sendable (KnowledgeBase) throws -> any Matcher

  /// - Parameter name: distinct from that of the other columns.
  package init(
    _ name: String, decides: Bool = true, make: @escaping @Sendable (KnowledgeBase) throws -> any Matcher
  ) {
    self.name = name
    self.decides = decides
    self.make = make
  }

  /// What everybody has, measured in the same run as any tier.
  package static let comparisons = [
    MatcherTier("BM25", decides: false) { BM25($0) },
    MatcherTier("tf-idf + LR", decides: false) { TfIdfLogisticRegression($0) },
  ]
}
