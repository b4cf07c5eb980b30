import Knowledge
import Language

extension Turn {
  /// Acts on what the matcher found: posts it, asks which is meant, or says that nothing was found.
  mutating func answer(_ reply: Reply) {
    let reading = reply.understanding.whole
    let parts = reply.understanding.parts.compactMap(\.candidates.first)
    if parts.count > 1 { return post(parts, reply.readInParts) }
    switch reading.band {
    case .answer:
      guard let best = reading.candidates.first else { return miss(reply) }
      post([best], reply)
    case .ask where !reading.candidates.isEmpty:
      if isJustPosted(reading.candidates[0]) { return sayThatIsAll(reply) }
      ask(reply, reading.candidates, saying: .askWhich, orOne: .askWhether)
    case .ask, .none: miss(reply)
    }
  }

  /// Whether the customer has just been given the answer that would be asked about: they have read it.
  private func isJustPosted(_ candidate: Reading.Candidate) -> Bool {
    guard let last = state.lastDecision,
      before.move?.kind == .answer && last.entries.contains(candidate.entry)
        || last.asksOn && state.posted.last == candidate.entry
    else { return false }
    return given.knowledge.entry(candidate.entry, in: state.locale)?.variants.isEmpty == true
  }

  /// What is asked further is not in the answer that was posted, as far as can be told: says so, shows what else it may
  /// be, and offers a person unless that was declined.
  private mutating func sayThatIsAll(_ reply: Reply) {
    var reply = reply
    reply.rule = Reply.askedOnRule
    let others = reply.understanding.whole.candidates.dropFirst().filter {
      $0.confidence >= given.policy.choiceConfidenceMinimum && !isJustPosted($0)
    }
    let found = known(Array(others.prefix(given.policy.choicesShown)))
    if found.isEmpty && reply.failuresBefore > 0 { return miss(reply) }
    if offersAreDeclined {
      if found.isEmpty { return say(voice.says(.allToldQuiet), reply.decision(.ask, failsNow: true)) }
      return ask(reply, found.map(\.candidate), saying: .askWhich, orOne: .askWhether)
    }
    let cause = causeOfOffer(reply)
    if found.isEmpty {
      let words = cause == .mood ? offerForMood : voice.says(.allTold)
      return say(words, reply.decision(.offer, cause: cause, failsNow: true), prompt: offerPrompt(cause))
    }
    let choices = found.map { Choice($0.entry.title, .entry($0.entry.id, variant: $0.candidate.variant)) }
    say(
      voice.says(.allToldChoices), reply.decision(.offer, entries: found.map(\.entry.id), cause: cause),
      prompt: Prompt(
        .choose,
        choices: choices + [Choice(voice.says(.noneOfThese), .noneOfThese), Choice(voice.says(.offerYes), .person)],
        cause: cause))
  }

  /// Posts the answers of entries, word for word. One that has variants and is asked about unspecifically gets the
  /// choice of them; one that is for people goes to people afterwards.
  ///
  /// - Parameter naming: whether a variant's name stands before its words; not where the customer has just picked it.
  mutating func post(_ candidates: [Reading.Candidate], _ reply: Reply, naming: Bool = true) {
    let found = known(candidates)
    guard let (only, entry) = found.first else { return miss(reply) }
    if found.count == 1, only.variant == nil, !entry.variants.isEmpty { return askVariant(of: entry, reply) }
    let ids = found.map(\.0.entry)
    if let department = found.compactMap(\.1.handTo).first {
      let decision = reply.decision(.handOver, entries: ids, cause: .topic)
      return handOver(
        decision, to: department, priority: found.map(\.1.priority).max() ?? .normal,
        after: found.filter { !text(of: $0).isEmpty }.map { (naming ? name(of: $0) : "") + text(of: $0) })
    }
    let mood = shouldOfferForMood(reply.understanding.mood)
    let offers = mood || asksTheSameAgain(ids)
    let again = state.lastDecision?.action == .answer && state.lastDecision?.entries == ids && only.variant == nil
    let decision = reply.decision(offers ? .offer : .answer, entries: ids, cause: mood ? .mood : offers ? .miss : nil)
    let acknowledgement = acknowledgement(of: decision).map { $0 + "\n\n" } ?? ""
    record(.decided(decision))
    let unspecific = offers ? nil : found.last { $0.0.variant == nil && !$0.1.variants.isEmpty }?.1
    // One list of numbers at most, and under everything: a number means one thing. An entry may consist of its variants
    // alone.
    let spoken = found.indices.filter { !text(of: found[$0]).isEmpty }
    for (index, item) in found.enumerated() where spoken.contains(index) {
      var intro = index == spoken.first ? acknowledgement : ""
      if again, index == 0 { intro += voice.says(.answerAgain) + "\n\n" }
      if naming { intro += name(of: item) }
      let isLast = index == found.count - 1 && unspecific == nil && !offers
      speak(intro + text(of: item), entries: [item.0.entry], prompt: isLast ? next(after: item.1) : nil)
    }
    if offers { return speak(voice.says(.offerUnderAnswer), prompt: offerPrompt(mood ? .mood : .miss)) }
    if let unspecific {
      let lead = spoken.isEmpty ? acknowledgement : ""
      speak(lead + variantQuestion(of: unspecific), prompt: variantPrompt(of: unspecific))
    }
  }

  /// The candidates that stand in the knowledge base, with their entries. What was shown before an edit may stand there
  /// no more: of an entry whose variant is gone, none is meant.
  func known(_ candidates: [Reading.Candidate]) -> [(candidate: Reading.Candidate, entry: Entry)] {
    candidates.compactMap { candidate in
      guard let entry = given.knowledge.entry(candidate.entry, in: state.locale) else { return nil }
      var candidate = candidate
      if !entry.variants.contains(where: { $0.id == candidate.variant }) { candidate.variant = nil }
      return (candidate, entry)
    }
  }

