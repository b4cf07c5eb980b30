/// So many of so many, and how sure one can be of their share.
package struct Proportion: Hashable, Sendable {
  /// 0 to `total`.
  package var hits: Int
  /// Of how many; 0 where there was nothing to count.
  package var total: Int

  /// Of nothing, unless given.
  package init(_ hits: Int = 0, of total: Int = 0) {
    self.hits = hits
    self.total = total
  }

  /// Counts one more case in.
  package mutating func count(_ hit: Bool) {
    total += 1
    if hit { hits += 1 }
  }

  /// 0–1; nil of nothing.
  package var share: Double? { total == 0 ? nil : Double(hits) / Double(total) }

  /// The 95 % interval of the share after Wilson (1927), which keeps its promise for small numbers and shares near 0;
  /// nil of nothing.
  package var interval: ClosedRange<Double>? {
    guard let share else { return nil }
    let z = 1.959_963_984_540_054
    let n = Double(total)
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, centre - half)...min(1, centre + half)
  }
}
