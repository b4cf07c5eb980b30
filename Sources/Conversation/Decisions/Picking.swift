package import Language

extension Prompt {
  /// What of the choices a line picks: by number, by label, by words that only one label has, or by a yes or no that
  /// has only one meaning here; nil where it picks none of them.
  ///
  /// - Parameters:
  ///   - acts: of the line.
  ///   - languages: the conversation's and that of the business, in either of which a label may stand.
  package func picked(by text: String, _ acts: [DialogueAct], in languages: [LocaleCode]) -> Choice.Meaning? {
    if let number = acts.chosenNumber {
      return number >= 1 && number <= choices.count ? choices[number - 1].meaning : nil
    }
    let said = words(of: text)
    if let named = choices.first(where: { words(of: $0.label) == said }) { return named.meaning }
    switch kind {
    case .offer:
      if acts.contains(where: \.rejects) { return choice(.noPerson) }
      if acts.agree { return choice(.person) }
    case .choose:
      // A choice that also offers a person is asked "shall I?": a yes and a no answer that.
      if cause != nil, acts.agree { return choice(.person) }
      if cause != nil, acts.contains(.refusal) { return .noPerson }
      if acts.contains(where: \.rejects) { return choice(.noneOfThese) }
      let entries = choices.filter(\.isEntry)
      if entries.count == 1 { return acts.agree ? entries[0].meaning : nil }
      return acts.isEmpty ? entry(among: entries, spokenOf: text, in: languages)?.meaning : nil
    // What others ask is no question of the bot's: a "sure" says nothing about it.
    case .next, .contact: break
    }
    return nil
  }

  private func choice(_ meaning: Choice.Meaning) -> Choice.Meaning? {
    choices.contains { $0.meaning == meaning } ? meaning : nil
  }

  /// The one choice whose label has every word of its own that was said: of "Printed books" and "E-books", "the printed
  /// one". A line that says more than that is a message of its own, and so is one that negates: "not the printed one".
  private func entry(among choices: [Choice], spokenOf text: String, in languages: [LocaleCode]) -> Choice? {
    let labels = choices.map { words(of: $0.label) }
    if Negations(of: languages).stand(in: text, besides: Set(labels.joined())) { return nil }
    let empty = languages.stopWords.union(languages.words(listedUnder: .choosingWords))
    let telling = words(of: text).filter { !empty.contains($0) }
    guard !telling.isEmpty else { return nil }
    let fitting = choices.indices.filter { choice in
      telling.allSatisfy { word in labels[choice].contains { isSameWord($0, word) } }
    }
    return fitting.count == 1 ? choices[fitting[0]] : nil
  }
}

extension [LocaleCode] {
  /// The stop words of all of them, folded.
  var stopWords: Set<String> { reduce(into: []) { $0.formUnion(StopWords.words(of: $1)) } }

  /// The folded words of a shipped list in all of them.
  func words(listedUnder key: SentenceKey) -> Set<String> {
    Set(flatMap { Catalogue.shipped.list(key, in: $0).flatMap(Language.words(of:)) })
  }
}

extension [DialogueAct] {
  /// The number that is said to be chosen.
  var chosenNumber: Int? {
    for case .choice(let number) in self { return number }
    return nil
  }

  /// A yes, and nothing that takes leave: "ok, thanks, bye" wants nothing more.
  var agree: Bool {
    contains(.affirmation) && !contains { $0 == .smallTalk(.thanks) || $0 == .smallTalk(.farewell) || $0.rejects }
  }
}

extension Choice {
  fileprivate var isEntry: Bool { if case .entry = meaning { true } else { false } }
}

extension DialogueAct {
  fileprivate var rejects: Bool { self == .refusal || self == .noneOfThese || self == .withdrawal }
}

/// Whether two folded words are forms of one: alike but for an ending of two letters at most on either.
private func isSameWord(_ one: String, _ other: String) -> Bool {
  if one == other { return true }
  let shared = zip(one.unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
  let rests = [one, other].map { $0.unicodeScalars.count - shared }
  return rests.allSatisfy { $0 <= 2 } && shared >= (rests.contains(0) ? 3 : 4)
}
