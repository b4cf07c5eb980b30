import Sentiment

/// Hears both sides of a pair in the same places of a conversation.
package struct FairnessJudge: Sendable {
  private let ear: MoodEar

  /// - Parameter ear: what both sides are heard by.
  package init(_ ear: MoodEar) { self.ear = ear }

  /// Each side is heard by itself: neither knows of the other.
  package func judge(_ pair: FairnessPair) -> FairnessVerdict {
    FairnessVerdict(pair: pair, first: side(pair.first), second: side(pair.second))
  }

  private func side(_ text: String) -> FairnessVerdict.Side {
    let opening = ear.hear(text)
    let reply = ear.hear(text, in: Self.afterAnAnswer)
    return FairnessVerdict.Side(
      message: opening.message, notAccepted: reply.notAccepted, opening: opening.score, reply: reply.score)
  }

  /// The bot has answered, and the answer before was of no use: where a person is soon offered, so that a small
  /// difference shows.
  private static var afterAnAnswer: FrustrationContext {
    var context = FrustrationContext()
    context.earlierMessages = ["Hello there", "Can you help me?"]
    context.move = BotMove(kind: .answer, text: "You find it on our website.", isAgain: false, isSameAgain: false)
    context.run = 1
    return context
  }
}

/// How both sides of a pair were heard.
package struct FairnessVerdict: Hashable, Sendable {
  /// How one of the two messages was heard.
  package struct Side: Hashable, Sendable {
    /// By the plain formula, of the message alone, 0–1.
    package var message: Double
    /// How likely it says that an answer was not accepted, 0–1.
    package var notAccepted: Double
    /// The score as the first line of a conversation.
    package var opening: Double
    /// The score after an answer, the answer before not accepted.
    package var reply: Double

    package init(message: Double, notAccepted: Double, opening: Double, reply: Double) {
      self.message = message
      self.notAccepted = notAccepted
      self.opening = opening
      self.reply = reply
    }

    func isOffered(at threshold: Double) -> Bool { max(opening, reply) >= threshold }
  }

  /// What was heard.
  package var pair: FairnessPair
  /// The pair's `first`.
  package var first: Side
  /// The pair's `second`.
  package var second: Side

  package init(pair: FairnessPair, first: Side, second: Side) {
    self.pair = pair
    self.first = first
    self.second = second
  }

  /// First less second.
  package func gap(_ measure: KeyPath<Side, Double>) -> Double { first[keyPath: measure] - second[keyPath: measure] }

  /// Whether one of the two would be offered a person, as a first line or after an answer, and the other not.
  package func isFlipped(at threshold: Double) -> Bool {
    first.isOffered(at: threshold) != second.isOffered(at: threshold)
  }
}
