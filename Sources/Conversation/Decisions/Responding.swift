import Knowledge
import Language

extension Turn {
  /// The bot's answer to a line, in the order that DESIGN gives: rules that no score can outvote, replies to what the
  /// bot asked, talk without content, and then what the matcher found.
  mutating func respond(to text: String, _ understanding: Understanding, prompt: Prompt?) {
    var reply = Reply(
      understanding, failuresBefore: failuresCarried(by: understanding), acknowledged: state.acknowledged,
      under: given.policy)
    if understanding.acts.contains(.asksWhetherHuman) { return discloseBecauseAsked(reply) }
    if let word = understanding.emergency {
      reply.rule = Reply.rule(listing: word)
      return handOver(reply.decision(.handOver, cause: .emergency), priority: .urgent)
    }
    if understanding.circumstances.contains(.despair) {
      reply.rule = Reply.despairRule
      return handOver(reply.decision(.handOver, cause: .emergency), priority: .urgent, saying: .handOverDespair)
    }
    if understanding.acts.contains(.wantsPerson) {
      // Why a person was offered is why one is called, though the words of the yes would ask for one by themselves.
      if let prompt, accept(prompt, answeredBy: text, reply) { return }
      reply.rule = "asked for a person"
      return handOver(reply.decision(.handOver, cause: .request))
    }
    if let prompt, take(prompt, answeredBy: text, reply) { return }
    if takeTalk(reply) || takeBareNumber(text, reply) { return }
    // What is certain to answer is posted first, with a person offered under it: it may settle the matter.
    if shouldHandOverForMood(understanding.mood), !findsSomethingElse(understanding.whole) {
      return handOver(reply.decision(.handOver, cause: .mood), priority: .high)
    }
    if understanding.acts.contains(.incomprehension) { return clarify(reply) }
    if understanding.acts.contains(.objection), !findsSomethingElse(understanding.whole) { return object(reply) }
    answer(reply)
  }

  /// D3: the truth first, whatever else the message says. A wish for a person in the same breath is then met.
  private mutating func discloseBecauseAsked(_ reply: Reply) {
    var reply = reply
    reply.rule = "asked whether it is talking to a person (D3)"
    let wantsPerson = reply.understanding.acts.contains(.wantsPerson)
    record(.decided(reply.decision(.disclose)))
    disclose(
      .asked, saying: voice.says(.disclosureAsked) + (wantsPerson ? "" : " " + voice.says(.wayToAPerson)))
    guard wantsPerson else { return }
    reply.rule = "asked for a person"
    var decision = reply.decision(.handOver, cause: .request)
    decision.failed = false
    handOver(decision)
  }

  /// How many turns in a row have been of no use, as far as this message tells about the one before.
  private func failuresCarried(by understanding: Understanding) -> Int {
    let rejects = understanding.rejects
    guard let last = state.lastDecision else { return 0 }
    // An offer that meets an objection was of no use either.
    if rejects && (!last.failed || last.action == .offer) { return state.failuresInARow + 1 }
    if last.action == .answer && !rejects { return 0 }
    return state.failuresInARow
  }

  /// Whether the line holds a question whose answer is certain, and was not what was said last.
  private func findsSomethingElse(_ reading: Reading) -> Bool {
    guard reading.band == .answer, let best = reading.candidates.first else { return false }
    return state.lastDecision?.entries.contains(best.entry) != true
  }
}

extension Understanding {
  /// Whether the line before is told to have been of no use: beside the point, or not understood.
  fileprivate var rejects: Bool { acts.contains(.objection) || acts.contains(.incomprehension) }
}

/// What is known about the line being answered, and what every decision about it repeats.
struct Reply {
  let understanding: Understanding
  /// Turns of no use in a row, up to and without this one.
  let failuresBefore: Int
  /// Circumstances that the bot has not spoken to, what weighs most first.
  private let circumstances: [Circumstance]
  private let policy: Policy
  var rule: String?

  init(
    _ understanding: Understanding, failuresBefore: Int, acknowledged: Set<Circumstance>, under policy: Policy
  ) {
    self.understanding = understanding
    self.policy = policy
    self.failuresBefore = failuresBefore
    circumstances = Circumstance.allCases.filter {
      $0 != .despair && understanding.circumstances.contains($0) && !acknowledged.contains($0)
    }
    reading = understanding.whole
  }

  /// The reading that is kept with a decision: of the whole line, or of all the questions in it.
  private var reading: Reading

  /// The same, to be explained by each question in the line.
  var readInParts: Reply {
    var reply = self
    let bests = understanding.parts.compactMap(\.candidates.first)
    reply.reading.candidates =
      bests + reading.candidates.filter { other in !bests.contains { $0.entry == other.entry } }
    reply.reading.evidence = understanding.parts.flatMap { part in
      part.candidates.first.map { ["For \($0.entry):"] + part.evidence } ?? []
    }
    reply.reading.band = .answer
    return reply
  }

  static let despairRule = "the customer speaks of ending their life"

  static func rule(listing word: String) -> String { "the business listed “\(word)” as a reason to call a person" }

  var objects: Bool { understanding.rejects }

  func decision(
    _ action: Decision.Action, entries: [EntryID] = [], cause: Cause? = nil, smallTalk: SmallTalk? = nil,
    failsNow: Bool = false
  ) -> Decision {
    var decision = Decision(
      action, entries: entries, cause: cause, circumstance: circumstance(metBy: action, cause), smallTalk: smallTalk,
      failed: failsNow || objects,
      failuresInARow: failuresBefore + (failsNow ? 1 : 0), rule: rule, reading: reading,
      mood: understanding.mood)
    let told = understanding.circumstances
    decision.told = told.isEmpty ? nil : Circumstance.allCases.filter(told.contains)
    decision.moodThreshold = cause == .mood ? threshold(reachedFor: action) : nil
    return decision
  }

  /// The policy's threshold for what the mood led to; nil where it was not reached, and something else decided.
  private func threshold(reachedFor action: Decision.Action) -> Double? {
    let threshold = action == .handOver ? policy.handOverAt : policy.offerAt
    return understanding.mood.accumulated >= threshold ? threshold : nil
  }

  /// What of the circumstances a line of the bot's speaks to. An answer is the best reply to what is urgent, and who is
  /// called for mood has been told already that somebody is sorry.
  private func circumstance(metBy action: Decision.Action, _ cause: Cause?) -> Circumstance? {
    switch (action, cause) {
    case (.offer, _), (.handOver, .request?), (.handOver, .topic?), (.handOver, .miss?): circumstances.first
    case (.answer, _), (.ask, _): circumstances.first { $0 == .sad }
    case (.handOver, _), (.smallTalk, _), (.disclose, _), (.wait, _): nil
    }
  }
}
