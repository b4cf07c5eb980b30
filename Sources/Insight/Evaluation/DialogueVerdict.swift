package import Conversation

/// What the bot would have done in a dialogue.
package struct DialogueVerdict: Sendable {
  /// For each of the customer's turns, in order.
  package struct Turn: Hashable, Sendable {
    /// Accumulated.
    package var frustration: Double
    /// After the turn.
    package var status: Status
    /// The last decision on the line; `ask` where the desk would refuse the line.
    package var action: Decision.Action
    /// Of an offer or a hand-over.
    package var cause: Cause?
    /// In plain sentences.
    package var reasons: [String]
    /// To understand the line and to decide on it.
    package var microseconds: Int
  }

  /// What was judged.
  package var dialogue: Dialogue
  /// One for each line of the customer's.
  package var turns: [Turn]

  /// The customer's first turn, from 0, at which a person was offered.
  package var offeredAt: Int? { turns.firstIndex { $0.action == .offer } }
  /// The customer's first turn, from 0, at which the conversation went to people.
  package var handedOverAt: Int? { turns.firstIndex { $0.action == .handOver } }
  /// The first turn at which a person was offered or called, for whatever cause.
  package var personAt: Int? { turns.firstIndex(where: \.bringsPerson) }
  /// The first turn at which that was done because of the mood.
  package var moodSignalAt: Int? { turns.firstIndex { $0.bringsPerson && $0.cause == .mood } }

  /// The first turn at which that was done for another reason than that nothing was found.
  package var heardAt: Int? { turns.firstIndex { $0.bringsPerson && $0.cause != .miss } }

  /// Whether a person came in time; nil where the file does not ask for one.
  package var isCaughtInTime: Bool? { isInTime(personAt) }

  /// Whether a person came in time because of what the customer said; an offer that goes with "nothing found" comes to
  /// the calm as well.
  package var isHeardInTime: Bool? { isInTime(heardAt) }

  private func isInTime(_ turn: Int?) -> Bool? {
    dialogue.shouldHandOverBy.map { due in turn.map { $0 <= due } ?? false }
  }

  /// Whether the mood brought a person too early; nil where the file does not say when that would be.
  package var isFalseAlarm: Bool? {
    dialogue.mustNotBefore.map { earliest in moodSignalAt.map { $0 < earliest } ?? false }
  }
}

extension DialogueVerdict.Turn {
  var bringsPerson: Bool { action == .offer || action == .handOver }
}

extension DialogueVerdict {
  /// The line that `eval --format jsonl` prints. The names stay stable.
  package var json: JSON {
    .object([
      ("id", .string(dialogue.id)),
      ("turns", .array(turns.map(\.json))),
      ("offered_at", .optional(offeredAt, JSON.integer)),
      ("handed_over_at", .optional(handedOverAt, JSON.integer)),
    ])
  }
}

extension DialogueVerdict.Turn {
  fileprivate var json: JSON {
    .object([
      ("frustration", .rounded(frustration)),
      ("state", .string(status.rawValue)),
      ("decision", .string(action.rawValue)),
      ("cause", .optional(cause) { .string($0.rawValue) }),
      ("reasons", .array(reasons.map(JSON.string))),
    ])
  }
}
