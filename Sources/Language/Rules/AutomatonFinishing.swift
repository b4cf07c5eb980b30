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
