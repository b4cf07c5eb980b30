import Conversation
import Knowledge

/// The same questions asked of two bots: what the change of one into the other won, and what it lost.
package struct QuestionComparison: Sendable {
  /// A question with both judgements on it.
  package struct Pair: Hashable, Sendable {
    /// By the bot that is compared with.
    package var before: Judgement
    /// By the bot as it is now. The question is the same.
    package var now: Judgement

    package init(before: Judgement, now: Judgement) {
      self.before = before
      self.now = now
    }

    /// What the change did to this question.
    package var outcome: Outcome {
      switch (before.isMet, now.isMet) {
      case (false, true): .won
      case (true, false): .lost
      default: before.deed == now.deed ? .same : .changed
      }
    }
  }

  /// What a change did to a question.
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The right thing is done now, and was not before.
    case won
    /// The right thing was done before, and is not now.
    case lost
    /// Something else is done, as right or as wrong as before.
    case changed
    /// The same was done with the same entries.
    case same
  }

  /// In the order of the questions.
  package let pairs: [Pair]
  /// The right thing was done.
  package private(set) var met = PairedOutcomes()
  /// Of the answerable: the first candidate is right.
  package private(set) var first = PairedOutcomes()
  /// No wrong entry was posted.
  package private(set) var harmless = PairedOutcomes()

  package init(_ pairs: [Pair]) {
    self.pairs = pairs
    for pair in pairs {
      met.count(before: pair.before.isMet, now: pair.now.isMet)
      harmless.count(before: !pair.before.isWrong, now: !pair.now.isWrong)
      if pair.now.question.gold.isAnswerable {
        first.count(before: pair.before.firstIsRight, now: pair.now.firstIsRight)
      }
    }
  }

  /// The pairs of one outcome, in the order of the questions.
  package subscript(outcome: Outcome) -> [Pair] { pairs.filter { $0.outcome == outcome } }
}

extension Judgement {
  /// What was done, in a few words.
  var deed: String {
    let entries = entries.map(\.rawValue)
    switch action {
    case .answer: return "answer " + entries.joined(separator: " + ")
    case .ask where !entries.isEmpty: return "ask: " + entries.joined(separator: ", ")
    case .offer where !entries.isEmpty: return "answer \(entries.joined(separator: " + ")), and offer a person"
    case .ask, .offer: return "nothing found"
    case .handOver where !entries.isEmpty: return "answer \(entries.joined(separator: " + ")), then a person"
    case .handOver, .wait: return "a person"
    case .smallTalk: return "small talk"
    case .disclose: return "say what it is"
    }
  }
}
