import Conversation
import Knowledge
import Language
import Testing

/// What must hold of every step of every conversation: the rules that the core alone can keep.
struct Promises {
  let before: ConversationState
  let events: [Event]
  let after: Chat
  /// How it came to this, for who reads a failure.
  let path: Comment

  func check() {
    checkOrder()
    checkVoices()
    checkWaiting()
    checkTimers()
    checkReturns()
    checkDeclined()
    checkEmergencies()
  }

  private var spoke: Bool { events.messages.contains { $0.from.kind == .customer } }
  private var state: ConversationState { after.state }

  /// I3, and each change of status begins where the last one ended.
  private func checkOrder() {
    #expect(events.map(\.seq) == (before.seq..<state.seq).map { $0 + 1 }, path)
    var status = before.status
    for change in events.statuses {
      #expect(change.from == status && change.to != status, path)
      status = change.to
    }
    #expect(status == state.status, path)
  }

  /// I8, D2, D6, D7: who speaks when, and as whom.
  private func checkVoices() {
    var replayed = before
    for event in events {
      if case .message(let message) = event.content { check(message, in: replayed) }
      replayed.apply(event)
    }
    // Whoever the bot or the queue owns is answered in the same step (I4).
    if spoke, state.status != .open { #expect(!events.botLines.isEmpty, path) }
    if case .decided? = events.first?.content { #expect(!events.botLines.isEmpty, path) }
  }

  private func check(_ message: Message, in met: ConversationState) {
    #expect(!message.text.isEmpty, path)
    switch message.from.kind {
    case .bot:
      #expect(met.status != .open && met.status != .snoozed, path)
      #expect(saysAutomated(message.from.name, in: .english), path)
      #expect(!message.text.contains("You are now with"), path)
    case .human: #expect(met.status == .open && met.agent?.name == message.from.name, path)
    case .system where message.text.contains("You are now with"):
      #expect(met.status == .open && message.text.contains(met.agent?.name ?? "?"), path)
      #expect(events.assignees.last?.agent == met.agent, path)
    case .system, .customer: break
    }
  }

  /// E1, E2: whoever begins to wait is told how it goes on, in the same step in which people find them in the queue;
  /// whoever waits has been told what holds now, or is told when they next write.
  private func checkWaiting() {
    #expect((state.waitingSince != nil) == (state.status == .pending), path)
    guard state.status == .pending else { return }
    #expect(state.standing != nil && state.handoff != nil, path)
    let begins = before.status != .pending
    if begins {
      #expect(!events.handoffs.isEmpty, path)
      checkWayOut(in: events.botLines.last?.text ?? "")
    }
    guard begins || (spoke && !events.kinds.contains(.contactLeft)) else { return }
    switch after.given.opening {
    case .open where !after.given.queue.isAttended:
      #expect(state.standing == Standing(), path)
      #expect(state.hasContact || state.prompt?.kind == .contact, path)
    case .open: #expect(state.standing?.place == after.given.queue.ahead + 1, path)
    case .closed(let next, _, _):
      #expect(state.standing == Standing(opens: next), path)
      #expect(state.hasContact || state.prompt?.kind == .contact, path)
    }
  }

  private func checkWayOut(in told: String) {
    switch after.given.opening {
    case .open where !after.given.queue.isAttended:
      #expect(told.contains("nobody who could take this"), path)
      #expect(state.hasContact || told.contains("Leave an e-mail"), path)
    case .open: #expect(told.contains("in the queue"), path)
    case .closed(let next, _, _):
      #expect(next == nil || told.contains("we are back"), path)
      #expect(state.hasContact || told.contains("Leave an e-mail"), path)
    }
  }

  /// Nothing waits for ever, and nothing is due where nobody waits.
  private func checkTimers() {
    switch state.status {
    case .bot, .resolved: #expect(state.dueAt == nil, path)
    case .pending: #expect(state.dueAt != nil, path)
    case .snoozed: #expect(state.dueAt == state.snoozedUntil && state.dueAt != nil, path)
    case .open:
      #expect((state.dueAt != nil) == (state.unansweredSince != nil), path)
      if spoke { #expect(state.unansweredSince != nil, path) }
    }
    #expect(events.timers.count <= 1, path)
  }

  /// E4, D8, E5: what is said when a conversation leaves a person, or comes back to the bot.
  private func checkReturns() {
    let had = before.status == .open || before.status == .snoozed
    if had, state.status == .pending {
      #expect(state.agent == nil, path)
      #expect(events.botLines.last?.text.contains(before.agent?.name ?? "?") == true, path)
    }
    if had, state.status == .bot {
      #expect(events.messages.first?.from.kind == .system && events.botLines.isEmpty, path)
      #expect(events.disclosures.map(\.occasion) == [.handedBack], path)
    }
    #expect((state.status == .open || state.status == .snoozed) == (state.agent != nil), path)
    if before.status == .resolved, spoke {
      #expect(events.disclosures.first?.occasion == .opening, path)
      #expect(state.handoff == nil || !events.handoffs.isEmpty, path)
    }
  }

  /// E6: only what the customer asks for, a listed word or a topic calls a person now.
  private func checkDeclined() {
    guard let turn = before.declinedAtTurn, spoke,
      state.customerTurns - turn <= after.given.policy.turnsWithoutOfferAfterRefusal
    else { return }
    #expect(events.decisions.allSatisfy { $0.action != .offer && $0.cause != .mood && $0.cause != .miss }, path)
  }

  /// Who speaks of ending their life is never left with the bot, or with those who are not urgent.
  private func checkEmergencies() {
    guard events.decisions.contains(where: { $0.told?.contains(.despair) == true }) else { return }
    #expect(state.handoff?.priority == .urgent && state.status == .pending, path)
    #expect(events.botLines.contains { $0.text.contains("emergency number") }, path)
  }
}
