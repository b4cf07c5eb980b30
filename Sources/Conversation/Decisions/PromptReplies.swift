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
    if prompt.offersPerson, isContact(text, reply, offered: true) {
      pick(.person, of: prompt, reply, because: "left contact details to the offer of a person")
      return true
    }
    if takeAll(of: prompt, answeredBy: text, reply) { return true }
    if prompt.kind == .choose, reply.understanding.acts.agree {
      askForNumber(
        reply, because: "a yes does not say which", of: prompt.entries, saying: voice.says(.unclearChoices),
        prompt: prompt)
      return true
    }
    guard let number = reply.understanding.acts.chosenNumber else { return false }
    askForNumber(
      reply, because: "\(number) is not one of the numbers shown", of: prompt.entries,
      saying: voice.says(.noSuchNumber, ["number": String(number)]), prompt: prompt)
    return true
  }

  /// Posts all that was shown for choosing, where somebody wants "both".
  private mutating func takeAll(of prompt: Prompt, answeredBy text: String, _ reply: Reply) -> Bool {
    guard prompt.kind == .choose else { return false }
    let said = words(of: text)
    let isAll = languages.contains { language in
      Catalogue.shipped.list(.allOfThem, in: language).contains { Language.words(of: $0) == said }
    }
    guard isAll else { return false }
    var reply = reply
    reply.rule = "chose all that was shown"
    let chosen = prompt.choices.compactMap { choice in
      if case .entry(let id, let variant) = choice.meaning {
        Reading.Candidate(id, variant: variant, confidence: 1)
      } else {
        nil
      }
    }
    post(chosen, reply)
    return true
  }

  /// Takes a line as the yes to a person who was offered, if it is one: by the offer's own words, or with a "yes".
  mutating func accept(_ prompt: Prompt, answeredBy text: String, _ reply: Reply) -> Bool {
    guard prompt.picked(by: text, reply.understanding.acts, in: languages) == .person else { return false }
    pick(.person, of: prompt, reply)
    return true
  }

  /// Takes a line that says how its writer can be reached, and nothing else, for the wish to be reached.
  mutating func takeContact(_ text: String, _ reply: Reply) -> Bool {
    guard isContact(text, reply, offered: false) else { return false }
    var reply = reply
    reply.rule = "left contact details"
    handOver(reply.decision(.handOver, cause: .request))
    return true
  }

  /// Whether a line is there to say how its writer can be reached. To an offer of a person an address with a word
  /// about reaching somebody says so, and whatever holds nothing else, a mere number, too; without an offer the number
  /// may be that of an order. What asks or negates says something else.
  func isContact(_ text: String, _ reply: Reply, offered: Bool) -> Bool {
    guard ContactDetails.found(in: text) else { return false }
    let ownAddress = given.knowledge.business.contact.email?.lowercased()
    if reply.understanding.whole.band == .answer || text.contains("?") || Negations(of: languages).stand(in: text)
      || ownAddress.map(text.lowercased().contains) == true
    {
      return false
    }
    let about = languages.words(listedUnder: .contactWords)
    let isAbout = words(of: text).contains(where: about.contains)
    if offered, isAbout, ContactDetails.holdsAddress(text) { return true }
    return ContactDetails.areAll(of: text, but: languages.stopWords.union(about))
      && (offered || isAbout || ContactDetails.holdsAddress(text) || text.contains("+"))
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

  private mutating func pick(
    _ meaning: Choice.Meaning, of prompt: Prompt, _ reply: Reply,
    because consent: String = "accepted the offer of a person"
  ) {
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
      reply.rule = consent
      handOver(reply.decision(.handOver, cause: prompt.cause ?? .request))
    case .noPerson:
      decline(prompt.cause ?? .request, reply)
    }
  }
}

extension Prompt {
  fileprivate var offersPerson: Bool { choices.contains { $0.meaning == .person } }

  /// The entries that can be chosen.
  var entries: [EntryID] {
    var seen: [EntryID] = []
    for case .entry(let id, _) in choices.map(\.meaning) where !seen.contains(id) { seen.append(id) }
    return seen
  }
}
