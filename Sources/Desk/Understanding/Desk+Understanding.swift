import Comprehension
import Conversation

extension Desk {
  /// What a line of the customer's says. Nothing is made of what a person will read.
  ///
  /// Found out on threads of its own, unless a simulation decides what runs when; the wait for one counts as time that
  /// the question has taken.
  func understanding(
    of text: MaskedText, in state: ConversationState, _ receptionist: Receptionist
  ) async -> Understanding {
    switch state.status {
    case .open, .snoozed: return Understanding()
    case .bot, .pending, .resolved: break
    }
    let begun = ContinuousClock.now
    guard isOnSharedThreads else { return receptionist.understand(text, in: state, since: begun) }
    return await withTaskExecutorPreference(ComputingThreads.reading) {
      receptionist.understand(text, in: state, since: begun)
    }
  }
}
