/// Whether what was said with 80 % confidence is right in 80 of 100 cases.
package struct Calibration: Hashable, Sendable {
  /// The cases of one tenth of the scale.
  package struct Bin: Hashable, Sendable {
    /// Within the bin.
    package var lower: Double
    /// No longer within the bin, but for the last one, which ends at 1.
    package var upper: Double
    /// How many were right; never of nothing.
    package var outcome: Proportion
    /// What the share of right ones should be.
    package var meanConfidence: Double
  }

  /// Ten of equal width, empty ones left out.
  package let bins: [Bin]
  /// Expected calibration error: mean distance of a bin's confidence from its share of right ones, weighed by size
  /// (Naeini et al. 2015); nil of nothing.
  package let expectedError: Double?

  /// `confidence` in 0–1.
  package init(_ cases: [(confidence: Double, right: Bool)]) {
    let count = 10
    var sums = Array(repeating: (outcome: Proportion(), confidence: 0.0), count: count)
    for (confidence, right) in cases {
      let index = min(count - 1, max(0, Int(confidence * Double(count))))
      sums[index].outcome.count(right)
      sums[index].confidence += confidence
    }
    bins = sums.enumerated().compactMap { index, sum in
      guard sum.outcome.total > 0 else { return nil }
      return Bin(
        lower: Double(index) / Double(count), upper: Double(index + 1) / Double(count), outcome: sum.outcome,
        meanConfidence: sum.confidence / Double(sum.outcome.total))
    }
    let total = Double(cases.count)
    let distances = bins.map { bin in
      abs(bin.meanConfidence - (bin.outcome.share ?? 0)) * Double(bin.outcome.total) / total
    }
    expectedError = cases.isEmpty ? nil : distances.reduce(0, +)
  }
}
