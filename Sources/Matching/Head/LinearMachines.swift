/// One linear support vector machine for each entry against all others, on the tf-idf vectors themselves: as good as
/// kernel ridge regression and far cheaper where entries have dozens of phrasings each.
///
/// Squared hinge loss, trained by coordinate descent in the dual (Hsieh et al., ICML 2008) the rows
/// visited in orders drawn from a fixed seed, so that the same base gives the same machines.
struct LinearMachines: Sendable {
  let entryCount: Int
  /// Feature after feature, `entryCount` numbers each; the constant feature last.
  private let weights: [Float]

  init(
    _ rows: SparseRows, featureCount: Int, entries: [Int], entryCount: Int, _ recipe: Recipe,
    progress: ((Double) -> Void)?
  ) {
    self.entryCount = entryCount
    var weights = [Float](repeating: 0, count: (featureCount + 1) * entryCount)
    let trainer = DualDescent(rows, featureCount: featureCount, cost: recipe.cost)
    for entry in 0..<entryCount {
      let machine = trainer.machine(
        telling: { entries[$0] == entry }, sweepsMax: recipe.sweepsMax, tolerance: recipe.tolerance)
      for feature in 0...featureCount { weights[feature * entryCount + entry] = machine[feature] }
      progress?(Double(entry + 1) / Double(entryCount))
    }
    self.weights = weights
  }

  /// The machines' decisions, moved from −1…1 to 0…1.
  func scores(_ vector: SparseVector) -> [Float] {
    let count = entryCount
    var scores = Array(weights.suffix(count))
    scores.withUnsafeMutableBufferPointer { scores in
      weights.withUnsafeBufferPointer { weights in
        for (feature, value) in zip(vector.indices, vector.values) {
          scores.add(value, times: weights, from: Int(feature) * count)
        }
      }
    }
    return scores.map { ($0 + 1) / 2 }
  }
}

/// Coordinate descent for one machine after the other over the same rows.
private struct DualDescent {
  private let rows: SparseRows
  private let featureCount: Int
  /// 1 / 2C, what the squared hinge adds to the diagonal.
  private let slack: Float
  private let diagonal: [Float]
  private let order: [Int]

  init(_ rows: SparseRows, featureCount: Int, cost: Float) {
    self.rows = rows
    self.featureCount = featureCount
    slack = 0.5 / cost
    let slack = slack
    diagonal = (0..<rows.count).map { row in
      rows.range(row).reduce(1 + slack) { $0 + rows.values[$1] * rows.values[$1] }
    }
    order = Array(0..<rows.count)
  }

  /// The weights, the constant's last. Rows that satisfy their constraint with room to spare are not visited again.
  func machine(telling isMember: (Int) -> Bool, sweepsMax: Int, tolerance: Float) -> [Float] {
    var weights = [Float](repeating: 0, count: featureCount + 1)
    let sides: [Float] = (0..<rows.count).map { isMember($0) ? 1 : -1 }
    weights.withUnsafeMutableBufferPointer { weights in
      rows.withUnsafeStorage { starts, indices, values in
        sides.withUnsafeBufferPointer { sides in
          descend(weights, starts, indices, values, sides, sweepsMax: sweepsMax, tolerance: tolerance)
        }
      }
    }
    return weights
  }

  private func descend(
    _ weights: UnsafeMutableBufferPointer<Float>, _ starts: UnsafeBufferPointer<UInt32>,
    _ indices: UnsafeBufferPointer<UInt32>, _ values: UnsafeBufferPointer<Float>, _ sides: UnsafeBufferPointer<Float>,
    sweepsMax: Int, tolerance: Float
  ) {
    var multipliers = [Float](repeating: 0, count: sides.count)
    var active = order
    var random = Self.seed
    // Rows that are further on the right side than any was on the wrong one in the sweep before are left out.
    var bound = Float.infinity
    for _ in 0..<sweepsMax {
      var (most, least) = (-Float.infinity, Float.infinity)
      var kept = 0
      shuffle(&active, &random)
      for place in active.indices {
        let row = active[place]
        let range = Int(starts[row])..<Int(starts[row + 1])
        var decision = weights[featureCount]
        for place in range { decision += weights[Int(indices[place])] * values[place] }
        let gradient = sides[row] * decision - 1 + slack * multipliers[row]
        if multipliers[row] == 0, gradient > 0 {
          if gradient > bound { continue }
          (most, least) = (max(most, 0), min(least, 0))
        } else {
          (most, least) = (max(most, gradient), min(least, gradient))
          let updated = max(0, multipliers[row] - gradient / diagonal[row])
          let step = (updated - multipliers[row]) * sides[row]
          multipliers[row] = updated
          weights[featureCount] += step
          for place in range { weights[Int(indices[place])] += step * values[place] }
        }
        active[kept] = row
        kept += 1
      }
      active.removeLast(active.count - kept)
      bound = most > 0 ? most : .infinity
      guard most - least < tolerance else { continue }
      if active.count == order.count { break }
      active = order
      bound = .infinity
    }
  }

  private static let seed: UInt64 = 0x2545_F491_4F6C_DD1D

  private func shuffle(_ rows: inout [Int], _ state: inout UInt64) {
    guard rows.count > 1 else { return }
    for index in stride(from: rows.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      rows.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
    }
  }
}
