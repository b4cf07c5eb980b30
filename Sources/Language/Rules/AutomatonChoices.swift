extension AutomatonBuilder {
  /// Alternatives as a tree over their first words, so that hundreds of them cost few states.
  final class Choice {
    /// The single words among the alternatives.
    var ends: Automaton.Label?
    /// What may follow a first word.
    var continuations: [(word: Vocabulary.Word, rest: Choice)] = []
    /// Alternatives that do not begin with a plain word, or are more than plain words.
    var others: [Pattern] = []
  }

  mutating func choice(ofClass number: Int) -> Choice {
    if let known = choices[number] { return known }
    let made = choice(of: [classes[number]])
    choices[number] = made
    return made
  }

  mutating func choice(of alternatives: [Pattern]) -> Choice {
    var phrases: [ArraySlice<Vocabulary.Word>] = []
    let choice = Choice()
    for pattern in alternatives.flatMap(flattened) {
      if let words = plainWords(pattern) { phrases.append(words[...]) } else { choice.others.append(pattern) }
    }
    grow(choice, phrases)
    return choice
  }

  private mutating func grow(_ choice: Choice, _ phrases: [ArraySlice<Vocabulary.Word>]) {
    choice.ends = label(for: phrases.filter { $0.count == 1 }.compactMap(\.first))
    var longer: [Vocabulary.Word: [ArraySlice<Vocabulary.Word>]] = [:]
    var order: [Vocabulary.Word] = []
    for phrase in phrases where phrase.count > 1 {
      guard let first = phrase.first else { continue }
      if longer[first] == nil { order.append(first) }
      longer[first, default: []].append(phrase.dropFirst())
    }
    for word in order {
      let rest = Choice()
      grow(rest, longer[word] ?? [])
      choice.continuations.append((word, rest))
    }
  }

  /// The alternatives within alternatives as one list; classes among them are compiled once and stay as they are.
  private func flattened(_ pattern: Pattern) -> [Pattern] {
    switch pattern {
    case .alternatives(let all): all.flatMap(flattened)
    default: [pattern]
    }
  }

  /// The numbers of a phrase's words, if it is nothing but words.
  private mutating func plainWords(_ pattern: Pattern) -> [Vocabulary.Word]? {
    switch pattern {
    case .word(let word): return [vocabulary.number(word)]
    case .sequence(let parts):
      var words: [Vocabulary.Word] = []
      for part in parts {
        guard let more = plainWords(part) else { return nil }
        words += more
      }
      return words
    default: return nil
    }
  }

  private mutating func label(for words: [Vocabulary.Word]) -> Automaton.Label? {
    guard let first = words.first else { return nil }
    if words.count == 1 { return .word(first) }
    sets.append(words)
    return .anyOf(Int32(sets.count - 1))
  }
}
