extension Automaton {
  /// Reports every match of every rule in a reading: the rule's number, and the words it spans.
  func matches(in reading: Reading, _ report: (_ rule: Int32, _ words: Range<Int>) -> Void) {
    var active: [Int32] = []
    var next: [Int32] = []
    for first in 0..<reading.count {
      active.removeAll(keepingCapacity: true)
      enter(reading, at: first, into: &active)
      var end = first + 1
      while !active.isEmpty {
        accept(active, reading, first..<end, report)
        guard end < reading.count, !reading.gaps[end].isSentenceEnd, end - first < Self.longestMatch else { break }
        next.removeAll(keepingCapacity: true)
        step(active, reading, over: end, into: &next)
        swap(&active, &next)
        end += 1
      }
    }
  }

  private func enter(_ reading: Reading, at word: Int, into active: inout [Int32]) {
    let here = reading.gaps[word].condition
    for meaning in reading.meanings(of: word) {
      for start in starts[Int(meaning)] where start.condition.isSubset(of: here) {
        if !active.contains(start.target) { active.append(start.target) }
      }
    }
  }

  private func step(_ active: [Int32], _ reading: Reading, over word: Int, into next: inout [Int32]) {
    let here = reading.gaps[word].condition
    let meanings = reading.meanings(of: word)
    for state in active {
      for edge in states[Int(state)].edges where edge.condition.isSubset(of: here) {
        let fits =
          switch edge.label {
          case .any: !here.contains(.clauseBoundary)
          case .word(let word): meanings.contains(word)
          case .anyOf(let set): meanings.contains { wordSets[Int(set)].contains($0) }
          }
        if fits, !next.contains(edge.target) { next.append(edge.target) }
      }
    }
  }

  private func accept(
    _ active: [Int32], _ reading: Reading, _ words: Range<Int>, _ report: (Int32, Range<Int>) -> Void
  ) {
    let here = reading.gaps[words.upperBound].condition
    for state in active {
      for acceptance in states[Int(state)].acceptances where acceptance.condition.isSubset(of: here) {
        report(acceptance.rule, words)
      }
    }
  }
}
