import Knowledge
import Language

extension Turn {
  /// Takes a line as the reply to what the bot asked, if it is one.
  ///
  /// - Returns: false where the line is something else; it is then read as any other.
  mutating func take(_ prompt: Prompt, answeredBy text: String, _ reply: Reply) -> Bool {
    if let meaning = prompt.picked(by: text, reply.understanding.acts, in: languages) {
      pick(meaning, of: prompt, reply)
      return true
    }
    guard let number = reply.understanding.acts.chosenNumber else { return false }
    askForNumber(
      reply, because: "\(number) is not one of the numbers shown", of: prompt.entries,
      saying: voice.says(.noSuchNumber, ["number": String(number)]), prompt: prompt)
    return true
  }

  /// Takes a line as the yes to a person who was offered, if it is one: by the offer's own words, or with a "yes".
  mutating func accept(_ prompt: Prompt, answeredBy text: String, _ reply: Reply) -> Bool {
    guard prompt.picked(by: text, reply.understanding.acts, in: languages) == .person else { return false }
    pick(.person, of: prompt, reply)
    return true
  }

  /// Asks again after a number that picks nothing. Not for ever: from the third turn of no use on it is a miss.
  mutating func askForNumber(
    _ reply: Reply, because rule: String, of entries: [EntryID] = [], saying words: String, prompt: Prompt? = nil
  ) {
    var reply = reply
    reply.rule = rule
    if reply.failuresBefore >= given.policy.failuresBeforeOffer { return miss(reply) }
    var decision = reply.decision(.ask, entries: entries, failsNow: true)
    // A slip of the finger rejects nothing that was shown.
    decision.failed = false
    say(words, decision, prompt: prompt)
  }

  /// The languages in which a label may stand.
  private var languages: [LocaleCode] { [state.locale, given.knowledge.business.locale] }

  private mutating func pick(_ meaning: Choice.Meaning, of prompt: Prompt, _ reply: Reply) {
    var reply = reply
    switch meaning {
    case .entry(let id, let variant):
      let label = prompt.choices.first { $0.meaning == meaning }?.label
      let entry = given.knowledge.entry(id, in: state.locale)
      let named = variant.flatMap { name in entry?.variants.first { $0.id == name }?.title }
      reply.rule = "chose “\((prompt.entries.count == 1 ? named ?? entry?.title : nil) ?? label ?? id.rawValue)”"
      post([Reading.Candidate(id, variant: variant, confidence: 1)], reply, naming: label != named)
    case .noneOfThese:
      reply.rule = "chose none of the entries shown"
      miss(reply)
    case .person:
      reply.rule = "accepted the offer of a person"
      handOver(reply.decision(.handOver, cause: prompt.cause ?? .request))
    case .noPerson:
      decline(prompt.cause ?? .request, reply)
    }
  }
}

extension Prompt {
  /// The entries that can be chosen.
  var entries: [EntryID] {
    var seen: [EntryID] = []
    for case .entry(let id, _) in choices.map(\.meaning) where !seen.contains(id) { seen.append(id) }
    return seen
  }
}
