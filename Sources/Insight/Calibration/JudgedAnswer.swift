package import Conversation
import Knowledge
import Language
import Matching

/// An entry that the bot posted or put first among choices, and what the customer made of it.
package struct JudgedAnswer: Hashable, Sendable {
  /// What says whether it was right.
  package enum Evidence: String, Hashable, Sendable, CaseIterable {
    /// The customer rated it.
    case rated
    /// Thanks, praise or a farewell came next.
    case accepted
    /// An objection, or the same question in the same words, came next.
    case rejected
    /// Of choices that were shown, the customer picked one, or none of them.
    case chosen
  }

  /// The score in units of the threshold that the wordings gave, see `Bands.strength`: posted from the bar on.
  package var strength: Double
  /// For choices: whether the first of them was picked.
  package var isRight: Bool
  /// What that rests on.
  package var evidence: Evidence

  /// - Parameter strength: 1 is the threshold that the wordings gave.
  package init(strength: Double, isRight: Bool, evidence: Evidence) {
    self.strength = strength
    self.isRight = isRight
    self.evidence = evidence
  }
}

extension JudgedAnswer {
  /// Those of one conversation, in its order. Answers of which nobody said anything are left out: silence is no praise.
  package static func all(in events: [Event]) -> [JudgedAnswer] {
    var search = Search()
    for event in events { search.take(event) }
    return search.judged
  }
}

/// The answer that the bot posted last.
private struct Posted {
  let strength: Double
  /// Of its line; nil until it was shown.
  var seq: Int?
}

/// Reads a conversation event by event.
private struct Search {
  private(set) var judged: [JudgedAnswer] = []
  private var line: String?
  private var posted: Posted?
  /// What stood first among the choices shown last.
  private var asked: Reading.Candidate?
  private let acts = DialogueActDetector.shipped

  mutating func take(_ event: Event) {
    switch event.content {
    case .message(let message) where message.from.kind == .customer: line = message.text
    case .message(let message) where !message.entries.isEmpty: posted?.seq = event.seq
    case .decided(let decision):
      if let line { take(decision, on: line) }
      line = nil
    case .rated(let rating) where rating.about == .answer: take(rating)
    case .erased, .forgotten: (line, posted, asked) = (nil, nil, nil)
    default: break
    }
  }

  private mutating func take(_ decision: Decision, on line: String) {
    if let asked, decision.rule != nil { judge(asked, by: decision) } else { judge(by: line, decision) }
    (posted, asked) = (nil, nil)
    guard decision.rule == nil, let best = decision.reading?.candidates.first, decision.entries.first == best.entry
    else { return }
    switch decision.action {
    case .answer where decision.entries.count == 1:
      posted = Posted(strength: Bands.strength(ofConfidence: best.confidence))
    case .ask where decision.reading?.band == .ask: asked = best
    default: break
    }
  }

  /// A reply to the choices shown, which no score decided.
  private mutating func judge(_ asked: Reading.Candidate, by reply: Decision) {
    let isPicked = reply.action != .ask && reply.entries.first == asked.entry
    guard isPicked || reply.failed || !reply.entries.isEmpty else { return }
    judged.append(
      JudgedAnswer(
        strength: Bands.strength(ofConfidence: asked.confidence), isRight: isPicked, evidence: .chosen))
  }

  private mutating func judge(by line: String, _ decision: Decision) {
    guard let posted else { return }
    let acts = acts.acts(in: line)
    let isRejected = acts.contains { $0 == .objection || $0 == .noneOfThese } || decision.isSecondTime
    // "No, thanks" may decline what the bot says it could do next.
    guard isRejected || acts.contains(where: \.accepts) && !acts.contains(.refusal) else { return }
    judged.append(
      JudgedAnswer(
        strength: posted.strength, isRight: !isRejected, evidence: isRejected ? .rejected : .accepted))
  }

  /// What a customer says in so many words; their next line is not asked then.
  private mutating func take(_ rating: Rating) {
    guard let posted, rating.score != Self.neutral, rating.seq == nil || rating.seq == posted.seq else { return }
    judged.append(
      JudgedAnswer(strength: posted.strength, isRight: rating.score > Self.neutral, evidence: .rated))
    self.posted = nil
  }

  /// On the scale of ratings, neither good nor bad.
  private static let neutral = 3
}
