import Knowledge
import Language

extension Turn {
  /// Takes a line as the reply to what the bot asked, if it is one.
  ///
  /// - Returns: false where the line is something else; it is then read as any other.
  mutating func take(_ prompt: Prompt, answeredBy text: String, _ reply: Reply) -> Bool {
    if let choice = choice(in: prompt, named: text, reply.understanding.acts) {
      pick(choice, of: prompt, reply)
      return true
    }
    guard let number = chosenNumber(reply.understanding.acts) else { return false }
    var reply = reply
    reply.rule = "\(number) is not one of the numbers shown"
    record(.decided(reply.decision(.ask, entries: prompt.entries)))
    speak(voice.says(.noSuchNumber, ["number": String(number)]), prompt: prompt)
    return true
  }

  /// Takes a line as the yes to a person who was offered, if it is one: by the offer's own words, or with a "yes".
  mutating func accept(_ prompt: Prompt, answeredBy text: String, _ reply: Reply) -> Bool {
    guard let choice = choice(in: prompt, named: text, reply.understanding.acts), choice.meaning == .person else {
      return false
    }
    pick(choice, of: prompt, reply)
    return true
  }

  /// The choice that a line names by number, by label, by words that only its label has, or by a yes or no that has only
  /// one meaning here.
  private func choice(in prompt: Prompt, named text: String, _ acts: [DialogueAct]) -> Choice? {
    if let number = chosenNumber(acts) {
      return number >= 1 && number <= prompt.choices.count ? prompt.choices[number - 1] : nil
    }
    let said = words(of: text)
    if let named = prompt.choices.first(where: { words(of: $0.label) == said }) { return named }
    switch prompt.kind {
    case .offer:
      if acts.contains(where: \.rejects) { return prompt.choices.first { $0.meaning == .noPerson } }
      if acts.agree { return prompt.choices.first { $0.meaning == .person } }
    case .choose:
      // A choice that also offers a person is asked "shall I?": a yes and a no answer that.
      if prompt.cause != nil, acts.agree { return prompt.choices.first { $0.meaning == .person } }
      if prompt.cause != nil, acts.contains(.refusal) { return Choice(voice.says(.offerNo), .noPerson) }
      if acts.contains(where: \.rejects) { return prompt.choices.first { $0.meaning == .noneOfThese } }
      let entries = prompt.choices.filter(\.isEntry)
      if entries.count == 1 { return acts.agree ? entries[0] : nil }
      return acts.isEmpty ? entry(among: entries, spokenOf: said) : nil
    // What others ask is no question of the bot's: a "sure" says nothing about it.
    case .next, .contact: break
    }
    return nil
  }

  /// The one choice whose label has every word of its own that was said: of "Printed books" and "E-books", "the printed
  /// one". A line that says more than that is a message of its own.
  private func entry(among choices: [Choice], spokenOf said: [String]) -> Choice? {
    let choosing = Set(voice.list(.choosingWords).flatMap(words(of:)))
    let telling = said.filter { !choosing.contains($0) && !StopWords.words(of: state.locale).contains($0) }
    guard !telling.isEmpty else { return nil }
    let fitting = choices.filter { choice in
      let label = words(of: choice.label)
      return telling.allSatisfy { word in label.contains { isSameWord($0, word) } }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private func chosenNumber(_ acts: [DialogueAct]) -> Int? {
    for case .choice(let number) in acts { return number }
    return nil
  }

  private mutating func pick(_ choice: Choice, of prompt: Prompt, _ reply: Reply) {
    var reply = reply
    switch choice.meaning {
    case .entry(let id, let variant):
      let entry = given.knowledge.entry(id, in: state.locale)
      let named = variant.flatMap { name in entry?.variants.first { $0.id == name }?.title }
      reply.rule = "chose “\(prompt.entries.count == 1 ? named ?? entry?.title ?? choice.label : choice.label)”"
      post([Reading.Candidate(id, variant: variant, confidence: 1)], reply, naming: choice.label != named)
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

extension [DialogueAct] {
  /// A yes, and nothing that takes leave: "ok, thanks, bye" wants nothing more.
  fileprivate var agree: Bool {
    contains(.affirmation) && !contains { $0 == .smallTalk(.thanks) || $0 == .smallTalk(.farewell) || $0.rejects }
  }
}

extension Choice {
  fileprivate var isEntry: Bool { if case .entry = meaning { true } else { false } }
}

extension DialogueAct {
  fileprivate var rejects: Bool { self == .refusal || self == .noneOfThese || self == .withdrawal }
}

extension Prompt {
  /// The entries that can be chosen.
  var entries: [EntryID] {
    var seen: [EntryID] = []
    for case .entry(let id, _) in choices.map(\.meaning) where !seen.contains(id) { seen.append(id) }
    return seen
  }
}

/// Whether two folded words are forms of one: alike but for an ending of two letters at most on either.
private func isSameWord(_ one: String, _ other: String) -> Bool {
  if one == other { return true }
  let shared = zip(one.unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
  let rests = [one, other].map { $0.unicodeScalars.count - shared }
  return rests.allSatisfy { $0 <= 2 } && shared >= (rests.contains(0) ? 3 : 4)
}
