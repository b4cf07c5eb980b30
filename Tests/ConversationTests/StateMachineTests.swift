import Conversation
import Knowledge
import Language
import Testing

/// Walks every state that the commands below lead to, and holds each step to the promises.
@Suite("Every reachable state")
struct StateMachineTests {
  static let maria = Agent(id: "a", name: "Maria")

  /// What can happen, one of each kind that the core tells apart.
  static let steps: [(name: String, take: @Sendable (inout Chat) -> [Event])] = [
    ("sure", { $0.say(finding: .sure("hours")) }),
    ("sure, with variants", { $0.say(finding: .sure("returns")) }),
    ("sure, for people", { $0.say(finding: .sure("injury")) }),
    ("two questions", { $0.say(finding: .sure("order"), parts: [.sure("order"), .sure("hours")]) }),
    ("unsure", { $0.say(finding: .unsure("order", "hours")) }),
    ("nothing found", { $0.say() }),
    ("annoyed", { $0.say(finding: .sure("order"), mood: $0.given.policy.offerAt) }),
    ("furious", { $0.say(mood: $0.given.policy.handOverAt) }),
    ("listed word", { $0.say(emergency: "lawyer") }),
    ("are you human", { $0.say(acts: [.asksWhetherHuman]) }),
    ("wants a person", { $0.say(acts: [.wantsPerson]) }),
    ("yes", { $0.say("yes", acts: [.affirmation]) }),
    ("no", { $0.say("no", acts: [.refusal]) }),
    ("none of these", { $0.say("none", acts: [.noneOfThese]) }),
    ("1", { $0.say("1", acts: [.choice(1)]) }),
    ("9", { $0.say("9", acts: [.choice(9)]) }),
    ("never mind", { $0.say("never mind", acts: [.withdrawal]) }),
    ("objects", { $0.say(acts: [.objection]) }),
    ("thanks", { $0.say(acts: [.smallTalk(.thanks)]) }),
    ("contact", { $0.say("me@example.org") }),
    ("button", { $0.perform(.askForPerson) }),
    ("resume", { $0.perform(.resume) }),
    ("claim", { $0.perform(.claim(maria)) }),
    (
      "reply",
      { $0.perform(.reply(MaskedText(masking: "hi"), id: MessageID(rawValue: "r\($0.state.seq)")!, by: maria)) }
    ),
    ("hand back", { $0.perform(.handBack(by: maria)) }),
    ("snooze", { $0.perform(.snooze(by: maria)) }),
    ("wake", { $0.perform(.wake) }),
    ("resolve", { $0.perform(.resolve(by: nil)) }),
    ("release", { $0.perform(.release) }),
    ("waited", { $0.perform(.waitedTooLong) }),
    (
      "half a day",
      { chat in
        chat.now = chat.now + 13 * 3_600_000; return []
      }
    ),
  ]

  @Test(
    "E1–E6, D2, D6, D7, I3, I8 hold after every step of every walk",
    arguments: [OpeningStatus.open(until: nil), .closedUntilMonday, .closedForHoliday, .closedForGood])
  func everyWalk(opening: OpeningStatus) {
    var seen: Set<String> = []
    var frontier: [(chat: Chat, path: [String])] = [(Chat(opening: opening), [])]
    var reached: Set<Status> = []
    while let (chat, path) = frontier.popLast() {
      for step in Self.steps {
        var next = chat
        let events = step.take(&next)
        let walk = path + [step.name]
        check(events, from: chat.state, to: next, walk: walk)
        reached.insert(next.state.status)
        if walk.count < 6, seen.insert(abstraction(of: next.state)).inserted { frontier.insert((next, walk), at: 0) }
      }
    }
    #expect(reached == Set(Status.allCases))
    #expect(seen.count > 100)
  }

  /// What the core's next decision depends on, without counters that only grow.
  private func abstraction(of state: ConversationState) -> String {
    let declined = state.declinedAtTurn.map { min(4, state.customerTurns - $0) }
    return [
      "\(state.status)", "\(state.prompt?.kind as Any?)", "\(state.prompt?.cause as Any?)",
      "\(min(3, state.failuresInARow))", "\(declined as Any?)", "\(state.lastDecision?.action as Any?)",
      "\(state.frustration > 1)", "\(state.handoff as Any?)",
    ].joined(separator: "|")
  }

  private func check(_ events: [Event], from before: ConversationState, to chat: Chat, walk: [String]) {
    let walk = Comment(rawValue: walk.joined(separator: " → "))
    #expect(chat.state == ConversationState(folding: chat.events), walk)
    #expect(chat.events.map(\.seq) == Array(1...chat.events.count), walk)
    var status = before.status
    for event in events {
      switch event.content {
      case .statusChanged(let change):
        #expect(change.from == status, walk)
        status = change.to
      case .message(let message) where message.from.kind == .bot:
        #expect(status != .open && status != .snoozed, walk)
        #expect(saysAutomated(message.from.name, in: .english), walk)
        #expect(!message.text.isEmpty, walk)
        #expect(!message.text.contains("You are now with"), walk)
      default: break
      }
    }
    let spoke = events.messages.contains { $0.from.kind == .customer }
    if spoke && chat.state.status != .open { #expect(!events.botLines.isEmpty, walk) }
    if chat.state.status == .pending && !events.isEmpty { checkWayOut(events, chat, walk) }
    if let turn = before.declinedAtTurn, spoke,
      chat.state.customerTurns - turn <= chat.given.policy.turnsWithoutOfferAfterRefusal
    {
      // E6: only what the customer asks for, a listed word or a topic calls a person now.
      #expect(events.decisions.allSatisfy { $0.action != .offer && $0.cause != .mood && $0.cause != .miss }, walk)
    }
    if before.status == .resolved && spoke { #expect(events.disclosures.first?.occasion == .opening, walk) }
  }

  /// E1: whoever waits has been told a position, an opening time, or how to leave contact details, or has just done so.
  private func checkWayOut(_ events: [Event], _ chat: Chat, _ walk: Comment) {
    let told = events.botLines.map(\.text).joined(separator: " ")
    let left = events.contains { $0.content.kind == .contactLeft }
    let resumed = events.disclosures.map(\.occasion) == [.pause] && events.count == 2
    // Thanks and the like get a word of their own: the way out was told before.
    guard !left, !resumed, !walk.rawValue.hasSuffix("thanks") else { return }
    if chat.state.hasContact {
      #expect(told.contains("added that") || told.contains("Nobody") || told.contains("in the queue"), walk)
      return
    }
    switch chat.given.opening {
    case .open: #expect(told.contains("in the queue"), walk)
    case .closed(.some, _, _): #expect(told.contains("we are back") && told.contains("Leave an e-mail"), walk)
    case .closed(nil, _, _): #expect(told.contains("Leave an e-mail"), walk)
    }
  }
}
