/// How many of the questions could be answered if the threshold were chosen with hindsight: the greatest share that can
/// be answered, most confident first, with at most `error` (0–1) of the answers wrong.
///
/// Questions of the same confidence are answered together or not at all. It says how well confidences are ordered, not
/// what a matcher does with them.
package func hindsightCoverage(
  of outcomes: [(confidence: Double, isRight: Bool)], error: Double
) -> Proportion {
  let sorted = outcomes.sorted { $0.confidence > $1.confidence }
  var (wrong, covered) = (0, 0)
  for (index, outcome) in sorted.enumerated() {
    if !outcome.isRight { wrong += 1 }
    let isLastOfEqual = index + 1 == sorted.count || sorted[index + 1].confidence < outcome.confidence
    if isLastOfEqual, Double(wrong) <= error * Double(index + 1) { covered = index + 1 }
  }
  return Proportion(covered, of: outcomes.count)
}
