package import Knowledge
package import Language

/// What the bot decided about one message of the customer's, and why.
package struct Decision: Hashable, Sendable, Codable {
  /// What kind of turn it was. The raw values stand in stored events and on the wire.
  package enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    /// Posted what the business wrote.
    case answer
    /// Showed choices, or asked for other words.
    case ask
    /// Offered a person, perhaps under an answer.
    case offer
    /// Called a person: the conversation waits for one, or waits more urgently than before.
    case handOver = "hand_over"
    /// Met what asks for nothing with a sentence of the bot's own: talk, a declined offer, a request that was taken
    /// back.
    case smallTalk = "smalltalk"
    /// Said that it is automated, because it was asked (D3).
    case disclose
    /// Acknowledged a message that waits for a person.
    case wait
  }

  /// What the turn came to.
  package var action: Action
  /// What was posted; for `ask`, the choices shown.
  package var entries: [EntryID]
  /// Of an offer or a hand-over.
  package var cause: Cause?
  /// What the customer's line tells of what they are in the midst of; nil where it tells nothing.
  package var told: [Circumstance]?
  /// What of that the bot's line speaks to.
  package var circumstance: Circumstance?
  /// For `smallTalk`.
  package var smallTalk: SmallTalk?
  /// Whether the turn before turned out to be of no use to the customer, or this one is.
  package var failed: Bool
  /// Turns that were of no use, in a row, this one included.
  package var failuresInARow: Int
  /// The rule that decided where it was not the scores: "asked for a person", with the words that say so.
  package var rule: String?
  /// What the matcher found for the line, or for the questions in it; nil where no line led to the decision.
  package var reading: Reading?
  /// How frustrated the customer was after the line; the state carries it on to the next.
  package var mood: Mood
  /// The frustration from which on a person was offered, or called, at the time; nil where it is not what decided.
  package var moodThreshold: Double?

  /// `told` is set afterwards, where the line tells of circumstances.
  ///
  /// - Parameter failuresInARow: this turn included, where it failed.
  package init(
    _ action: Action, entries: [EntryID] = [], cause: Cause? = nil, circumstance: Circumstance? = nil,
    smallTalk: SmallTalk? = nil, failed: Bool = false, failuresInARow: Int = 0, rule: String? = nil,
    reading: Reading? = nil, mood: Mood = .calm
  ) {
    self.action = action
    self.entries = entries
    self.cause = cause
    self.circumstance = circumstance
    self.smallTalk = smallTalk
    self.failed = failed
    self.failuresInARow = failuresInARow
    self.rule = rule
    self.reading = reading
    self.mood = mood
  }
}
