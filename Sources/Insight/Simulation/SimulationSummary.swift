/// What other thresholds or other knowledge would have changed in many conversations.
package struct SimulationSummary: Sendable {
  /// How often a person would have come in one way.
  package struct Changes: Hashable, Sendable {
    /// Conversations in which one came.
    package let before: Int
    /// Conversations in which one would have come.
    package let now: Int
    /// How they differ; changes that did not happen are missing.
    package let counts: [Change: Int]

    init(_ changes: [Change?]) {
      counts = Dictionary(changes.compactMap { $0.map { ($0, 1) } }, uniquingKeysWith: +)
      let all = counts.values.reduce(0, +)
      before = all - (counts[.gained] ?? 0)
      now = all - (counts[.lost] ?? 0)
    }
  }

  /// Those in which the bot heard a line.
  package let conversations: [SimulatedConversation]
  /// Passed over, since their words were erased (P3).
  package let erased: Int
  /// Of persons offered because of frustration.
  package let offers: Changes
  /// Of conversations that frustration brought to people.
  package let handOvers: Changes
  /// Of the conversations of which it is known until when they went well: frustration brought a person before that.
  package let falseAlarmsBefore: Proportion
  /// The same, as it would have gone.
  package let falseAlarmsNow: Proportion
  /// Lines at which a person was offered because nothing was found or helped.
  package let missesBefore: Int
  /// The same, as it would have gone.
  package let missesNow: Int

  /// - Parameters:
  ///   - conversations: in the order in which they are to be shown.
  ///   - erased: how many others were passed over.
  package init(_ conversations: [SimulatedConversation], erased: Int = 0) {
    let heard = conversations.filter { !$0.turns.isEmpty }
    self.conversations = heard
    self.erased = erased
    offers = Changes(heard.map(\.offer))
    handOvers = Changes(heard.map(\.handOver))
    falseAlarmsBefore = Proportion(heard.compactMap { $0.isFalseAlarm($0.before) })
    falseAlarmsNow = Proportion(heard.compactMap { $0.isFalseAlarm($0.now) })
    missesBefore = heard.reduce(0) { $0 + $1.turns.count(where: \.wasMiss) }
    missesNow = heard.reduce(0) { $0 + $1.turns.count(where: \.isMiss) }
  }

  /// Those in which a person would have come at another time, or not at all.
  package var changed: [SimulatedConversation] { conversations.filter(\.isChanged) }
}

extension Proportion {
  fileprivate init(_ outcomes: [Bool]) { self.init(outcomes.count { $0 }, of: outcomes.count) }
}
