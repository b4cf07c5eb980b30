package import Conversation

/// What many judgements add up to.
package struct QuestionSummary: Sendable {
  /// Questions of all kinds.
  package let total: Int
  /// Of the answerable: the first candidate is right.
  package let firstChoice: Proportion
  /// Of the answerable: the first three candidates hold it.
  package let firstThree: Proportion
  /// Of the answerable: something was posted.
  package let coverage: Proportion
  /// Of the answerable to which something was posted: it was wrong.
  package let errorAmongAnswered: Proportion
  /// Of everything to which something was posted, answerable or not: it was wrong.
  package let errorAmongPosted: Proportion
  /// Of the answerable that led to a choice: it held the right one.
  package let choices: Proportion
  /// Of what nothing answers: something was posted all the same.
  package let wronglyPosted: Proportion
  /// How well the confidence tells answerable questions from those that nothing answers.
  package let outOfScopeArea: Double?
  /// Of the first candidate, where an entry or nothing answers.
  package let calibration: Calibration
  /// In the order of `Gold.Kind`; kinds without a question are missing.
  package let kinds: [KindSummary]
  /// Of a question, in microseconds.
  package let latencyMedian: Int?
  /// Of 100 questions 99 were understood and decided on within this, in microseconds.
  package let latency99: Int?

  /// - Parameter judgements: in any order; of none, all figures are of nothing.
  package init(_ judgements: [Judgement]) {
    let answerable = judgements.filter(\.question.gold.isAnswerable)
    let unanswerable = judgements.filter { $0.question.gold.kind == .nothing }
    let answered = answerable.filter { !$0.posted.isEmpty }
    let posted = judgements.filter { !$0.posted.isEmpty }
    total = judgements.count
    firstChoice = answerable.proportion(\.firstIsRight)
    firstThree = answerable.proportion(\.firstThreeHoldIt)
    coverage = answerable.proportion { !$0.posted.isEmpty }
    errorAmongAnswered = answered.proportion(\.isWrong)
    errorAmongPosted = posted.proportion(\.isWrong)
    choices = answerable.filter { $0.action == .ask && !$0.entries.isEmpty }.proportion(\.choicesHoldIt)
    wronglyPosted = unanswerable.proportion { !$0.posted.isEmpty }
    outOfScopeArea = areaUnderCurve(
      positives: answerable.map(\.confidence), negatives: unanswerable.map(\.confidence))
    calibration = Calibration((answerable + unanswerable).map { ($0.confidence, $0.firstIsRight) })
    kinds = Gold.Kind.allCases.compactMap { kind in
      KindSummary(kind, of: judgements.filter { $0.question.gold.kind == kind })
    }
    let times = judgements.map(\.microseconds)
    latencyMedian = quantile(0.5, of: times)
    latency99 = quantile(0.99, of: times)
  }

  /// The questions of one kind of gold, and what was done with them.
  package struct KindSummary: Sendable {
    /// What the questions have in common.
    package let kind: Gold.Kind
    /// Questions of this kind.
    package let total: Int
    /// Questions whose first candidate is one that the gold names.
    package let firstChoice: Int
    /// Questions whose first three candidates hold what the gold asks for.
    package let firstThree: Int
    /// What the gold asks for was done.
    package let met: Int
    /// Something was posted, and it was wrong.
    package let wrong: Int
    /// What was decided, and how often; what never was is missing.
    package let actions: [Decision.Action: Int]

    init?(_ kind: Gold.Kind, of judgements: [Judgement]) {
      guard !judgements.isEmpty else { return nil }
      self.kind = kind
      total = judgements.count
      firstChoice = judgements.count(where: \.firstIsRight)
      firstThree = judgements.count(where: \.firstThreeHoldIt)
      met = judgements.count(where: \.isMet)
      wrong = judgements.count(where: \.isWrong)
      actions = Dictionary(judgements.map { ($0.action.evaluated, 1) }, uniquingKeysWith: +)
    }
  }
}

extension [Judgement] {
  fileprivate func proportion(_ isHit: (Judgement) -> Bool) -> Proportion { Proportion(count(where: isHit), of: count) }
}
