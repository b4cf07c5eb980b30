import Conversation
import Knowledge
import Language
import Testing

@Suite("When a person is offered or called")
struct PeopleTests {
  @Test("An explicit wish hands over at once, whatever the scores say")
  func request() {
    var chat = Chat()
    let events = chat.say(acts: [.wantsPerson], finding: .sure("order"))
    #expect(events.decisions.map(\.cause) == [.request])
    #expect(events.decisions.map(\.action) == [.handOver])
    #expect(chat.state.status == .pending)
  }

  @Test("A word that the business listed hands over as urgent")
  func emergency() {
    var chat = Chat()
    let events = chat.say(finding: .sure("order"), emergency: "lawyer")
    #expect(events.handoffs == [Handoff(cause: .emergency, priority: .urgent, ahead: 0)])
  }

  @Test("A second miss in a row offers a person with other words than the first")
  func twoMisses() {
    var chat = Chat()
    let first = chat.say().botLines[0].text
    let second = chat.say().botLines[0].text
    #expect(first != second)
    #expect(chat.state.failuresInARow == 2)
    chat.say(finding: .sure("hours"))
    chat.say(finding: .sure("order"))
    #expect(chat.state.failuresInARow == 0)
  }

  @Test("An answer that is objected to shows other choices first, then offers a person")
  func objection() {
    var chat = Chat()
    let found = Reading(
      band: .answer,
      candidates: [.init("order", confidence: 0.8), .init("hours", confidence: 0.3)])
    chat.say(finding: found)
    #expect(chat.say(acts: [.objection]).decisions.map(\.action) == [.ask])
    #expect(chat.state.failuresInARow == 1)
    chat.say(acts: [.noneOfThese])
    #expect(chat.state.failuresInARow == 2)
    #expect(chat.state.prompt?.kind == .offer)
  }

  @Test("Who objects again to what was posted instead is no less far than before")
  func objectedAgain() {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    #expect(chat.say(acts: [.objection], finding: .sure("hours")).decisions.map(\.action) == [.answer])
    #expect(chat.state.failuresInARow == 1)
    chat.say(acts: [.objection])
    #expect(chat.state.failuresInARow == 2)
  }

  @Test("A line that leads to two decisions tells once that the turn before it was of no use")
  func failedOnce() {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    let decisions = chat.say(acts: [.asksWhetherHuman, .wantsPerson, .objection]).decisions
    #expect(decisions.map(\.action) == [.disclose, .handOver] && decisions.map(\.failed) == [true, false])
  }

  @Test("Frustration offers a person under an answer that may still help, and calls one when it is high")
  func mood() {
    var chat = Chat()
    let policy = chat.given.policy
    let offered = chat.say(finding: .sure("order"), mood: policy.offerAt)
    #expect(offered.decisions.map(\.action) == [.offer])
    #expect(offered.decisions.map(\.entries) == [["order"]])
    #expect(offered.botLines.last?.prompt?.kind == .offer)
    let called = chat.say(finding: .sure("order"), mood: policy.handOverAt)
    #expect(called.decisions.map(\.cause) == [.mood])
    #expect(chat.state.status == .pending)
  }

  @Test("A first line that is one outburst is offered a person, though nothing went before")
  func outburst() {
    var chat = Chat()
    let mood = Mood(message: 0.9, accumulated: chat.given.policy.offerAt)
    let understanding = Understanding(whole: .sure("order"), mood: mood)
    let events = chat.perform(.say(MaskedText(masking: "!"), id: MessageID(rawValue: "o")!, understanding))
    #expect(events.decisions.map(\.cause) == [.mood])
  }

