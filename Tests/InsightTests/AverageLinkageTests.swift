import Insight
import TestSupport
import Testing

@Suite("Average linkage")
struct AverageLinkageTests {
  @Test(
    "Chains of neighbours find the groups that merging the most similar pair again and again finds",
    arguments: 0..<40 as Range<UInt64>)
  func asDefined(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let points = (0..<Int.random(in: 0...14, using: &random)).map { _ in
      (Float.random(in: 0...1, using: &random), Float.random(in: 0...1, using: &random))
    }
    func similarity(_ left: Int, _ right: Int) -> Float {
      let (x, y) = (points[left].0 - points[right].0, points[left].1 - points[right].1)
      return 1 - (x * x + y * y).squareRoot()
    }
    let groups = averageLinkage(points.count, threshold: 0.7, similarity: similarity)
    #expect(groups == pairwise(points.count, threshold: 0.7, similarity))
  }

  @Test("Nothing has no groups, and what is alike to nothing stays alone")
  func alone() {
    #expect(averageLinkage(0, threshold: 0.5) { _, _ in 1 }.isEmpty)
    #expect(averageLinkage(3, threshold: 0.5) { _, _ in 0 } == [[0], [1], [2]])
    #expect(averageLinkage(3, threshold: 0.5) { _, _ in 1 } == [[0, 1, 2]])
  }

  /// By the definition.
  private func pairwise(_ count: Int, threshold: Float, _ similarity: (Int, Int) -> Float) -> [[Int]] {
    var groups = (0..<count).map { [$0] }
    func mean(_ left: [Int], _ right: [Int]) -> Float {
      let sum = left.reduce(Float(0)) { sum, one in right.reduce(sum) { $0 + similarity(one, $1) } }
      return sum / Float(left.count * right.count)
    }
    while true {
      var best: (left: Int, right: Int, mean: Float)?
      for right in groups.indices {
        for left in 0..<right {
          let mean = mean(groups[left], groups[right])
          if mean >= threshold, mean > best?.mean ?? -1 { best = (left, right, mean) }
        }
      }
      guard let best else { return groups.map { $0.sorted() }.sorted { $0[0] < $1[0] } }
      groups[best.left] += groups.remove(at: best.right)
    }
  }
}
