import Knowledge
import Language

extension Turn {
  /// The bot's answer to a line, in the order that DESIGN gives: rules that no score can outvote, replies to what the
  /// bot asked, talk without content, and then what the matcher found.
  mutating func respond(to text: String, _ understanding: Understanding, prompt: Prompt?) {
    var reply = Reply(
      understanding, failuresBefore: failuresCarried(by: understanding), acknowledged: state.acknowledged,
      under: given.policy)
    if understanding.acts.contains(.asksWhetherHuman) { return discloseBecauseAsked(reply) }
    if let emergency = understanding.emergencyCall {
      reply.rule = emergency.rule
      return handOver(
        reply.decision(.handOver, cause: .emergency), priority: .urgent, saying: emergency.words)
    }
    if understanding.acts.contains(.wantsPerson) {
      // Why a person was offered is why one is called, though the words of the yes would ask for one by themselves.
      if let prompt, accept(prompt, answeredBy: text, reply) { return }
      reply.rule = Reply.requestRule
      return handOver(reply.decision(.handOver, cause: .request))
    }
    if let prompt, take(prompt, answeredBy: text, reply) { return }
    if takeLanguage(reply) || takeTalk(reply) || takeContact(text, reply) || takeBareNumber(text, reply) { return }
    // What is certain to answer is posted first, with a person offered under it: it may settle the matter.
    if shouldHandOverForMood(understanding.mood), !findsSomethingElse(understanding.whole) {
      return handOver(reply.decision(.handOver, cause: .mood), priority: .high)
    }
    if understanding.acts.contains(.incomprehension) { return clarify(reply) }
    if understanding.acts.contains(.objection), !findsSomethingElse(understanding.whole) { return object(reply) }
    answer(reply)
  }

  /// D3: the truth first, whatever else the message says. An emergency, or a wish for a person, in the same breath is
  /// then met.
  private mutating func discloseBecauseAsked(_ reply: Reply) {
    var reply = reply
    let emergency = reply.understanding.emergencyCall
    let wantsPerson = reply.understanding.acts.contains(.wantsPerson)
    reply.rule = Reply.disclosureRule
    record(.decided(reply.decision(.disclose)))
    let isCalled = emergency != nil || wantsPerson
    disclose(.asked, saying: voice.says(.disclosureAsked) + (isCalled ? "" : " " + voice.says(.wayToAPerson)))
    guard isCalled else { return }
    reply.rule = emergency?.rule ?? Reply.requestRule
    var decision = reply.decision(.handOver, cause: emergency == nil ? .request : .emergency)
    // The line has been counted with the first decision.
    decision.failed = false
    handOver(decision, priority: emergency == nil ? .normal : .urgent, saying: emergency?.words)
  }

  /// How many turns in a row have been of no use, as far as this message tells about the one before.
  private func failuresCarried(by understanding: Understanding) -> Int {
    let rejects = understanding.rejects
    guard let last = state.lastDecision else { return 0 }
    // What is said to an objection is told to be of no use by the next one. Only what found nothing has been counted.
    let isCounted = last.failed && last.action == .ask && last.entries.isEmpty
    if rejects && !isCounted { return state.failuresInARow + 1 }
    if last.action == .answer { return 0 }
    return state.failuresInARow
  }

  /// Whether the line holds a question whose answer is certain, and was not what was said last.
  private func findsSomethingElse(_ reading: Reading) -> Bool {
    guard reading.band == .answer, let best = reading.candidates.first else { return false }
    return state.lastDecision?.entries.contains(best.entry) != true
  }
}

extension Understanding {
  /// Whether the line before is told to have been of no use: beside the point, or not understood.
  var rejects: Bool { acts.contains(.objection) || acts.contains(.incomprehension) }
}
