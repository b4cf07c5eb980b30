/// Where the business's own customers would have the bar for answering, see `Recipe.answerBar`.
///
/// The bar is the lowest one at which no more than one in twenty of the judged answers at or above it was wrong. A
/// few judgements prove nothing: without enough of them the bar stays where it is, and it never moves further in one go
/// than to the limits.
package struct AnswerBar: Hashable, Sendable {
  /// The bar in force.
  package let current: Double
  /// What the proposal rests on.
  package let judged: [JudgedAnswer]
  /// Nil: the bar is best left where it is.
  package let proposed: Double?

  /// The promise: at most this share of what is posted is wrong.
  package static let errorMaximum = 0.05
  /// Judgements below which nothing is proposed.
  package static let judgedMinimum = 50
  /// No bar outside these is proposed, whatever the judgements say.
  package static let limits = 0.7...2.0
  /// Bars are proposed in steps: a hundredth more or less is no knowledge.
  private static let step = 0.05

  /// - Parameter judged: of all conversations that count, in any order.
  package init(_ judged: [JudgedAnswer], current: Double) {
    self.current = current
    self.judged = judged
    guard judged.count >= Self.judgedMinimum else {
      proposed = nil
      return
    }
    let steps = Int(((Self.limits.upperBound - Self.limits.lowerBound) / Self.step).rounded())
    let bars = (0...steps).map { Self.rounded(Self.limits.lowerBound + Double($0) * Self.step) }
    // None is right where even the surest answers are wrong too often: the highest is the most modest.
    let best = bars.first { Self.isKept(judged, from: $0) } ?? Self.limits.upperBound
    proposed = abs(best - current) < Self.step / 2 ? nil : best
  }

  /// Judged answers at or above `bar`, and how many of them were wrong.
  package func wrong(from bar: Double) -> Proportion {
    let above = judged.filter { $0.strength >= bar }
    return Proportion(above.count { !$0.isRight }, of: above.count)
  }

  /// Judged answers that are posted from `bar` on and were right.
  package func right(from bar: Double) -> Int { judged.count { $0.strength >= bar && $0.isRight } }

  /// Whether the promise is kept among what is posted from `bar` on. Laplace's share, with one more wrong and one more
  /// right answer than were seen, keeps a handful of lucky ones from proving anything.
  private static func isKept(_ judged: [JudgedAnswer], from bar: Double) -> Bool {
    let above = judged.filter { $0.strength >= bar }
    return Double(above.count { !$0.isRight } + 1) <= errorMaximum * Double(above.count + 2)
  }

  private static func rounded(_ bar: Double) -> Double { (bar * 100).rounded() / 100 }
}
