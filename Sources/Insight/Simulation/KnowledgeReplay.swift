package import Comprehension
import Conversation
import Knowledge
import Language

/// Says the customer's lines once more, to a bot of other knowledge: it answers what it knows, and the customer writes
/// on as they did.
package struct KnowledgeReplay: Sendable {
  private let receptionist: Receptionist
  private let surroundings: Surroundings
  private let now: Timestamp
  private let opened: ConversationState

  /// - Parameter receptionist: under the thresholds that are tried.
  package init(_ receptionist: Receptionist) {
    self.receptionist = receptionist
    now = LocalMoment.ordinaryMorning.timestamp(in: receptionist.timeZone)
    surroundings = receptionist.surroundings(at: now)
    opened = .opened(given: surroundings, at: now)
  }

  /// With what would have been done. From where people would have taken over, nothing is known.
  package func replaying(_ conversation: SimulatedConversation) -> SimulatedConversation {
    var changed = conversation
    var state = opened
    for (index, turn) in conversation.turns.enumerated() {
      changed.turns[index].score = nil
      changed.turns[index].reasons = []
      guard state.status == .bot else { continue }
      let text = MaskedText(masking: turn.text)
      let understanding = receptionist.understand(text, in: state)
      let said = Command.say(text, id: MessageID(rawValue: "turn-\(index)")!, understanding)
      // A line that the desk refuses leads to nothing.
      let contents = (try? decide(said, in: state, given: surroundings, now: now))?.events ?? []
      state.apply(contents, at: now)
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
