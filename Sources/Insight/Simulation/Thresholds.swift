/// Scores at which frustration brings a person.
package struct Thresholds: Hashable, Sendable {
  /// At which one is offered.
  package var offerAt: Double
  /// At which the conversation goes to people at once.
  package var handOverAt: Double

  package init(offerAt: Double, handOverAt: Double) {
    self.offerAt = offerAt
    self.handOverAt = handOverAt
  }

  /// What a score leads to where nothing else decides.
  func help(at score: Double) -> Help? { score >= handOverAt ? .handOver : score >= offerAt ? .offer : nil }

  /// For people: `a person offered from 1.65 on, called from 2.60 on`.
  package var words: String {
    "a person offered from \(Figures.decimal(offerAt, places: 2)) on, called from "
      + "\(Figures.decimal(handOverAt, places: 2)) on"
  }
}

/// How a person comes into play.
package enum Help: String, Hashable, Sendable {
  /// The bot asks whether one is wanted.
  case offer
  /// The conversation goes to people at once.
  case handOver = "hand_over"
}

extension Thresholds {
  /// One answer that was not accepted makes 1, and is not to be enough.
  private static let lowest = 1.05

  /// The lowest threshold for offers, in hundredths and not below 1.05, at which no more than `budget` in 100 of the
  /// conversations that ended well would have been offered a person; nil where none of them is known to have ended
  /// well.
  package static func offerAt(budget: Int, in conversations: [SimulatedConversation]) -> Double? {
    let calm = conversations.filter { $0.calmUntil != nil }.map(\.highestScore).sorted(by: >)
    guard !calm.isEmpty else { return nil }
    let allowed = calm.count * budget / 100
    guard allowed < calm.count else { return lowest }
    return max(lowest, ((calm[allowed] * 100).rounded(.down) + 1) / 100)
  }
}

extension SimulatedConversation {
  /// Of the turns before which nobody should have come, where it could have led to something.
  fileprivate var highestScore: Double {
    turns.prefix(calmUntil ?? 0).filter(\.isMoodHeard).compactMap(\.score).max() ?? 0
  }
}
