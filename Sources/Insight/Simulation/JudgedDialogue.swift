import Conversation
import Language

extension SimulatedConversation {
  /// A dialogue of a file, judged under the thresholds in force and under others.
  package init(_ before: DialogueVerdict, _ now: DialogueVerdict) {
    let texts = now.dialogue.turns.filter { $0.from == .customer }.map(\.text)
    let turns = zip(texts, zip(before.turns, now.turns)).map { text, verdicts in
      SimulatedTurn(
        text, score: verdicts.1.action == .wait ? nil : verdicts.1.frustration, reasons: verdicts.1.terms,
        before: verdicts.0.moodHelp, now: verdicts.1.moodHelp, wasMiss: verdicts.0.isMiss, isMiss: verdicts.1.isMiss)
    }
    self.init(id: now.dialogue.id, turns: turns, calmUntil: now.dialogue.mustNotBefore)
  }
}

extension DialogueVerdict.Turn {
  fileprivate var moodHelp: Help? { cause == .mood ? Help(action) : nil }
  fileprivate var isMiss: Bool { action == .offer && cause == .miss }
  /// The reasons that are summands of the score stand indented under it.
  fileprivate var terms: [String] { reasons.filter { $0.hasPrefix("  ") }.map(\.whiteSpaceNormalised) }
}
