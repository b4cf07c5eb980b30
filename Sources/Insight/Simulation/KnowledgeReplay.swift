package import Comprehension
import Conversation
import Knowledge
import Language

/// Says the customer's lines once more, to a bot of other knowledge: it answers what it knows, and the customer writes
/// on as they did.
package struct KnowledgeReplay: Sendable {
  private let rehearsal: Rehearsal

  /// - Parameter receptionist: under the thresholds that are tried.
  package init(_ receptionist: Receptionist) { rehearsal = Rehearsal(receptionist) }

  /// With what would have been done. From where people would have taken over, nothing is known.
  package func replaying(_ conversation: SimulatedConversation) -> SimulatedConversation {
    var changed = conversation
    var state = rehearsal.opened
    for (index, turn) in conversation.turns.enumerated() {
      changed.turns[index].score = nil
      changed.turns[index].reasons = []
      guard state.status == .bot else { continue }
      let text = MaskedText(masking: turn.text)
      let contents = rehearsal.hear(text, as: "turn-\(index)", in: state).contents
      state.apply(contents, at: rehearsal.now)
      changed.turns[index].take(contents.lastDecision)
    }
    return changed
  }
}

extension [Event.Content] {
  fileprivate var lastDecision: Decision? {
    for case .decided(let decision) in reversed() { return decision }
    return nil
  }
}

extension SimulatedTurn {
  fileprivate mutating func take(_ decision: Decision?) {
    guard let decision else { return }
    score = decision.mood.accumulated
    reasons = decision.mood.terms.map(\.words)
    now = decision.cause == .mood ? Help(decision.action) : nil
    isMiss = decision.isMiss
  }
}
