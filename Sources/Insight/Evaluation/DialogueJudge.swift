package import Comprehension
import Conversation
import Knowledge
import Language

/// Takes dialogues through the core: what it decides moves the conversation on, and what the bot said is what the file
/// says it did.
package struct DialogueJudge: Sendable {
  private let rehearsal: Rehearsal
  private let lines: BotLineReader

  /// Dialogues are heard on an ordinary morning, whatever day it is.
  package init(_ receptionist: Receptionist) {
    rehearsal = Rehearsal(receptionist)
    lines = BotLineReader(receptionist.base, receptionist.catalogue)
  }

  /// Each dialogue begins anew: nothing is remembered from the one before.
  package func judge(_ dialogue: Dialogue) -> DialogueVerdict {
    var state = rehearsal.opened
    var verdict = DialogueVerdict(dialogue: dialogue, turns: [])
    for (index, turn) in dialogue.turns.enumerated() {
      switch turn.from {
      case .customer:
        let next = dialogue.turns.dropFirst(index + 1).prefix { $0.from == .bot }
        verdict.turns.append(hear(turn.text, answeredBy: next.map(\.text), number: index, &state))
      case .bot: hearBot(turn, &state)
      }
    }
    return verdict
  }

  /// - Parameter answers: the bot's lines that follow in the file.
  private func hear(
    _ text: String, answeredBy answers: [String], number: Int, _ state: inout ConversationState
  ) -> DialogueVerdict.Turn {
    let text = MaskedText(masking: text)
    let before = state
    var understanding = Understanding()
    var contents: [Event.Content] = []
    let time = ContinuousClock().measure {
      (understanding, contents) = rehearsal.hear(text, as: "turn-\(number)", in: before)
    }
    let decision =
      contents.decisions.last ?? Decision(.ask, mood: Mood(message: 0, accumulated: state.frustration, run: state.run))
    let shown = answers.flatMap(lines.entries(in:))
    // What the bot said instead comes from the file. Until it says something, it asks for nothing.
    state.apply(
      contents.filter { !$0.isBotMessage }.map { $0.telling(shown, objecting: understanding) }, at: rehearsal.now)
    state.prompt = nil
    return DialogueVerdict.Turn(
      frustration: decision.mood.accumulated, status: state.status, action: decision.action.evaluated,
      cause: decision.action == .wait ? state.handoff?.cause : decision.cause,
      reasons: Why.lines(for: decision, in: rehearsal.receptionist.base), microseconds: Int(time / .microseconds(1)))
  }

  private func hearBot(_ turn: Dialogue.Turn, _ state: inout ConversationState) {
    let message = Message(
      from: Speaker(.bot), text: turn.text, entries: lines.entries(in: turn.text),
      prompt: lines.prompt(in: turn.text, state.locale))
    state.apply([.message(message)], at: rehearsal.now)
    // What was decided here in its place is not what the customer reads.
    state.move?.kind = turn.move ?? lines.kind(of: turn.text)
  }
}

extension [Event.Content] {
  fileprivate var decisions: [Decision] { compactMap { if case .decided(let decision) = $0 { decision } else { nil } } }
}

extension Event.Content {
  fileprivate var isBotMessage: Bool {
    if case .message(let message) = self { message.from.kind == .bot } else { false }
  }

  /// As the customer saw it. Where the bot posted entries in the file, the next line of the customer's is a reply to
  /// these, and not to what would have been said in their place; that nothing would have been found is then no failure.
  fileprivate func telling(_ shown: [EntryID], objecting understanding: Understanding) -> Event.Content {
    guard case .decided(var decision) = self, !shown.isEmpty,
      decision.action == .answer || decision.action == .ask
        || decision.action == .offer
    else { return self }
    decision.action = .answer
    decision.entries = shown
    if decision.failed && !understanding.acts.contains(.objection) {
      decision.failed = false
      decision.failuresInARow = max(0, decision.failuresInARow - 1)
    }
    return .decided(decision)
  }
}
