package import Conversation

/// What many dialogues add up to.
package struct DialogueSummary: Sendable {
  /// Dialogues, with and without expectations.
  package let total: Int
  /// Of the dialogues that ask for a person by some turn: one was offered or called by then.
  package let caughtInTime: Proportion
  /// Of these: that was done because of what the customer said, not because nothing was found.
  package let heardInTime: Proportion
  /// Of these: one was offered or called, be it late.
  package let caught: Proportion
  /// Of the dialogues that say before which turn: the mood brought a person too early.
  package let falseAlarms: Proportion
  /// By label, in alphabetical order.
  package let labels: [LabelSummary]
  /// Of a message, in microseconds.
  package let latencyMedian: Int?
  /// Of 100 messages 99 were understood and decided on within this, in microseconds.
  package let latency99: Int?

  /// - Parameter verdicts: in any order; of none, all figures are of nothing.
  package init(_ verdicts: [DialogueVerdict]) {
    total = verdicts.count
    caughtInTime = Proportion(of: verdicts.compactMap(\.isCaughtInTime))
    heardInTime = Proportion(of: verdicts.compactMap(\.isHeardInTime))
    caught = Proportion(of: verdicts.filter { $0.dialogue.shouldHandOverBy != nil }.map { $0.personAt != nil })
    falseAlarms = Proportion(of: verdicts.compactMap(\.isFalseAlarm))
    let groups = Dictionary(grouping: verdicts) { $0.dialogue.label ?? "" }
    labels = groups.sorted { $0.key < $1.key }.map { LabelSummary($0.key, $0.value) }
    let times = verdicts.flatMap(\.turns).map(\.microseconds)
    latencyMedian = quantile(0.5, of: times)
    latency99 = quantile(0.99, of: times)
  }

  /// The dialogues of one label; of the empty one where the file has none.
  package struct LabelSummary: Sendable {
    /// As the file has it.
    package let label: String
    /// Dialogues of this label.
    package let total: Int
    /// As in the whole summary.
    package let caughtInTime: Proportion
    /// As in the whole summary.
    package let falseAlarms: Proportion
    /// Dialogues in which a person was offered, for whatever cause.
    package let offered: Int
    /// Dialogues that went to people.
    package let handedOver: Int
    /// Why a person was first offered or called.
    package let causes: [Cause: Int]

    fileprivate init(_ label: String, _ verdicts: [DialogueVerdict]) {
      self.label = label
      total = verdicts.count
      caughtInTime = Proportion(of: verdicts.compactMap(\.isCaughtInTime))
      falseAlarms = Proportion(of: verdicts.compactMap(\.isFalseAlarm))
      offered = verdicts.count { $0.offeredAt != nil }
      handedOver = verdicts.count { $0.handedOverAt != nil }
      causes = Dictionary(
        verdicts.compactMap { verdict in verdict.personAt.flatMap { verdict.turns[$0].cause }.map { ($0, 1) } },
        uniquingKeysWith: +)
    }
  }
}

extension Proportion {
  fileprivate init(of outcomes: [Bool]) { self.init(outcomes.count { $0 }, of: outcomes.count) }
}