  @Test(
    "A yes to an offer calls a person for the reason it was offered",
    arguments: [
      ("yes", [DialogueAct.affirmation]), ("1", [.choice(1)]), ("Yes, a person please", [.wantsPerson]),
      ("oh yes, get me somebody", [.affirmation, .wantsPerson]),
    ])
  func accepted(text: String, acts: [DialogueAct]) {
    for (mood, cause) in [(0, Cause.miss), (Policy().offerAt, .mood)] {
      var chat = Chat()
      chat.say(mood: mood)
      let events = chat.say(text, acts: acts, mood: mood)
      #expect(events.handoffs.map(\.cause) == [cause])
      #expect(events.decisions.map(\.rule) == ["accepted the offer of a person"])
    }
  }

  @Test("A person who is asked for in other words than a yes after an offer is called since they were asked for")
  func askedAfterOffer() {
    var chat = Chat()
    chat.say(mood: Policy().offerAt)
    #expect(chat.say("no, a human", acts: [.refusal, .wantsPerson]).handoffs.map(\.cause) == [.request])
  }

  @Test(
    "E6: a declined offer is not repeated for three turns, though asking always works",
    arguments: [
      ("no", DialogueAct.refusal), ("2", .choice(2)), ("never mind", .withdrawal),
    ])
  func declined(text: String, act: DialogueAct) {
    var chat = Chat()
    chat.say()
    chat.say(text, acts: [act])
    #expect(chat.state.status == .bot)
    for _ in 0..<chat.given.policy.turnsWithoutOfferAfterRefusal {
      let events = chat.say(mood: 9)
      #expect(events.decisions.allSatisfy { $0.action != .offer && $0.action != .handOver })
      #expect(!events.botLines.isEmpty)
    }
    var patient = chat
    #expect(patient.say().decisions.map(\.action) == [.offer])
    #expect(chat.say(acts: [.wantsPerson]).decisions.map(\.action) == [.handOver])
  }

  @Test("E2: a hand-over tells the customer and lays a request in the queue, in one step")
  func neverSilent() {
    var chat = Chat()
    let events = chat.say(acts: [.wantsPerson])
    #expect(!events.botLines.isEmpty)
    #expect(events.handoffs.count == 1)
  }

  @Test("E1: in hours a waiting customer hears the position, and the wait only where it was measured")
  func inHours() {
    var chat = Chat()
    chat.given.queue = QueueOutlook(ahead: 2, waitMinutes: 7)
    let text = chat.say(acts: [.wantsPerson]).botLines[0].text
    #expect(text.contains("number 3") && text.contains("7 minutes"))
    chat.given.queue = QueueOutlook(ahead: 0)
    #expect(!chat.say().botLines[0].text.contains("minute"))
    chat.given.queue = QueueOutlook(ahead: 1, waitMinutes: 1)
    #expect(chat.say().botLines[0].text.contains("The wait is about a minute."))
  }

  @Test("E1: out of hours the customer hears when people are back, holiday named, and can leave contact details")
  func outOfHours() {
    var chat = Chat(opening: .closedForHoliday)
    chat.given.queue = QueueOutlook(isAttended: false)
    let line = chat.say(acts: [.wantsPerson]).botLines[0]
    #expect(line.text.contains("First Advent") && line.text.contains("tomorrow at 9:05"))
    #expect(line.prompt?.kind == .contact)
    let events = chat.say("me@example.org")
    #expect(events.contains { $0.content.kind == .contactLeft })
  }

  @Test("E5: after it was resolved a new message starts afresh, with a disclosure and without the old hand-over")
  func resolved() {
    var chat = Chat()
    chat.say(mood: 1)
    chat.say(acts: [.wantsPerson])
    chat.perform(.resolve(by: nil))
    let events = chat.say(finding: .sure("hours"))
    #expect(events.disclosures.map(\.occasion) == [.opening])
    #expect(events.decisions.map(\.action) == [.answer])
    #expect(chat.state.status == .bot && chat.state.handoff == nil)
    #expect(chat.state.failuresInARow == 0)
  }

  @Test("A request for a person can be taken back")
  func withdrawn() {
    var chat = Chat()
    chat.say(acts: [.wantsPerson])
    chat.say("never mind", acts: [.withdrawal])
    #expect(chat.state.status == .bot)
  }

