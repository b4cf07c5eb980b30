import Foundation

/// The figures of a turn from which it is told whether the bot's line before was accepted; most are 0 or 1.
struct AcceptanceFeatures {
  /// A figure that is no count of cues.
  enum Trait: Int, CaseIterable {
    // The mood words' compound, by its sign; and signals of the formula, half for one hit, whole for two.
    case negative, positive
    case persistence, failure, trouble, strong, threat, profanity, politeness, refusal, objection
    case capitals, questionRun, resolved
    // Its shape.
    case long, short, wordless, asks, exclaims, endsAsking
    // Shares of what it is about that stood in the message before, in one of the last five, in the bot's line, nowhere.
    case inPrevious, inEarlier, inBots, isNew
    case anyEarlier, anyBots, noContent, objectsAndRepeats, sameLine
    // What the desk knows of the bot's line; all 0 for an answer posted for the first time.
    case miss, choices, talk, offer, again, sameAgain, botAsks
    /// A "no" in the first clause that answers the bot's own question.
    case answersQuestion

    /// Its place among the figures.
    var position: Int { 2 * CueKind.allCases.count + rawValue }
  }

  /// The names of the figures, as in `Resources/learnt`: cues found, cues found twice or more, traits.
  static let names =
    CueKind.allCases.map { "cue \($0)" } + CueKind.allCases.map { "twice \($0)" } + Trait.allCases.map { "\($0)" }

  private(set) var values = Array(repeating: 0.0, count: names.count)

  init(of turn: Turn, after move: BotMove) {
    for kind in CueKind.allCases {
      values[kind.rawValue] = turn.cues.has(kind) ? 1 : 0
      values[CueKind.allCases.count + kind.rawValue] = turn.cues.count(kind) > 1 ? 1 : 0
    }
    addSignals(of: turn)
    addShape(of: turn)
    addOverlap(of: turn, after: move)
    addMove(move, before: turn)
  }

  private subscript(trait: Trait) -> Double {
    get { values[trait.position] }
    set { values[trait.position] = newValue }
  }

  private mutating func addSignals(of turn: Turn) {
    self[.negative] = max(0, -turn.compound)
    self[.positive] = max(0, turn.compound)
    for (trait, signal) in Self.signals { self[trait] = turn.strength(of: signal) }
    self[.capitals] = turn.shouting
    self[.questionRun] = turn.reading.message.questionRun == nil ? 0 : 1
    self[.resolved] = turn.reading.resolvedBefore > 0 ? 1 : 0
  }

  private static let signals: [(Trait, Sense)] = [
    (.persistence, .persistence), (.failure, .failure), (.trouble, .trouble), (.strong, .strong), (.threat, .threat),
    (.profanity, .profanity), (.politeness, .politeness), (.refusal, .refusal), (.objection, .objection),
  ]

  private mutating func addShape(of turn: Turn) {
    let words = turn.text.words.count
    self[.long] = min(1, log1p(Double(words)) / 4)
    self[.short] = words <= 3 ? 1 : 0
    self[.wordless] = turn.text.hasLetter ? 0 : 1
    self[.asks] = turn.text.asks ? 1 : 0
    self[.exclaims] = turn.text.exclaims ? 1 : 0
    self[.endsAsking] = turn.text.endsAsking ? 1 : 0
  }

  private mutating func addOverlap(of turn: Turn, after move: BotMove) {
    let overlap = Overlap(of: turn.text, earlier: turn.earlier, bot: CueText(move.text))
    self[.inPrevious] = overlap.inPrevious
    self[.inEarlier] = overlap.inEarlier
    self[.inBots] = overlap.inBots
    self[.isNew] = overlap.isNew
    self[.anyEarlier] = overlap.inEarlier > 0 ? 1 : 0
    self[.anyBots] = overlap.inBots > 0 ? 1 : 0
    self[.noContent] = overlap.isEmpty ? 1 : 0
    let objects = turn.cues.has(.objection) || turn.cues.has(.correction) || turn.reading.has(.objection)
    self[.objectsAndRepeats] = objects ? self[.anyEarlier] : 0
    let isSameLine = turn.earlier.last.map { $0.words.map(\.hash) == turn.text.words.map(\.hash) } ?? false
    self[.sameLine] = isSameLine ? 1 : 0
  }

  private mutating func addMove(_ move: BotMove, before turn: Turn) {
    switch move.kind {
    case .answer: break
    case .miss: self[.miss] = 1
    case .choices: self[.choices] = 1
    case .talk: self[.talk] = 1
    case .offer: self[.offer] = 1
    }
    self[.again] = move.isAgain ? 1 : 0
    self[.sameAgain] = move.isSameAgain ? 1 : 0
    guard move.kind != .answer, move.text.utf8.contains(UInt8(ascii: "?")) else { return }
    self[.botAsks] = 1
    let firstClause = turn.read.firstClause
    let says = turn.cues.hits.contains { $0.kind == .correction && $0.range.lowerBound < firstClause }
    self[.answersQuestion] = says ? 1 : 0
  }
}
