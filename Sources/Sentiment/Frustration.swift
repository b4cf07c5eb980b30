/// How frustrated a customer is after a message, and every term that was counted.
package struct Frustration: Hashable, Sendable {
  /// One summand.
  package struct Term: Hashable, Sendable, Codable {
    /// A stable name. Of the terms of `score`: `answers in a row not accepted`, `grievance`, `strong words`,
    /// `swearing`, `threat`, `scorn`, `the same answer again`, `promise not kept`, `grudge`, `annoyed from the start`,
    /// `insult`; of a message's `z`, the names of `Weights`: `negative`, `failure`.
    package var signal: String
    /// What in the message or before it raised the signal, for people: `not what i asked`.
    package var found: String
    /// In units of the sum that it belongs to.
    package var weight: Double

    package init(signal: String, found: String, weight: Double) {
      self.signal = signal
      self.found = found
      self.weight = weight
    }
  }

  /// The plain formula, of the message alone.
  package var z: Double
  /// The message alone: σ(2(z − 1.2)), in 0...1.
  package var message: Double
  /// How likely it is that the bot's last line was not accepted, in 0...1; 0 where there was nothing to accept.
  package var notAccepted: Double
  /// Answers in a row that were not accepted, to be carried on to the next message.
  package var run: Double
  /// The conversation, 0 upwards; thresholds apply to it. The sum of the terms.
  package var score: Double
  /// Log-odds that the message is hostile; nil without a vector.
  package var hostile: Double?
  /// Log-odds that the message sounds negative; nil without a vector.
  package var negative: Double?
  /// How displeased the message sounds, as log-odds: what was learnt and the plain formula together, which tell more
  /// than either. Nil without a vector.
  package var displeasure: Double? {
    guard let negative, let hostile else { return nil }
    return negative + 0.1 * hostile + 0.5 * z
  }
  /// The summands of `score`, the largest first.
  package var terms: [Term]

  /// - Parameter terms: the summands of `score`, the largest first.
  package init(
    z: Double, message: Double, notAccepted: Double, run: Double, score: Double, hostile: Double? = nil,
    negative: Double? = nil, terms: [Term]
  ) {
    self.z = z
    self.message = message
    self.notAccepted = notAccepted
    self.run = run
    self.score = score
    self.hostile = hostile
    self.negative = negative
    self.terms = terms
  }
}
