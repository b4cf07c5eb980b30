import Knowledge
import Language

extension Turn {
  /// "Shall I bring in a person?", with the two replies to it.
  func offerPrompt(_ cause: Cause) -> Prompt {
    Prompt(
      .offer, choices: [Choice(voice.says(.offerYes), .person), Choice(voice.says(.offerNo), .noPerson)], cause: cause)
  }

  /// E6: a person who was declined is not offered again for some turns. Asking always works.
  var offersAreDeclined: Bool {
    guard let turn = state.declinedAtTurn else { return false }
    return state.customerTurns - turn <= given.policy.turnsWithoutOfferAfterRefusal
  }

  func shouldOfferForMood(_ mood: Mood) -> Bool {
    mood.accumulated >= given.policy.offerAt && !offersAreDeclined
  }

  func shouldHandOverForMood(_ mood: Mood) -> Bool { mood.accumulated >= given.policy.handOverAt && !offersAreDeclined }

  /// Why a person is offered where something went wrong: frustration where there is enough of it, else that.
  func causeOfOffer(_ reply: Reply) -> Cause { shouldOfferForMood(reply.understanding.mood) ? .mood : .miss }

  /// Nothing was found: says so, and offers a person unless that was declined.
  mutating func miss(_ reply: Reply) {
    if offersAreDeclined {
      return say(afterKnownLanguages(voice.says(.missQuiet), reply), reply.decision(.ask, failsNow: true))
    }
    // Offers have been passed over, and more of them will not help.
    if reply.failuresBefore > given.policy.failuresBeforeOffer + 1, state.lastDecision?.action == .offer {
      return handOver(reply.decision(.handOver, cause: .miss, failsNow: true))
    }
    let cause = causeOfOffer(reply)
    let decision = reply.decision(.offer, cause: cause, failsNow: true)
    let again = decision.failuresInARow >= given.policy.failuresBeforeOffer && !saidLast(.missAgain)
    let words = cause == .mood ? offerForMood : voice.says(again ? .missAgain : .miss)
    say(afterKnownLanguages(words, reply), decision, prompt: offerPrompt(cause))
  }

  /// `words`, for a customer in whose language nothing is written after the languages in which it is: in the customer's
  /// own where the bot speaks it, else in that of the conversation.
  func afterKnownLanguages(_ words: String, _ reply: Reply) -> String {
    let written = given.knowledge.locales
    let isForeign = reply.understanding.language == .undetermined
    // What cannot be recognised may be just what a knowledge base of another language is written in.
    let isWritten = isForeign ? !written.allSatisfy(LocaleCode.shipped.contains) : written.contains(state.locale)
    if isWritten { return words }
    let names = written.map { voice.name(of: $0) }.joined(separator: ", ")
    return voice.says(.knownLanguages, ["languages": names]) + " " + words
  }

  /// The turn before was of no use: other choices if there are any, else a person.
  mutating func object(_ reply: Reply) { makeUp(reply, .objection) }

  /// The line before was not understood: it is never said again as it was. Before there is anything to understand, the
  /// bot says what it is for.
  mutating func clarify(_ reply: Reply) {
    if let prompt = state.prompt, prompt.kind == .choose, prompt.entries.count > 1,
      reply.failuresBefore < given.policy.failuresBeforeOffer
    {
      record(.decided(reply.decision(.ask, entries: prompt.entries)))
      return speak(voice.says(.unclearChoices), prompt: prompt)
    }
    switch state.lastDecision?.action {
    case .answer, .ask, .offer: makeUp(reply, .unclear)
    default:
      record(.decided(reply.decision(.smallTalk, smallTalk: .capabilities)))
      speak(voice.says(.smallTalkCapabilities))
    }
  }

  private mutating func makeUp(_ reply: Reply, _ words: Apology) {
    // Offers have been passed over, words have not helped, and more of them will not.
    if reply.failuresBefore > given.policy.failuresBeforeOffer + 1, !offersAreDeclined {
      return handOver(reply.decision(.handOver, cause: .miss))
    }
    let others = choicesNotYetShown()
    // Who does not understand the offer either is not told it in the same words.
    let again =
      reply.failuresBefore >= given.policy.failuresBeforeOffer || words == .unclear && state.prompt?.kind == .offer
    if !again, !others.isEmpty, !shouldOfferForMood(reply.understanding.mood) {
      return ask(reply, others, saying: words.choices, orOne: words.choice)
    }
    if offersAreDeclined {
      return say(voice.says(words.quiet), reply.decision(.ask))
    }
    let cause = causeOfOffer(reply)
    say(
      cause == .mood ? offerForMood : voice.says(again ? .missAgain : words.offer),
      reply.decision(.offer, cause: cause),
      prompt: offerPrompt(cause))
  }

  mutating func decline(_ cause: Cause, _ reply: Reply) {
    var reply = reply
    reply.rule = "declined a person (E6)"
    record(.offerDeclined(OfferDeclined(cause: cause)))
    record(.decided(reply.decision(.smallTalk, smallTalk: .acceptance)))
    speak(voice.says(.offerDeclined))
  }

  /// What the last reading also found, stands there still, and has not been shown to the customer.
  private func choicesNotYetShown() -> [Reading.Candidate] {
    guard let last = state.lastDecision, last.action == .answer, let reading = last.reading else { return [] }
    let others = reading.candidates.filter {
      !last.entries.contains($0.entry) && $0.confidence >= given.policy.choiceConfidenceMinimum
    }
    return known(others).map(\.candidate)
  }
}

/// How the bot begins again after a line that was of no use.
private enum Apology {
  case objection, unclear

  var choices: SentenceKey { self == .objection ? .objectionChoices : .unclearChoices }
  var choice: SentenceKey { self == .objection ? .objectionChoice : .unclearChoice }
  var quiet: SentenceKey { self == .objection ? .objectionQuiet : .unclearQuiet }
  var offer: SentenceKey { self == .objection ? .objection : .unclear }
}
