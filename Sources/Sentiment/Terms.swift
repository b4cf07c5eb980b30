extension FrustrationScorer {
  /// Every summand of the score that is not nothing, in the order in which a person would tell them.
  func terms(of text: String, in context: FrustrationContext) -> [Frustration.Term] {
    let reading = Reading(text, lexicon: lexicon)
    var terms: [Frustration.Term] = []
    func add(_ signal: String, _ found: @autoclosure () -> String, _ weight: Double) {
      if weight != 0 { terms.append(.init(signal: signal, found: found(), weight: weight)) }
    }

    for term in wordTerms(of: reading, praiseCounts: !context.botJustFailed) {
      add(term.signal, term.found, term.weight)
    }
    let shouting = Shouting(in: reading)
    add("capitals", shouting.found, weights.capitals * shouting.share)
    if let run = reading.message.questionRun { add("questionRun", run, weights.questionRun) }
    let words = reading.message.wordCount
    if (1...3).contains(words) { add("short", words == 1 ? "1 word" : "\(words) words", weights.short) }
    if let repeated = Repetition.repeated(by: reading, in: context) { add("repeats", repeated, weights.repeats) }
    if context.botJustFailed { add("botJustFailed", "the last answer", weights.botJustFailed) }
    let failures = min(3, max(0, context.botFailures))
    add("botFailures", "\(context.botFailures)", weights.botFailures * Double(failures) / 3)
    return terms
  }

  /// The terms that stand in the message's words. Praise and politeness right after an answer that failed are as
  /// likely scorn, and are left out there.
  private func wordTerms(of reading: Reading, praiseCounts: Bool) -> [Frustration.Term] {
    let valence = Valence(of: reading)
    var terms: [Frustration.Term] = []
    func add(_ signal: String, _ matches: [Match], _ weight: Double) {
      guard weight != 0 else { return }
      terms.append(.init(signal: signal, found: Self.list(matches, of: reading), weight: weight))
    }
    /// Half the weight for one hit, all of it for two or more.
    func graded(_ signal: Sense, _ weight: Double) {
      let hits = reading.hits[signal] ?? []
      add(String(describing: signal), hits, weight * Double(min(2, hits.count)) / 2)
    }

    if valence.compound < 0 { add("negative", valence.negative, weights.negative * -valence.compound) }
    if valence.compound > 0, praiseCounts { add("positive", valence.positive, weights.positive * valence.compound) }
    if let objections = reading.hits[.objection], !objections.isEmpty {
      add("objection", objections, weights.objection)
    }
    graded(.persistence, weights.persistence)
    graded(.failure, weights.failure)
    graded(.strong, weights.strong)
    graded(.threat, weights.threat)
    // Swearing with joy ("fucking magic, thanks") is praise.
    if let profanity = reading.hits[.profanity], !profanity.isEmpty {
      add("profanity", profanity, weights.profanity * (1 - max(0, valence.compound)))
    }
    if let refusals = reading.hits[.refusal], !refusals.isEmpty { add("refusal", refusals, weights.refusal) }
    if praiseCounts { graded(.politeness, weights.politeness) }
    return terms
  }

  /// The words of the first few matches, for people to read.
  private static func list(_ matches: [Match], of reading: Reading) -> String {
    matches.prefix(4).map { reading.words(of: $0) }.joined(separator: ", ")
  }
}
