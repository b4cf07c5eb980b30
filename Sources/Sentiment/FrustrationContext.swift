/// What a conversation knew before the message that is scored.
package struct FrustrationContext: Hashable, Sendable {
  /// The customer's earlier messages, oldest first; the last five suffice.
  package var earlierMessages: [String]
  /// The bot's line before this message; nil where none stands between it and the message before, or it is the first.
  package var move: BotMove?
  /// What is known for certain of the bot's line: false where it was declined or rated badly, true where a choice was
  /// picked or the answer rated well, nil where nothing is.
  package var verdict: Bool?
  /// `Frustration.run` after the message before; 0 at the start.
  package var run: Double
  /// The message's embedding, where one was computed.
  package var vector: MessageVector?

  /// Whether the customer has waited for a person longer than they were told.
  package var hasWaitedTooLong: Bool
  /// What the bot promised in this conversation and did not hold: a person who did not come, a time that passed.
  package var brokenPromises: Int

  /// Without arguments: before the first message of a conversation.
  package init(
    earlierMessages: [String] = [], move: BotMove? = nil, verdict: Bool? = nil, run: Double = 0,
    vector: MessageVector? = nil, hasWaitedTooLong: Bool = false, brokenPromises: Int = 0
  ) {
    self.earlierMessages = earlierMessages
    self.move = move
    self.verdict = verdict
    self.run = run
    self.vector = vector
    self.hasWaitedTooLong = hasWaitedTooLong
    self.brokenPromises = brokenPromises
  }

  /// Whether this is the customer's first message.
  package var isFirst: Bool { earlierMessages.isEmpty }

  /// Whether the bot's line is known to have failed: nothing found, declined, rated badly.
  var botJustFailed: Bool { move?.kind == .miss || verdict == false }
}