  @Test(
    "Who takes leave, or says no in more words, is not handed over",
    arguments: [
      [DialogueAct.refusal, .smallTalk(.acceptance)], [.smallTalk(.acceptance)], [.affirmation, .smallTalk(.farewell)],
      [.affirmation, .smallTalk(.thanks), .smallTalk(.farewell)], [.smallTalk(.thanks)],
    ])
  func leave(acts: [DialogueAct]) {
    var chat = Chat()
    chat.say()
    #expect(chat.say("…", acts: acts).handoffs.isEmpty)
    #expect(chat.state.status == .bot)
  }

  @Test("A yes under choices that also offer a person calls one, and a no is a refusal (E6)")
  func offerInChoice() {
    for (act, status) in [(DialogueAct.affirmation, Status.pending), (.refusal, .bot)] {
      var chat = Chat()
      chat.say(finding: .unsure("order", "hours"), mood: chat.given.policy.offerAt)
      chat.say("…", acts: [act])
      #expect(chat.state.status == status)
      #expect((chat.state.declinedAtTurn != nil) == (act == .refusal))
    }
  }

  @Test("A yes to the choice of variants picks none of them")
  func yesToVariants() {
    var chat = Chat()
    chat.say(finding: .sure("returns"))
    #expect(chat.say("yes", acts: [.affirmation]).botLines.allSatisfy { $0.entries.isEmpty })
  }

  @Test("Talk in between leaves open what the bot asked")
  func aside() {
    for act in [DialogueAct.asksWhetherHuman, .smallTalk(.laughter)] {
      var chat = Chat()
      chat.say()
      chat.say(acts: [act])
      #expect(chat.say("yes", acts: [.affirmation]).handoffs.map(\.cause) == [.miss])
    }
  }

  @Test("A bare number that answers nothing posts nothing")
  func bareNumber() {
    var chat = Chat()
    chat.say(finding: .sure("hours"))
    #expect(chat.say("7", acts: [.choice(7)], finding: .sure("order")).botLines.allSatisfy { $0.entries.isEmpty })
  }

  @Test("A listed word from somebody who waits makes them urgent")
  func emergencyWhileWaiting() {
    var chat = Chat()
    chat.say(acts: [.wantsPerson])
    #expect(chat.say(emergency: "lawyer").handoffs.map(\.priority) == [.urgent])
    #expect(chat.say(emergency: "lawyer").handoffs.isEmpty)
  }

  @Test("Contact details are asked for until they are left, and taken whenever they were asked for")
  func contactOnce() {
    var chat = Chat(opening: .closedUntilMonday)
    chat.say(acts: [.wantsPerson])
    chat.perform(.askForPerson)
    #expect(chat.say("me@example.org").contains { $0.content.kind == .contactLeft })
    #expect(!chat.say("are you there").botLines[0].text.contains("Leave an e-mail"))
  }

  @Test("I2: an agent's reply sent again is stored once, and shares no ids with the customer's")
  func repliesOnce() throws {
    var chat = Chat()
    let maria = Agent(id: "a", name: "Maria")
    chat.say("hello")
    chat.perform(.claim(maria))
    let reply = Command.reply(MaskedText(masking: "hello"), id: MessageID(rawValue: "m1")!, by: maria)
    #expect(chat.perform(reply).messages.count == 1)
    #expect(chat.perform(reply).isEmpty)
  }

  @Test("E5: after a hand-back the first question is answered as if for the first time")
  func freshAfterHandBack() {
    var chat = Chat()
    let maria = Agent(id: "a", name: "Maria")
    chat.say(finding: .sure("hours"))
    chat.perform(.claim(maria))
    chat.perform(.handBack(by: maria))
    #expect(chat.say(finding: .sure("hours")).botLines.map(\.text) == ["From nine to six."])
    #expect(chat.state.failuresInARow == 0 && chat.state.recentMessages.count == 1)
  }
}
