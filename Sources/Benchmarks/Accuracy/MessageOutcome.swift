package import Knowledge
package import Matching

/// What a matcher made of one message, as far as it is counted.
package struct MessageOutcome: Hashable, Sendable {
  /// The first three, best first: as many as a customer is asked about.
  package var entries: [EntryID]
  /// Of the best; 0 where there is none.
  package var confidence: Double
  /// Whether the best would be posted, asked about, or neither.
  package var band: Band

  package init(entries: [EntryID], confidence: Double, band: Band) {
    self.entries = entries
    self.confidence = confidence
    self.band = band
  }

  /// Cuts a ranking down to what is counted, so that many can be kept.
  package init(_ ranking: Ranking) {
    self.init(
      entries: ranking.candidates.prefix(3).map(\.entry), confidence: ranking.candidates.first?.confidence ?? 0,
      band: ranking.band)
  }

  func isFirst(_ right: Set<EntryID>) -> Bool { entries.first.map(right.contains) ?? false }
  func isAmongThree(_ right: Set<EntryID>) -> Bool { entries.contains(where: right.contains) }
}
