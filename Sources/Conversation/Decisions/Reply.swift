import Knowledge
import Language

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

  static let disclosureRule = "asked whether it is talking to a person (D3)"
  static let requestRule = "asked for a person"
  static let askedOnRule = "asked on about the answer just posted"

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

extension Decision {
  /// Whether the line asked on about an answer that had just been posted, and that says no more.
  package var asksOn: Bool { rule == Reply.askedOnRule }
}
