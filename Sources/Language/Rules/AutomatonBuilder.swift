/// Compiles rules: Thompson's construction, then the empty moves are taken out.
struct AutomatonBuilder {
  var vocabulary = Vocabulary()

  /// A state under construction: moves that read a word, and moves that read nothing.
  struct Draft {
    var edges: [(label: Automaton.Label, target: Int)] = []
    var empty: [(condition: Automaton.Condition, target: Int)] = []
    var rule: Int32?
  }

  var drafts: [Draft] = []
  var sets: [[Vocabulary.Word]] = []
  var firsts: [Int] = []
  var classes: [Pattern] = []
  /// The classes of the present locale, as far as they were needed.
  var choices: [Int: Choice] = [:]

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
