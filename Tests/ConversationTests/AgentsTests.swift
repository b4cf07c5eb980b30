import Conversation
import Knowledge
import Language
import Testing

@Suite("What people at the desk do")
struct AgentsTests {
  /// A conversation that Maria has.
  private func withMaria() -> Chat {
    var chat = Chat()
    chat.say(acts: [.wantsPerson])
    chat.perform(.claim(.maria))
    return chat
  }

  @Test("I8: only the person who has a conversation speaks in it, and the bot is silent")
  func ownership() {
    var chat = withMaria()
    #expect(throws: Refusal.notOwner) { try chat.attempt(.claim(.jonas)) }
    #expect(throws: Refusal.notOwner) { try chat.attempt(.reply("hi", id: "r1", by: .jonas)) }
    for command in [
      Command.handBack(by: .jonas), .resolve(by: .jonas), .snooze(until: chat.now + 1, by: .jonas),
      .transfer(.department("orders"), by: .jonas),
    ] {
      #expect(throws: Refusal.notOwner) { try chat.attempt(command) }
    }
    chat.perform(.reply("hi", id: "r1", by: .maria))
    let events = chat.say(acts: [.asksWhetherHuman, .wantsPerson], finding: .sure("order"), mood: 9)
    #expect(events.botLines.isEmpty && events.decisions.isEmpty)
  }

  @Test(
    "What only an owner may do is told apart from what does not fit the state",
    arguments: [Status.bot, .pending, .resolved])
  func nobodyHasIt(status: Status) {
    var chat = Chat()
    if status == .pending { chat.perform(.askForPerson) }
    if status == .resolved { chat.perform(.resolve(by: nil)) }
    #expect(throws: Refusal.wrongState(status)) { try chat.attempt(.reply("hi", id: "r1", by: .maria)) }
    #expect(throws: Refusal.wrongState(status)) { try chat.attempt(.release) }
  }

  @Test(
    "D6: a person can take what waits, what the bot has and what was resolved; each time the customer is told",
    arguments: [
      Status.bot, .pending, .resolved,
    ])
  func claims(status: Status) {
    var chat = Chat()
    if status == .pending { chat.perform(.askForPerson) }
    if status == .resolved { chat.perform(.resolve(by: nil)) }
    let events = chat.perform(.claim(.maria))
    #expect(events.assignees == [AssigneeChange(agent: .maria, by: .maria)])
    #expect(events.statuses == [StatusChange(from: status, to: .open, by: .maria)])
    #expect(events.messages.map(\.text) == ["You are now with Maria, a person."])
    #expect(chat.perform(.claim(.maria)).isEmpty)
  }

  @Test("What the desk assigns is recorded as the desk's doing")
  func assigned() {
    var chat = Chat()
    chat.perform(.askForPerson)
    let events = chat.perform(.claim(.maria, assigned: true))
    #expect(events.assignees == [AssigneeChange(agent: .maria)])
    #expect(events.statuses.map(\.by) == [nil])
  }

  @Test("What the desk assigns is refused where nobody waits any more", arguments: [Status.bot, .resolved])
  func assignedTooLate(status: Status) {
    var chat = Chat.in(status)
    #expect(throws: Refusal.wrongState(status)) { try chat.attempt(.claim(.maria, assigned: true)) }
  }

  @Test("D6: a lead takes a conversation over, snoozed ones too, and the customer is told with whom they are")
  func takeOver() {
    for snoozed in [false, true] {
      var chat = withMaria()
      if snoozed { chat.perform(.snooze(until: chat.now + 1_000, by: .maria)) }
      let events = chat.perform(.claim(.lead, takingOver: true))
      #expect(chat.state.agent == .lead && chat.state.status == .open)
      #expect(events.messages.map(\.text) == ["You are now with Anna, a person."])
      #expect(throws: Refusal.notOwner) { try chat.attempt(.reply("hi", id: "r1", by: .maria)) }
    }
  }

  @Test("D10: a reply keeps what became of the bot's draft")
  func draft() {
    var chat = withMaria()
    let events = chat.perform(.reply("We send it.", id: "r1", by: .maria, draft: .unedited))
    #expect(events.messages.map(\.draft) == [.unedited])
    #expect(events.messages.map(\.from) == [Speaker(.human, name: "Maria")])
  }

  @Test("Who asks for a person and has one is told who it is, in every shipped language", arguments: LocaleCode.shipped)
  func alreadyThere(locale: LocaleCode) {
    for isAside in [false, true] {
      var chat = Chat(locale: locale)
      chat.perform(.claim(.maria))
      if isAside { chat.perform(.snooze(until: chat.now + 1_000, by: .maria)) }
      let told = chat.perform(.askForPerson, as: .sent("q1", "human")).messages
      let sentence = Catalogue.shipped.sentence(.alreadyWith, in: locale, ["agent": "Maria"])
      #expect(told.map(\.from.kind) == [.system] && told.map(\.text) == [sentence])
      #expect(chat.state.status == .open && chat.state.agent == .maria && chat.state.unansweredSince == nil)
    }
  }

