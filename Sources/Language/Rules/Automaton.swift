/// All rules as one machine over word numbers: a nondeterministic automaton without empty moves.
///
/// It is run from each word of a message for at most `longestMatch` words, so the work is linear in the message
/// whatever a customer writes.
struct Automaton: Sendable {
  /// What must hold at the place between two words where a move is made.
  struct Condition: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let clauseBoundary = Condition(rawValue: 1)
    static let question = Condition(rawValue: 2)
    /// The opposite of `clauseBoundary`.
    static let sameClause = Condition(rawValue: 4)
  }

  enum Label: Hashable, Sendable {
    case word(Vocabulary.Word)
    case anyOf(Int32)
    case any
  }

  struct Edge: Hashable, Sendable {
    let condition: Condition
    let label: Label
    let target: Int32
  }

  struct Acceptance: Hashable, Sendable {
    let condition: Condition
    let rule: Int32
  }

  struct State: Sendable {
    var edges: [Edge] = []
    var acceptances: [Acceptance] = []
  }

  /// Where a match may begin, by its first word.
  struct Start: Hashable, Sendable {
    let condition: Condition
    let target: Int32
  }

  var states: [State] = []
  var starts: [[Start]] = []
  var wordSets: [WordSet] = []

  /// Words between the first and the last of a match, both counted.
  static let longestMatch = 18
}

/// A set of word numbers.
struct WordSet: Hashable, Sendable {
  private var bits: [UInt64] = []

  init(_ words: some Sequence<Vocabulary.Word>) {
    for word in words {
      while bits.count <= Int(word) >> 6 { bits.append(0) }
      bits[Int(word) >> 6] |= 1 << UInt64(word & 63)
    }
  }

  func contains(_ word: Vocabulary.Word) -> Bool {
    let index = Int(word) >> 6
    return index < bits.count && bits[index] >> UInt64(word & 63) & 1 == 1
  }
}
