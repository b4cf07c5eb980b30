/// Groups things by average linkage: two groups become one while the mean similarity of their pairs is at least
/// `threshold`, the most similar first (Sokal and Michener 1958), found by chains of nearest neighbours
/// (Murtagh 1983). Of equal neighbours the first is taken. O(n²).
///
/// - Parameter similarity: of two different things, by number; symmetric.
/// - Returns: the numbers in each group, ascending, the groups by their first.
package func averageLinkage(
  _ count: Int, threshold: Float, similarity: (Int, Int) -> Float
) -> [[Int]] {
  var similarities = similarityTable(count, similarity)
  var groups = (0..<count).map { [$0] }
  var open = Array(0..<count)
  var chain: [Int] = []
  var finished: [[Int]] = []
  while let start = chain.last ?? open.first {
    if chain.isEmpty { chain.append(start) }
    let previous = chain.dropLast().last
    var best: Int? = previous
    for other in open where other != start {
      let current = best.map { similarities[start * count + $0] } ?? -.infinity
      if similarities[start * count + other] > current { best = other }
    }
    guard let best, similarities[start * count + best] >= threshold else {
      // Means only fall when groups grow: this one will never have a neighbour.
      finished.append(groups[start].sorted())
      open.removeAll { $0 == start }
      chain.removeLast()
      continue
    }
    guard best == previous else {
      chain.append(best)
      continue
    }
    chain.removeLast(2)
    let (mine, others) = (Float(groups[best].count), Float(groups[start].count))
    for other in open where other != start && other != best {
      let mean =
        (mine * similarities[best * count + other] + others * similarities[start * count + other]) / (mine + others)
      similarities[best * count + other] = mean
      similarities[other * count + best] = mean
    }
    groups[best] += groups[start]
    open.removeAll { $0 == start }
  }
  return finished.sorted { $0[0] < $1[0] }
}

/// The similarity of each pair, in `count` rows of `count`; a thing's with itself is left 0.
private func similarityTable(_ count: Int, _ similarity: (Int, Int) -> Float) -> [Float] {
  var table = [Float](repeating: 0, count: count * count)
  for left in 0..<count {
    for right in 0..<left {
      let value = similarity(left, right)
      table[left * count + right] = value
      table[right * count + left] = value
    }
  }
  return table
}