  @Test("A message wakes a snoozed conversation for its owner, and so do a reply, a claim and the button for a person")
  func wakes() {
    for wake in [Command.askForPerson, .claim(.maria), .reply("hi", id: "r1", by: .maria)] {
      var chat = withMaria()
      chat.perform(.snooze(until: chat.now + 1_000, by: .maria))
      chat.perform(wake)
      #expect(chat.state.status == .open && chat.state.agent == .maria && chat.state.snoozedUntil == nil)
    }
    var chat = withMaria()
    chat.perform(.snooze(until: chat.now + 1_000, by: .maria))
    #expect(chat.say().botLines.isEmpty)
    #expect(chat.state.status == .open && chat.state.agent == .maria)
  }

  @Test("A snooze ends after it begins, and within a year")
  func snoozeLimits() {
    var chat = withMaria()
    let latest = chat.now + chat.given.policy.snoozeMillisecondsMaximum
    for until in [chat.now, chat.now + -1, latest + 1, Timestamp(milliseconds: .max), Timestamp(milliseconds: .min)] {
      #expect(throws: Refusal.badTime) { try chat.attempt(.snooze(until: until, by: .maria)) }
    }
    let events = chat.perform(.snooze(until: latest, by: .maria))
    #expect(events.statuses == [StatusChange(from: .open, to: .snoozed, by: .maria, until: latest)])
    #expect(throws: Refusal.wrongState(.snoozed)) { try chat.attempt(.snooze(until: latest, by: .maria)) }
  }

  @Test("E2, D6: passing on tells the customer by whom, to whom and how long; nobody has it until somebody claims it")
  func transfer() {
    var chat = withMaria()
    chat.given.queue = QueueOutlook(ahead: 1, waitMinutes: 4)
    let events = chat.perform(.transfer(.agent(.jonas), by: .maria))
    #expect(events.handoffs == [Handoff(cause: .transfer, agent: .jonas, by: .maria, ahead: 1)])
    #expect(events.statuses == [StatusChange(from: .open, to: .pending, by: .maria)])
    #expect(chat.state.agent == nil)
    let line = events.botLine.text
    #expect(line.hasPrefix("Maria is passing you on to Jonas. "))
    #expect(line.contains("number 2 in the queue") && line.contains("4 minutes"))
    #expect(chat.perform(.claim(.jonas)).messages.map(\.text) == ["You are now with Jonas, a person."])
  }

  @Test("A department passed on to must exist; its priority counts, and none is lost")
  func departments() {
    var chat = Chat()
    chat.say(emergency: "lawyer")
    chat.perform(.claim(.maria))
    #expect(throws: Refusal.unknownDepartment("nowhere")) {
      try chat.attempt(.transfer(.department("nowhere"), by: .maria))
    }
    let urgent = chat.perform(.transfer(.department("orders"), by: .maria))
    #expect(
      urgent.handoffs == [Handoff(cause: .transfer, department: "orders", priority: .urgent, by: .maria, ahead: 0)])
    var calm = withMaria()
    #expect(calm.perform(.transfer(.department("safety"), by: .maria)).handoffs.map(\.priority) == [.urgent])
    #expect(calm.events.botLines.last?.text.contains("Product safety") == true)
  }

  @Test("Passing on to oneself changes nothing")
  func toOneself() {
    var chat = withMaria()
    #expect(chat.perform(.transfer(.agent(.maria), by: .maria)).isEmpty)
    #expect(chat.state.status == .open)
  }

  @Test("D8: who gave it back is recorded, and said before the next bot line")
  func handBack() {
    var chat = withMaria()
    let events = chat.perform(.handBack(by: .maria))
    #expect(events.statuses == [StatusChange(from: .open, to: .bot, by: .maria)])
    #expect(events.messages.first?.text.contains("automated assistant") == true && events.botLines.isEmpty)
  }

  @Test("P5: a reason is masked, kept with the change, and who resolved it with it")
  func resolve() {
    var chat = withMaria()
    let events = chat.perform(.resolve(by: .maria, reason: "paid with 4111 1111 1111 1111"))
    #expect(events.statuses.map(\.by) == [.maria])
    #expect(events.statuses.first?.reason?.contains("4111 1111") == false)
    #expect(events.statuses.first?.reason?.hasPrefix("paid with") == true)
    #expect(throws: Refusal.wrongState(.resolved)) { try chat.attempt(.resolve(by: nil)) }
    var blank = withMaria()
    #expect(blank.perform(.resolve(by: .maria, reason: "  ")).statuses.map(\.reason) == [nil])
  }

  @Test("E4: who goes offline loses the conversation to the queue, whoever it was meant for, and the customer is told")
  func released() {
    var chat = Chat()
    chat.perform(.claim(.maria))
    let events = chat.perform(.release)
    #expect(chat.state.status == .pending && chat.state.agent == nil)
    #expect(events.handoffs == [Handoff(cause: .transfer, ahead: 0)])
    #expect(events.botLines.last?.text.contains("Maria cannot go on") == true)
    var passed = withMaria()
    passed.perform(.transfer(.agent(.jonas), by: .maria))
    passed.perform(.claim(.jonas))
    #expect(passed.perform(.release).handoffs.map(\.agent) == [nil])
  }
}
