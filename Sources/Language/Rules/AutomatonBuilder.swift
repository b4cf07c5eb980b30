/// Compiles rules: Thompson's construction, then the empty moves are taken out.
struct AutomatonBuilder {
  private(set) var vocabulary = Vocabulary()

  /// A state under construction: moves that read a word, and moves that read nothing.
  private struct Draft {
    var edges: [(label: Automaton.Label, target: Int)] = []
    var empty: [(condition: Automaton.Condition, target: Int)] = []
    var rule: Int32?
  }

  private var drafts: [Draft] = []
  private var sets: [[Vocabulary.Word]] = []
  private var firsts: [Int] = []
  private var classes: [Pattern] = []
  /// The classes of the present locale, as far as they were needed.
  private var choices: [Int: Choice] = [:]

  /// Words that are known, so that no slip is seen in them.
  mutating func know(_ words: some Sequence<String>) {
    for word in words { _ = vocabulary.number(word) }
  }

  /// From here on `.wordClass` means these.
  mutating func use(classes: [Pattern]) {
    self.classes = classes
    choices = [:]
  }

  /// Adds a rule whose match is reported as `rule`.
  mutating func add(_ pattern: Pattern, as rule: Int32) {
    let (first, last) = (newState(), newState())
    connect(pattern, first, last)
    drafts[last].rule = rule
    firsts.append(first)
  }

  private mutating func newState() -> Int {
    drafts.append(Draft())
    return drafts.count - 1
  }

  /// Adds the ways through `pattern` that lead from one state to another.
  private mutating func connect(_ pattern: Pattern, _ from: Int, _ to: Int) {
    switch pattern {
    case .word(let word): drafts[from].edges.append((.word(vocabulary.number(word)), to))
    case .anyWord: drafts[from].edges.append((.any, to))
    case .gap(let count): connectGap(count, from, to)
    case .wordClass(let number): connect(choice(ofClass: number), from, to)
    case .sequence(let parts): connect(parts, from, to)
    case .alternatives(let all): connect(choice(of: all), from, to)
    case .optional(let inner):
      drafts[from].empty.append(([], to))
      connect(inner, from, to)
    case .repeated(let inner):
      let loop = newState()
      drafts[from].empty.append(([], loop))
      drafts[loop].empty.append(([], to))
      connect(inner, loop, loop)
    case .clauseBoundary: drafts[from].empty.append((.clauseBoundary, to))
    case .sameClause: drafts[from].empty.append((.sameClause, to))
    case .question: drafts[from].empty.append((.question, to))
    }
  }

  private mutating func connect(_ parts: [Pattern], _ from: Int, _ to: Int) {
    var current = from
    for (index, part) in parts.enumerated() {
      let next = index + 1 == parts.count ? to : newState()
      connect(part, current, next)
      current = next
    }
  }

  private mutating func connectGap(_ count: Int, _ from: Int, _ to: Int) {
    var current = from
    drafts[current].empty.append(([], to))
    for _ in 0..<count {
      let next = newState()
      drafts[current].edges.append((.any, next))
      drafts[next].empty.append(([], to))
      current = next
    }
  }

  private mutating func connect(_ choice: Choice, _ from: Int, _ to: Int) {
    if let label = choice.ends { drafts[from].edges.append((label, to)) }
    for (word, rest) in choice.continuations {
      let middle = newState()
      drafts[from].edges.append((.word(word), middle))
      connect(rest, middle, to)
    }
    for pattern in choice.others { connect(pattern, from, to) }
  }
}

extension AutomatonBuilder {
  /// Alternatives as a tree over their first words, so that hundreds of them cost few states.
  private final class Choice {
    /// The single words among the alternatives.
    var ends: Automaton.Label?
    /// What may follow a first word.
    var continuations: [(word: Vocabulary.Word, rest: Choice)] = []
    /// Alternatives that do not begin with a plain word, or are more than plain words.
    var others: [Pattern] = []
  }

  private mutating func choice(ofClass number: Int) -> Choice {
    if let known = choices[number] { return known }
    let made = choice(of: [classes[number]])
    choices[number] = made
    return made
  }

  private mutating func choice(of alternatives: [Pattern]) -> Choice {
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

extension AutomatonBuilder {
  /// The finished machine.
  func built() -> Automaton {
    var automaton = Automaton()
    automaton.wordSets = sets.map { WordSet($0) }
    automaton.states = drafts.indices.map { withoutEmptyMoves($0) }
    automaton.starts = Array(repeating: [], count: vocabulary.count)
    for first in firsts {
      for edge in automaton.states[first].edges {
        let start = Automaton.Start(condition: edge.condition, target: edge.target)
        for word in words(of: edge.label) { automaton.starts[Int(word)].append(start) }
      }
    }
    return automaton
  }

  private func words(of label: Automaton.Label) -> [Vocabulary.Word] {
    switch label {
    case .word(let word): [word]
    case .anyOf(let set): sets[Int(set)]
    case .any: preconditionFailure("a rule begins with any word: it would be tried everywhere")
    }
  }

  private func withoutEmptyMoves(_ state: Int) -> Automaton.State {
    var result = Automaton.State()
    var seen: [(Int, Automaton.Condition)] = []
    var pending: [(Int, Automaton.Condition)] = [(state, [])]
    while let (current, condition) = pending.popLast() {
      if seen.contains(where: { $0 == current && $1.isSubset(of: condition) }) { continue }
      seen.append((current, condition))
      let draft = drafts[current]
      for edge in draft.edges {
        result.edges.append(Automaton.Edge(condition: condition, label: edge.label, target: Int32(edge.target)))
      }
      if let rule = draft.rule { result.acceptances.append(Automaton.Acceptance(condition: condition, rule: rule)) }
      pending.append(contentsOf: draft.empty.map { ($0.target, condition.union($0.condition)) })
    }
    return result
  }
}
