/// How many slips of the finger part two words: optimal string alignment (Damerau–Levenshtein in which no part is
/// edited twice), where hitting the key beside counts half.
///
/// Insertion, deletion, substitution and the transposition of two neighbouring letters cost 1; substitution by a letter
/// that lies beside it on QWERTY, QWERTZ or AZERTY costs `EditDistance.neighbour`. Returns nil when the distance is
/// more than `cap`; the work is proportional to the shorter length times the cap. Nothing is allocated on the heap for
/// words of usual length.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost cap: Double) -> Double? {
  EditDistance.between(a, b, atMost: cap, codePoint: \.value)
}

/// The same for words of ASCII, or for other words byte by byte.
package func editDistance(_ a: [UInt8], _ b: [UInt8], atMost cap: Double) -> Double? {
  EditDistance.between(a, b, atMost: cap) { UInt32($0) }
}

/// What slips of the finger cost: see `editDistance(_:_:atMost:)`.
package enum EditDistance {
  /// What it costs to hit the key beside the one that was meant.
  package static let neighbour = 0.5

  /// Distances are counted in half edits, as integers.
  private static let whole: Int32 = 2
  private static let half: Int32 = 1
  private static let unreachable: Int32 = 1 << 28

  @inline(__always)
  static func between<Element>(
    _ a: [Element], _ b: [Element], atMost cap: Double, codePoint: (Element) -> UInt32
  ) -> Double? {
    guard cap >= 0 else { return nil }
    let limit = Int32(min(cap, 1e6) * 2)
    guard Int32(clamping: abs(a.count - b.count)) * whole <= limit else { return nil }
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * (b.count + 1)) { rows in
      fill(rows, a, b, limit: limit, codePoint: codePoint).map { Double($0) / 2 }
    }
  }

  /// Three rows of the table at a time: two back for transpositions, one back, and the one being filled. Outside a band
  /// of `limit` around the diagonal every cell costs more than `limit` and is left out.
  @inline(__always)
  private static func fill<Element>(
    _ rows: UnsafeMutableBufferPointer<Int32>, _ a: [Element], _ b: [Element], limit: Int32,
    codePoint: (Element) -> UInt32
  ) -> Int32? {
    let keyboard = KeyboardNeighbours.shipped
    let (width, band) = (b.count + 1, Int(limit / whole))
    var (older, old, new) = (0, width, 2 * width)
    rows.initialize(repeating: unreachable)
    for column in 0...min(band, b.count) { rows[old + column] = Int32(column) * whole }
    for row in 1..<(a.count + 1) {
      let (first, last) = (max(1, row - band), min(b.count, row + band))
      if first > 1 { rows[new + first - 1] = unreachable } else { rows[new] = Int32(row) * whole }
      var best = rows[new + first - 1]
      let letter = codePoint(a[row - 1])
      for column in first..<max(first, last + 1) {
        let other = codePoint(b[column - 1])
        let substitution = letter == other ? 0 : keyboard.touch(letter, other) ? half : whole
        var cost = rows[old + column - 1] + substitution
        cost = min(cost, rows[old + column] + whole, rows[new + column - 1] + whole)
        if row > 1, column > 1, letter != other, letter == codePoint(b[column - 2]), other == codePoint(a[row - 2]) {
          cost = min(cost, rows[older + column - 2] + whole)
        }
        rows[new + column] = cost
        best = min(best, cost)
      }
      if last < b.count { rows[new + last + 1] = unreachable }
      if best > limit { return nil }
      (older, old, new) = (old, new, older)
    }
    let distance = rows[old + b.count]
    return distance <= limit ? distance : nil
  }
}
