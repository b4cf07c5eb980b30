import Conversation
import Foundation

extension Frontdesk {
  /// How frustrated a customer is after a message, and every term that was counted.
  public struct Frustration: Hashable, Sendable {
    /// One summand of the score.
    public struct Term: Hashable, Sendable {
      /// A stable name: `answers in a row not accepted`, `strong words`, `insult`; docs/frustration.md has them all.
      public let signal: String
      /// What in the message, or before it, raised it, for people: `not what i asked`.
      public let found: String
      /// What it adds to the score.
      public let weight: Double
    }

    /// The conversation after the message, 0 upwards. From 1.55 on a person is offered, from 2.7 on one is called.
    public let score: Double
    /// The message by itself, 0–1.
    public let message: Double
    /// How likely it is that the bot's turn before was not accepted, 0–1; nil where that is not known.
    public let notAccepted: Double?
    /// The summands of the score, the largest first.
    public let terms: [Term]
  }

  /// How frustrated a customer is who writes `message` after `earlier`, each of which this desk would have replied to.
  ///
  ///     shop.frustration(of: "that is not what I asked!", after: ["where is my order", "no, the other one"]).score
  ///
  /// In a running conversation it comes with every ``Turn``. Messages that a conversation refuses (blank ones, those of
  /// more than 8,000 scalars) count for nothing.
  ///
  /// - Parameters:
  ///   - message: the customer's last one.
  ///   - earlier: theirs before, the oldest first.
  public func frustration(of message: String, after earlier: [String] = []) -> Frustration {
    let epoch = Date(timeIntervalSince1970: 0)
    var chat = conversation(at: epoch)
    for text in earlier { _ = try? chat.hear(text, at: epoch) }
    return Frustration(chat.mood(of: message))
  }
}

extension Frontdesk.Frustration {
  init(_ mood: Mood) {
    self.init(
      score: mood.accumulated, message: mood.message, notAccepted: mood.notAccepted,
      terms: mood.terms.map { Term(signal: $0.signal, found: $0.found, weight: $0.weight) })
  }
}
