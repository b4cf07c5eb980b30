/// Finds by rule what a message does in a conversation, apart from any topic.
///
/// The rules of all shipped languages are tried on every message, for a customer may switch language. Typing slips are
/// tolerated. An immutable value; `acts(in:)` takes some microseconds and time linear in the message.
///
///     DialogueActDetector.shipped.acts(in: "hi, r u a robto?")   // [.asksWhetherHuman]
package struct DialogueActDetector: Sendable {
  /// The one detector there is, compiled when it is first used.
  package static let shipped = DialogueActDetector(
    rules: RuleBook(files: ["classes", "human", "person", "replies", "small-talk"]))

  private let rules: RuleBook
  /// What each of the rules' names stands for; nil for `filler`, which stands for nothing.
  private let acts: [DialogueAct?]

  init(rules: RuleBook) {
    self.rules = rules
    acts = rules.names.map(DialogueAct.init(ruleName:))
  }

  /// The acts of a message, the weightiest first (the order of `DialogueAct.precedence`), each once; empty when the
  /// message is just content. Small talk, choices and withdrawals are found only where the whole message consists of
  /// such things; questions about the bot, wishes for a person and objections wherever they stand.
  package func acts(in message: String) -> [DialogueAct] {
    var all = named(in: message)
    if let closed = closedUp(message) { all.formUnion(named(in: closed)) }
    if let number = bareNumber(message) { all.insert(.choice(number)) }
    let found = all.sorted { $0.precedence < $1.precedence }
    // "I do not want a bot, I want one of your people" has a number in it, and chooses nothing.
    guard found.first == .asksWhetherHuman || found.first == .wantsPerson else { return found }
    return found.filter { if case .choice = $0 { false } else { true } }
  }

  /// The number that is all of a message, of two digits at most: a list may be longer than the rules count.
  private func bareNumber(_ message: String) -> Int? {
    let said = words(of: message)
    guard said.count == 1, said[0].utf8.count <= 2, let number = Int(said[0]), number > 0 else { return nil }
    return number
  }

  private func named(in message: String) -> Set<DialogueAct> {
    Set(rules.findings(in: message).places.keys.compactMap { acts[$0] })
  }
}

extension DialogueAct {
  /// The act that a name in the rule files stands for: `human`, `person` (and `wish`, its loose
  /// form), `choice 2`, or a kind of small talk.
  init?(ruleName: String) {
    switch ruleName {
    case "filler": return nil
    case "human": self = .asksWhetherHuman
    case "person", "wish": self = .wantsPerson
    case "yes": self = .affirmation
    case "no": self = .refusal
    case "none": self = .noneOfThese
    case "withdrawal": self = .withdrawal
    case "objection": self = .objection
    case "incomprehension": self = .incomprehension
    case "wait": self = .asksAboutWait
    default:
      if let kind = SmallTalk(rawValue: ruleName) {
        self = .smallTalk(kind)
      } else if ruleName.hasPrefix("language ") {
        self = .asksForLanguage(LocaleCode(rawValue: String(ruleName.dropFirst(9))))
      } else if ruleName.hasPrefix("choice "), let number = Int(ruleName.dropFirst(7)) {
        self = .choice(number)
      } else {
        preconditionFailure("no dialogue act is called \(ruleName)")
      }
    }
  }

  /// Lower outranks higher. The question whether a human speaks outranks everything (D3).
  package var precedence: Int {
    switch self {
    case .asksWhetherHuman: 0
    case .wantsPerson: 1
    case .noneOfThese: 2
    // Two digits at most.
    case .choice(let number): 2 + number
    case .withdrawal: 110
    case .objection: 111
    case .incomprehension: 112
    case .affirmation: 113
    case .refusal: 114
    case .asksAboutWait: 115
    case .asksForLanguage: 116
    case .smallTalk(let kind): 120 + kind.precedence
    }
  }
}

extension SmallTalk {
  /// Of several kinds in one message the one that wants an answer most comes first: "hi, how are you?" is a
  /// `howAreYou`.
  var precedence: Int {
    let order: [SmallTalk] = [
      .insult, .botIdentity, .capabilities, .howAreYou, .farewell, .thanks, .praise, .greeting, .laughter, .acceptance,
    ]
    return order.firstIndex(of: self) ?? order.count
  }
}
