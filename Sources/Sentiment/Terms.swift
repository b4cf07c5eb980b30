extension FrustrationScorer {
  /// Every summand of `z` that is not nothing, in the order in which a person would tell them.
  func terms(of reading: Reading, in context: FrustrationContext) -> [Frustration.Term] {
    var terms = TermList(reading: reading)
    addMood(to: &terms, praiseCounts: !context.botJustFailed)
    addSignals(to: &terms, strength: isProvoked(by: reading, in: context) ? 1 : weights.unprovoked)
    if !context.botJustFailed { terms.addGraded(.politeness, weights.politeness) }
    addShape(to: &terms)
    addContext(context, to: &terms)
    return terms.terms
  }

  /// Praise right after an answer that failed is more likely scorn, and counts as such.
  private func addMood(to terms: inout TermList, praiseCounts: Bool) {
    let valence = Valence(of: terms.reading)
    if valence.compound < 0 {
      terms.add("negative", matches: valence.negative, weights.negative * -valence.compound)
    } else if praiseCounts {
      terms.add("positive", matches: valence.positive, weights.positive * valence.compound)
    } else {
      terms.add("scorn", matches: valence.positive, weights.scorn * valence.compound)
    }
  }

  private func addSignals(to terms: inout TermList, strength: Double) {
    terms.addOnce(.objection, weights.objection)
    terms.addGraded(.persistence, weights.persistence)
    terms.addGraded(.failure, weights.failure)
    terms.addGraded(.trouble, weights.trouble)
    terms.addGraded(.strong, weights.strong * strength)
    terms.addGraded(.threat, weights.threat * strength)
    terms.addOnce(.profanity, weights.profanity * strength)
    terms.addOnce(.refusal, weights.refusal)
  }

  /// Whether strong words have a visible cause: an opening message, a bot that failed, trouble reported.
  private func isProvoked(by reading: Reading, in context: FrustrationContext) -> Bool {
    context.botJustFailed || context.earlierMessages.isEmpty
      || [.failure, .trouble, .objection, .refusal].contains { reading.has($0) }
  }

  private func addShape(to terms: inout TermList) {
    let shouting = Shouting(in: terms.reading)
    terms.add("capitals", shouting.found, weights.capitals * shouting.share)
    if let run = terms.reading.message.questionRun { terms.add("questionRun", run, weights.questionRun) }
    let words = terms.reading.message.wordCount
    // Few words say little, unless they are angry ones.
    let speaksOut = shouting.share > 0 || Self.angry.contains { terms.reading.has($0) }
    if (1...3).contains(words), !speaksOut {
      terms.add("short", words == 1 ? "1 word" : "\(words) words", weights.short)
    }
  }

  private static let angry: [Sense] = [.failure, .objection, .strong, .threat, .profanity]

  /// What went before.
  private func addContext(_ context: FrustrationContext, to terms: inout TermList) {
    let reading = terms.reading
    let repetition = Repetition(of: reading, in: context)
    if let repeated = repetition.repeated {
      terms.add("repeats", repeated, weights.repeats)
    } else if !repetition.sharedWords.isEmpty, reading.has(.objection) || reading.has(.refusal) {
      terms.add("restates", repetition.sharedWords.prefix(4).joined(separator: ", "), weights.restates)
    }
    if context.botJustFailed { terms.add("botJustFailed", "the last answer", weights.botJustFailed) }
  }
}

/// The terms collected so far for one message.
struct TermList {
  let reading: Reading
  private(set) var terms: [Frustration.Term] = []

  init(reading: Reading) { self.reading = reading }

  mutating func add(_ signal: String, _ found: String, _ weight: Double) {
    if weight != 0 { terms.append(.init(signal: signal, found: found, weight: weight)) }
  }

  /// Names the first few of `matches`.
  mutating func add(_ signal: String, matches: [Match], _ weight: Double) {
    guard weight != 0 else { return }
    add(signal, matches.prefix(4).map { reading.words(of: $0) }.joined(separator: ", "), weight)
  }

  /// All of the weight for one hit or more.
  mutating func addOnce(_ signal: Sense, _ weight: Double) {
    guard let hits = reading.hits[signal], !hits.isEmpty else { return }
    add(String(describing: signal), matches: hits, weight)
  }

  /// Half the weight for one hit, all of it for two or more.
  mutating func addGraded(_ signal: Sense, _ weight: Double) {
    guard let hits = reading.hits[signal], !hits.isEmpty else { return }
    add(String(describing: signal), matches: hits, weight * Double(min(2, hits.count)) / 2)
  }
}
