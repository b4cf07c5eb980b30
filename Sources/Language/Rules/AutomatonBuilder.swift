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
  private var setsByWords: [Set<Vocabulary.Word>: Int32] = [:]
  private var sets: [[Vocabulary.Word]] = []
  private var firsts: [Int] = []

  /// Words that are known, so that no slip is seen in them.
  mutating func know(_ words: some Sequence<String>) {
    for word in words { _ = vocabulary.number(word) }
  }

  /// Adds a rule whose match is reported as `rule`.
  mutating func add(_ pattern: Pattern, as rule: Int32) {
    let first = newState()
    let last = append(pattern, after: first)
    drafts[last].rule = rule
    firsts.append(first)
  }

  private mutating func newState() -> Int {
    drafts.append(Draft())
    return drafts.count - 1
  }

  /// Builds `pattern` on to a state and returns the state behind it.
  private mutating func append(_ pattern: Pattern, after state: Int) -> Int {
    switch pattern {
    case .word(let word): return append(.word(vocabulary.number(word)), after: state)
    case .anyWord: return append(.any, after: state)
    case .gap(let count): return appendGap(count, after: state)
    case .sequence(let parts): return parts.reduce(state) { append($1, after: $0) }
    case .alternatives(let all): return appendAlternatives(all, after: state)
    case .optional(let inner):
      let last = append(inner, after: state)
      drafts[state].empty.append(([], last))
      return last
    case .repeated(let inner): return appendRepeated(inner, after: state)
    case .clauseBoundary: return append(on: .clauseBoundary, after: state)
    case .sameClause: return append(on: .sameClause, after: state)
    case .question: return append(on: .question, after: state)
    }
  }

  private mutating func append(_ label: Automaton.Label, after state: Int) -> Int {
    let next = newState()
    drafts[state].edges.append((label, next))
    return next
  }

  private mutating func append(on condition: Automaton.Condition, after state: Int) -> Int {
    let next = newState()
    drafts[state].empty.append((condition, next))
    return next
  }

  private mutating func appendGap(_ count: Int, after state: Int) -> Int {
    let last = newState()
    var current = state
    drafts[current].empty.append(([], last))
    for _ in 0..<count {
      current = append(.any, after: current)
      drafts[current].empty.append(([], last))
    }
    return last
  }

  private mutating func appendRepeated(_ inner: Pattern, after state: Int) -> Int {
    let loop = newState()
    drafts[state].empty.append(([], loop))
    let end = append(inner, after: loop)
    drafts[end].empty.append(([], loop))
    return loop
  }

  /// Alternatives of one word become one move over a set of words; the others each a path.
  private mutating func appendAlternatives(_ all: [Pattern], after state: Int) -> Int {
    let flat = all.flatMap(flattened)
    let last = newState()
    let words = Set(
      flat.compactMap { pattern -> Vocabulary.Word? in
        if case .word(let word) = pattern { vocabulary.number(word) } else { nil }
      })
    if let label = label(for: words) { drafts[state].edges.append((label, last)) }
    for pattern in flat {
      if case .word = pattern { continue }
      // A fresh state, so that what an alternative loops through stays its own.
      let first = append(on: [], after: state)
      let end = append(pattern, after: first)
      drafts[end].empty.append(([], last))
    }
    return last
  }

  /// The alternatives within alternatives, as one list.
  private func flattened(_ pattern: Pattern) -> [Pattern] {
    switch pattern {
    case .alternatives(let all): return all.flatMap(flattened)
    default: return [pattern]
    }
  }

  private mutating func label(for words: Set<Vocabulary.Word>) -> Automaton.Label? {
    guard let first = words.first else { return nil }
    if words.count == 1 { return .word(first) }
    if let known = setsByWords[words] { return .anyOf(known) }
    let number = Int32(sets.count)
    sets.append(Array(words))
    setsByWords[words] = number
    return .anyOf(number)
  }
}

extension AutomatonBuilder {
  /// The finished machine.
  func built() -> Automaton {
    var automaton = Automaton()
    automaton.wordSets = sets.map { WordSet($0) }
    automaton.states = drafts.indices.map { state in withoutEmptyMoves(state) }
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
