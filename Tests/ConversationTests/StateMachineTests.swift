import Conversation
import Knowledge
import Language
import Testing

/// Walks every state that the steps lead to, and holds each step to the promises.
@Suite("Every reachable state")
struct StateMachineTests {
  /// Steps from the greeting on; what is new beyond them are counters.
  private static let depth = 5

  @Test(
    "E1–E6, D2, D6, D7, D8, I3, I8 hold after every step of every walk, and nothing waits for ever",
    arguments: [OpeningStatus.open(until: nil), .closedUntilMonday, .closedForHoliday, .closedForGood])
  func everyWalk(opening: OpeningStatus) {
    var seen: Set<String> = []
    var level: [(chat: Chat, path: [String])] = [(Chat(opening: opening), [])]
    var reached: Set<Status> = []
    for _ in 0..<Self.depth {
      var next: [(chat: Chat, path: [String])] = []
      for (chat, path) in level {
        for step in Step.all {
          var walked = chat
          let events = step.take(&walked)
          let path = path + [step.name]
          if !events.isEmpty {
            let comment = Comment(rawValue: path.joined(separator: " → "))
            Promises(before: chat.state, events: events, after: walked, path: comment).check()
          }
          reached.insert(walked.state.status)
          guard seen.insert(abstraction(of: walked)).inserted else { continue }
          #expect(walked.state == ConversationState(folding: walked.events))
          next.append((walked, path))
        }
      }
      level = next
    }
    #expect(reached == Set(Status.allCases))
    #expect(seen.count > 500)
  }

  /// What the core's next decision depends on, without counters that only grow.
  private func abstraction(of chat: Chat) -> String {
    let state = chat.state
    let declined = state.declinedAtTurn.map { min(4, state.customerTurns - $0) }
    let wasted = state.lastDecision?.action == .wait ? state.lastDecision?.entries.isEmpty : nil
    return [
      "\(state.status)", "\(state.prompt?.kind as Any?)", "\(min(2, state.failuresInARow))", "\(declined as Any?)",
      "\(state.lastDecision?.action as Any?)", "\(wasted as Any?)", "\(state.handoff?.cause as Any?)",
      "\(state.handoff?.agent != nil)", "\(state.handoff?.department as Any?)", "\(state.agent?.id as Any?)",
      "\(state.hasContact)", "\(state.unansweredSince != nil)", "\(state.waitNotedAt != nil)",
      "\(state.standing?.place == nil)", "\(chat.given.opening == .open(until: nil))",
      "\(chat.given.queue.isAttended)",
      "\(state.dueAt.map { $0 <= chat.now } as Any?)",
    ].joined(separator: "|")
  }
}
