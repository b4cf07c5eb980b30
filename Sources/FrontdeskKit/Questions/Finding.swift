extension Frontdesk {
  /// What the knowledge has for a question.
  public struct Finding: Hashable, Sendable {
    /// What the confidence in the best entry allows.
    public enum Band: String, Hashable, Sendable, CaseIterable {
      /// Post it.
      case answer
      /// Ask which of the best two or three is meant.
      case ask
      /// Say that nothing was found.
      case none
    }

    /// What the confidence in the best entry allows.
    public let band: Band
    /// At most five, the best first.
    public let entries: [RankedEntry]
    /// Why, in plain sentences: the words that spoke for the best entry, the spelling that was repaired, the phrasing
    /// that is nearest, the scores and from where on they would do.
    public let evidence: [String]
    /// The questions in it, where it holds two and the answers to both are certain; else empty.
    public let parts: [Finding]

    /// What may be posted without a word more: the best entry's answer, as CommonMark. Nil unless the band allows it.
    public var answer: String? { band == .answer ? entries.first?.answer : nil }
  }

  /// An entry that a question may be about.
  public struct RankedEntry: Hashable, Sendable, Identifiable {
    /// `[a-z0-9-]`, the same in all translations.
    public let id: String
    /// The question, as the business put it: plain text.
    public let title: String
    /// The variant that the question asks for, where it is specific enough: plain text.
    public let variant: String?
    /// What the business wrote, word for word, as CommonMark. Empty where it stands in the variants alone.
    public let answer: String
    /// Calibrated probability that posting it would be right, 0–1.
    public let confidence: Double
  }
}
