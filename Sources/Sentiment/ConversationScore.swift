/// How far a conversation has gone wrong: answers in a row that were not accepted, and how the customer says so.
///
///     q = p, or half of it in good humour
///     r = q · (1 + r₋₁); after a line that was no answer and no miss at least half of r₋₁; where there was nothing to
///         accept at least what a grievance comes to that is told, or that the desk knows of, up to 1
///     score = r + q · (strong words + swearing + threat + 1.25 · scorn + insult + ½ · grudge + 0.35 for an answer again
///                    + ½ · promises not kept)
///             up to 2.5 for a first line with two grudges or an insult; + 2.5 for a hostile one
///
/// Only `r` is carried on, so a turn with nothing to accept adds nothing. The figures were chosen on dialogues that
/// people labelled turn by turn; `bench` prints what the whole reaches.
struct ConversationScore {
  private(set) var run = 0.0
  private(set) var terms: [Frustration.Term] = []

  /// What is left of p where the customer keeps their good humour.
  private static let mild = 0.5
  /// What is left of the run after small talk, choices or an offer.
  private static let carry = 0.5
  private static let scorn = 1.25
  /// What a first line with a grudge adds.
  private static let first = 2.5
  /// What a message adds that is plainly hostile, and from which log-odds on it is.
  private static let hostile = 2.5
  private static let hostileFrom = 1.5
  /// What the same answer once more adds.
  private static let again = 0.35
  private static let grudge = 0.5
  /// What promises add that were not kept.
  private static let promise = 0.5

  private let turn: Turn
  /// What the desk knows to have gone wrong: half for one thing, 1 for two or more; 0 for whoever takes it well.
  private let failings: Double

  /// - Parameters:
  ///   - turn: the message.
  ///   - notAccepted: p, and what spoke for it.
  ///   - hostile: log-odds; nil where they are not known.
  init(
    _ turn: Turn, notAccepted: AcceptanceDetector.Finding, hostile: Double?, in context: FrustrationContext
  ) {
    self.turn = turn
    let takesItWell = [CueKind.mild, .letgo, .thanks, .acceptance, .closing].contains(where: turn.cues.has)
    failings = takesItWell ? 0 : Self.graded(context.brokenPromises + (context.hasWaitedTooLong ? 1 : 0))
    let rejected = notAccepted.probability * (turn.cues.has(.mild) ? Self.mild : 1)
    let before = max(0, context.run)
    run = rejected * (1 + before)
    if !context.isFirst, context.move.map({ $0.kind != .answer && $0.kind != .miss }) ?? true {
      run = max(run, Self.carry * before)
    }
    if context.move == nil || context.move?.kind == .talk, grievance > run {
      run = grievance
      add("grievance", typed([.grievance, .opener]) + (failings > 0 ? ["waited, or was promised"] : []), run)
    } else {
      addRun(reasons: notAccepted.reasons, isNew: rejected > 0)
      let promises = failings > 0 ? Self.graded(context.brokenPromises) : 0
      add("promise not kept", ["what the bot said"], rejected * Self.promise * promises)
    }
    addManner(rejected: rejected, isAgain: context.move?.isAgain == true)
    addOutburst(
      rejected: rejected, isFirst: context.isFirst, isHostile: hostile.map { $0 > Self.hostileFrom } ?? false)
    terms.sort { ($0.weight, $1.signal) > ($1.weight, $0.signal) }
  }

  /// The sum of the terms.
  var score: Double { terms.reduce(0) { $0 + $1.weight } }

  private mutating func addRun(reasons: [String], isNew: Bool) {
    let found = !isNew ? "carried on" : reasons.isEmpty ? "how it is said" : reasons.joined(separator: ", ")
    add("answers in a row not accepted", [found], run)
  }

  /// How the customer says so: counts as far as there is something that they did not accept.
  private mutating func addManner(rejected: Double, isAgain: Bool) {
    guard rejected > 0 else { return }
    let (cues, reading) = (turn.cues, turn.reading)
    func hits(_ signal: Sense) -> Int { reading.hits[signal]?.count ?? 0 }
    add(
      "strong words", turn.found([.strong]) + typed([.exasperation]),
      rejected * Self.graded(hits(.strong) + cues.count(.exasperation)))
    add("swearing", turn.found([.profanity]), rejected * Self.graded(hits(.profanity)))
    add(
      "threat", hits(.threat) > 0 ? turn.found([.threat]) : typed([.threat]),
      rejected * Self.graded(max(hits(.threat), cues.count(.threat))))
    let mockery = min(1, Self.graded(cues.count(.praise)) + Self.graded(cues.count(.mock)))
    add("scorn", typed([.praise, .mock]), rejected * Self.scorn * mockery)
    add("grudge", typed([.opener]), rejected * Self.grudge * Self.graded(cues.count(.opener)))
    if isAgain { add("the same answer again", ["the answer before"], rejected * Self.again) }
  }

  private mutating func addOutburst(rejected: Double, isFirst: Bool, isHostile: Bool) {
    let insults = isFirst && turn.cues.has(.abuse)
    let insult = rejected * Self.graded(turn.cues.count(.abuse))
    // A grievance has been counted with the run.
    let rest = max(0, Self.first - score - insult)
    if isFirst, !insults, turn.cues.count(.opener) > 1 { add("annoyed from the start", typed([.opener]), rest) }
    let words = typed([.abuse]) + (isHostile ? turn.found([.profanity]) : [])
    add(
      "insult", words.isEmpty ? ["how it is said"] : words,
      insult + (insults ? rest : 0) + (isHostile ? Self.hostile : 0))
  }

  /// What went wrong that is told of or known of, in 0...1.
  private var grievance: Double {
    let (told, grudge) = (turn.cues.count(.grievance), turn.cues.count(.opener))
    return min(1, Self.graded(told) + Self.grudge * Self.graded(grudge) + failings)
  }

  private func typed(_ kinds: [CueKind]) -> [String] { turn.cues.found(kinds, in: turn.message) }

  /// Half for one, 1 for two or more.
  private static func graded(_ count: Int) -> Double { Double(max(0, min(2, count))) / 2 }

  /// Names the first few of `found`.
  private mutating func add(_ signal: String, _ found: [String], _ weight: Double) {
    guard weight != 0 else { return }
    var named: [String] = []
    for words in found where named.count < 4 && !named.contains(words) { named.append(words) }
    terms.append(.init(signal: signal, found: named.joined(separator: ", "), weight: weight))
  }
}
