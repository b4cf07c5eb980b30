/// Where the bands of a knowledge base lie on the scale of its matcher.
struct Bands: Sendable {
  let answer: Double
  let ask: Double

  init(heldOut: [HeldOut]) {
    let scores = heldOut.map { Double($0.best) }.filter(\.isFinite).sorted()
    func quantile(_ share: Double) -> Double? {
      scores.isEmpty ? nil : scores[min(scores.count - 1, Int(share * Double(scores.count)))]
    }
    answer = min(max(quantile(0.8) ?? 0.5, 0.3), 0.9)
    ask = min(max(quantile(0.4) ?? 0.25, 0.15), answer)
  }

  func band(of score: Double) -> Band { score >= answer ? .answer : score >= ask ? .ask : .none }

  func confidence(of score: Double) -> Double {
    let x = (score - answer) / max(answer - ask, 0.05)
    return min(max(0.9 + 0.1 * x, 0), 1)
  }
}
