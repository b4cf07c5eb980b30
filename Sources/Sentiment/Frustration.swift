/// What a conversation knew before the message that is scored.
package struct FrustrationContext: Hashable, Sendable {
  /// The customer's earlier messages, oldest first; the last five suffice.
  package var earlierMessages: [String]
  /// Whether the bot's last turn failed: nothing found, declined, contradicted, or given with low confidence.
  package var botJustFailed: Bool
  /// How often the bot has failed in this conversation.
  package var botFailures: Int
  /// The accumulated frustration after the message before; 0 at the start.
  package var accumulated: Double

  package init(
    earlierMessages: [String] = [], botJustFailed: Bool = false, botFailures: Int = 0, accumulated: Double = 0
  ) {
    self.earlierMessages = earlierMessages
    self.botJustFailed = botJustFailed
    self.botFailures = botFailures
    self.accumulated = accumulated
  }
}

/// How frustrated one message sounds, what that adds up to, and every term that was counted.
package struct Frustration: Hashable, Sendable {
  /// One summand of the score.
  package struct Term: Hashable, Sendable, Codable {
    /// A stable name: `negative`, `capitals`, `persistence`, `failure`, `profanity`.
    package var signal: String
    /// What in the message or before it raised the signal, for people: `still, again`.
    package var found: String
    /// Signed, in units of `z`.
    package var weight: Double

    package init(signal: String, found: String, weight: Double) {
      self.signal = signal
      self.found = found
      self.weight = weight
    }
  }

  /// The sum of the terms.
  package var z: Double
  /// The message alone: σ(2(z − 1.2)), in 0...1.
  package var message: Double
  /// With what went before: 0.6 · before + message.
  package var accumulated: Double
  package var terms: [Term]

  package init(z: Double, message: Double, accumulated: Double, terms: [Term]) {
    self.z = z
    self.message = message
    self.accumulated = accumulated
    self.terms = terms
  }
}
