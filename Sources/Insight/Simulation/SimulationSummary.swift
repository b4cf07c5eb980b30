/// What other thresholds or other knowledge would have changed in many conversations.
package struct SimulationSummary: Sendable {
  /// How often a person would have come in one way.
  package struct Changes: Hashable, Sendable {
    package let before: Int
    package let now: Int
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
  package let offers: Changes
  package let handOvers: Changes
  /// Of the conversations of which it is known until when they went well: frustration brought a person before that.
  package let falseAlarmsBefore: Proportion
  package let falseAlarmsNow: Proportion
  /// Lines at which a person was offered because nothing was found or helped.
  package let missesBefore: Int
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

  package var changed: [SimulatedConversation] { conversations.filter(\.isChanged) }
}

extension Proportion {
  fileprivate init(_ outcomes: [Bool]) { self.init(outcomes.count { $0 }, of: outcomes.count) }
}
