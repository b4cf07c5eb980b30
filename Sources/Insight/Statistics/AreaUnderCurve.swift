/// How often a member of `positives` scores above one of `negatives`, ties counted half: the area under the ROC curve
/// (Mann–Whitney's U over the number of pairs). Nil where one of them is empty. O(n log n).
package func areaUnderCurve(positives: [Double], negatives: [Double]) -> Double? {
  guard !positives.isEmpty, !negatives.isEmpty else { return nil }
  let scores = (positives.map { ($0, true) } + negatives.map { ($0, false) }).sorted { $0.0 < $1.0 }
  var rankSum = 0.0
  var start = 0
  while start < scores.count {
    var end = start
    var positivesHere = 0
    while end < scores.count, scores[end].0 == scores[start].0 {
      if scores[end].1 { positivesHere += 1 }
      end += 1
    }
    // Ranks are 1-based; those of a tie share their mean.
    rankSum += Double(positivesHere) * (Double(start + 1 + end) / 2)
    start = end
  }
  let n = Double(positives.count)
  return (rankSum - n * (n + 1) / 2) / (n * Double(negatives.count))
}
