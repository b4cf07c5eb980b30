/// Kernel ridge regression from rows to entries, one target per entry: 1 for its own rows, 0 for all others.
///
/// `α = (K + Λ)⁻¹ Y`, with `Λ` the ridge of each row. The explicit inverse costs n³ operations and gives, without
/// training again, what each row would score with itself or its whole entry held out.
struct KernelRidge: Sendable {
  let entryCount: Int
  /// A row of the base after the other, `entryCount` numbers each.
  private let coefficients: [Float]

  /// - Parameters:
  ///   - likenesses: of every row to every row, row by row.
  ///   - entries: which entry each row belongs to; the rows of an entry stand together.
  ///   - ridge: for each row; larger where the row's claim is weaker.
  init?(
    likenesses: SquareMatrix, entries: [Int], entryCount: Int, ridge: [Float], heldOut: inout [HeldOut]
  ) {
    var kernel = likenesses
    for row in entries.indices { kernel[row, row] += ridge[row] }
    guard let inverse = kernel.inverse() else { return nil }
    self.entryCount = entryCount
    coefficients = Self.summed(inverse, by: entries, entryCount)
    heldOut = Self.heldOut(inverse, coefficients, entries, entryCount)
  }

  /// Scores of all entries for a question that is so like the rows; about 1 for what the base knows well,
  /// about 0 for what it does not.
  func scores(_ likenesses: [Float]) -> [Float] {
    var scores = [Float](repeating: 0, count: entryCount)
    scores.withUnsafeMutableBufferPointer { scores in
      coefficients.withUnsafeBufferPointer { coefficients in
        for (row, likeness) in likenesses.enumerated() where likeness != 0 {
          scores.add(likeness, times: coefficients, from: row * entryCount)
        }
      }
    }
    return scores
  }

  /// `inverse · Y`: the columns of an entry's rows added up.
  private static func summed(_ inverse: SquareMatrix, by entries: [Int], _ entryCount: Int) -> [Float] {
    var sums = [Float](repeating: 0, count: inverse.size * entryCount)
    for row in 0..<inverse.size {
      for column in 0..<inverse.size { sums[row * entryCount + entries[column]] += inverse[row, column] }
    }
    return sums
  }

  /// What the rows of each entry score among the other entries when none of them is there: with `B` the entry's rows,
  /// `f_B = −(A_BB)⁻¹ α_B` for the targets of the others, `A` the inverse.
  private static func heldOut(
    _ inverse: SquareMatrix, _ coefficients: [Float], _ entries: [Int], _ entryCount: Int
  ) -> [HeldOut] {
    var result: [HeldOut] = []
    var first = 0
    while first < entries.count {
      let entry = entries[first]
      let end = entries[first...].firstIndex { $0 != entry } ?? entries.count
      var block = SquareMatrix(size: end - first)
      for row in first..<end {
        for column in first..<end { block[row - first, column - first] = inverse[row, column] }
      }
      if let solution = block.inverse() {
        for row in first..<end {
          var scores = [Float](repeating: 0, count: entryCount)
          for column in first..<end {
            let factor = solution[row - first, column - first]
            let start = column * entryCount
            for other in 0..<entryCount { scores[other] -= factor * coefficients[start + other] }
          }
          scores[entry] = -.infinity
          let withoutEntry = BestTwo(scores)
          let scale = 1 / inverse[row, row]
          for other in 0..<entryCount { scores[other] = -scale * coefficients[row * entryCount + other] }
          let own = 1 + scores[entry]
          scores[entry] = -.infinity
          result.append(HeldOut(row: row, withoutEntry: withoutEntry, own: own, others: BestTwo(scores)))
        }
      }
      first = end
    }
    return result
  }
}