  /// Whether the customer repeats their last message word for word and would get the same answer for it: it did not
  /// help them.
  private func asksTheSameAgain(_ ids: [EntryID]) -> Bool {
    let lately = state.recentMessages.suffix(2).map { words(of: $0) }
    // "1", and "1" again to what was asked then, repeats nothing.
    guard state.lastDecision?.action != .ask else { return false }
    return lately.count == 2 && lately[0] == lately[1] && state.lastDecision?.entries == ids && !offersAreDeclined
  }

  /// Shows the entries that may be meant, "none of these", and a person where the mood asks for one. A single entry is
  /// no choice: whether it is meant is asked instead.
  ///
  /// - Parameter single: the question where there is one entry, with `{question}` for its title.
  mutating func ask(
    _ reply: Reply, _ candidates: [Reading.Candidate], saying key: SentenceKey, orOne single: SentenceKey
  ) {
    var choices: [Choice] = []
    for (rank, candidate) in candidates.prefix(given.policy.choicesShown).enumerated() {
      guard rank == 0 || candidate.confidence >= given.policy.choiceConfidenceMinimum else { continue }
      guard let entry = given.knowledge.entry(candidate.entry, in: state.locale) else { continue }
      choices.append(Choice(entry.title, .entry(entry.id, variant: candidate.variant)))
    }
    let shown = Prompt(.choose, choices: choices).entries
    let isMoody = shouldOfferForMood(reply.understanding.mood)
    if choices.count == 1, !isMoody {
      return askWhether(choices[0], saying: single, reply.decision(.ask, entries: shown))
    }
    choices.append(Choice(voice.says(.noneOfThese), .noneOfThese))
    if isMoody {
      let words = choices.count == 2 ? offerForMood : voice.says(key) + " " + voice.says(.offerUnderAnswer)
      choices.append(Choice(voice.says(.offerYes), .person))
      return say(
        words, reply.decision(.offer, entries: shown, cause: .mood),
        prompt: Prompt(.choose, choices: choices, cause: .mood))
    }
    say(voice.says(key), reply.decision(.ask, entries: shown), prompt: Prompt(.choose, choices: choices))
  }

  /// "Do you mean X?", with a yes that picks it and a no that does not.
  private mutating func askWhether(_ choice: Choice, saying key: SentenceKey, _ decision: Decision) {
    say(
      voice.says(key, ["question": MarkdownEscaping.line(choice.label)]), decision,
      prompt: Prompt(.choose, choices: yesAndNo(to: choice.meaning)))
  }

  private func yesAndNo(to meaning: Choice.Meaning) -> [Choice] {
    [Choice(voice.says(.confirmYes), meaning), Choice(voice.says(.confirmNo), .noneOfThese)]
  }

  private mutating func askVariant(of entry: Entry, _ reply: Reply) {
    let decision = reply.decision(.ask, entries: [entry.id])
    let acknowledgement = acknowledgement(of: decision).map { $0 + "\n\n" } ?? ""
    record(.decided(decision))
    let intro = acknowledgement + (entry.answer.isEmpty ? "" : text(of: entry.answer, in: entry) + "\n\n")
    speak(
      intro + variantQuestion(of: entry), entries: entry.answer.isEmpty ? [] : [entry.id],
      prompt: variantPrompt(of: entry))
  }

  /// Which of the variants it is; of a single one, whether it is.
  private func variantQuestion(of entry: Entry) -> String {
    guard entry.variants.count == 1 else { return voice.says(.askVariant) }
    return voice.says(.askWhether, ["question": MarkdownEscaping.line(entry.variants[0].title)])
  }

  private func variantPrompt(of entry: Entry) -> Prompt {
    if entry.variants.count == 1 {
      return Prompt(.choose, choices: yesAndNo(to: .entry(entry.id, variant: entry.variants[0].id)))
    }
    let choices = entry.variants.map { Choice($0.title, .entry(entry.id, variant: $0.id)) }
    return Prompt(.choose, choices: choices + [Choice(voice.says(.noneOfThese), .noneOfThese)])
  }

  func text(of found: (candidate: Reading.Candidate, entry: Entry)) -> String {
    let variant = found.entry.variants.first { $0.id == found.candidate.variant }
    return text(of: variant?.answer ?? found.entry.answer, in: found.entry)
  }

  /// What stands before the words of a variant: which one it is. The words themselves stay the business's own.
  func name(of found: (candidate: Reading.Candidate, entry: Entry)) -> String {
    guard let variant = found.entry.variants.first(where: { $0.id == found.candidate.variant }) else { return "" }
    return voice.says(.answerVariant, ["variant": MarkdownEscaping.line(variant.title)]) + "\n\n"
  }

  /// An answer that is not in the customer's language says so first.
  private func text(of answer: String, in entry: Entry) -> String {
    let isTranslated = given.knowledge.translations[state.locale]?[entry.id] != nil
    let language = given.knowledge.business.locale
    guard !answer.isEmpty, !isTranslated, language != state.locale else { return answer }
    return voice.says(.answerUntranslated, ["language": voice.name(of: language)]) + "\n\n" + answer
  }

  private func next(after entry: Entry) -> Prompt? {
    guard !entry.next.isEmpty else { return nil }
    return Prompt(.next, choices: entry.next.map { Choice($0.label, .entry($0.entry, variant: nil)) })
  }
}
