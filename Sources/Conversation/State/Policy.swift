/// The numbers that a business may set.
package struct Policy: Hashable, Sendable {
  /// What comes of a customer who goes on insulting after the limit was named.
  package enum AbuseEnding: String, Hashable, Sendable, CaseIterable {
    /// A person takes it.
    case person
    /// The conversation is closed; what they write next begins another.
    case close
  }

  /// Frustration at which a person is offered: about five false alarms in a hundred calm conversations.
  package var offerAt = 1.55
  /// Frustration at which the conversation goes to people at once: about one in a hundred.
  package var handOverAt = 2.7
  /// The setting `abuse`.
  package var abuseEnding = AbuseEnding.person
  /// With which insult of a conversation the limit is named.
  package var insultsBeforeLimit = 2
  /// With which insult of a conversation it comes to `abuseEnding`.
  package var insultsBeforeEnding = 3
  /// Failed turns in a row after which a person is offered with emphasis.
  package var failuresBeforeOffer = 2
  /// Turns of the customer's for which a declined offer is not repeated (E6).
  package var turnsWithoutOfferAfterRefusal = 3
  /// Choices shown when the bot asks which, "none of these" not counted.
  package var choicesShown = 3
  /// Confidence that a choice must have to be shown beside the best one.
  package var choiceConfidenceMinimum = 0.03
  /// Pause after which the bot discloses again (D9).
  package var pauseMillisecondsBeforeDisclosure: Int64 = 12 * 3_600_000
  /// How long nothing was shown, at least, where a customer who comes back is disclosed to again (D9): less is a page that
  /// is loaded again.
  package var awayMillisecondsBeforeDisclosure: Int64 = 10 * 60_000
  /// Continuous use after which the bot discloses again (D9).
  package var useMillisecondsBeforeDisclosure: Int64 = 3 * 3_600_000
  /// How long a customer waits before they are told that nobody is free yet, and from then on the next time (E3). While
  /// the business is closed the time stands still: they were told when it opens.
  package var waitMillisecondsBeforeNotice: Int64 = 3 * 60_000
  /// How long after such a word the next one follows. After the fourth in a row each pause is twice the one before, up
  /// to a day.
  package var waitMillisecondsBetweenNotices: Int64 = 10 * 60_000
  /// How long a customer's line stays unanswered before the person who has it loses the conversation (E4).
  package var quietMillisecondsBeforeRelease: Int64 = 10 * 60_000
  /// The longest snooze.
  package var snoozeMillisecondsMaximum: Int64 = 366 * 86_400_000
  /// Scalars that a message may have.
  package var messageScalarsMaximum = 8_000

  /// The figures that a desk has where its owner sets none.
  package init() {}
}
