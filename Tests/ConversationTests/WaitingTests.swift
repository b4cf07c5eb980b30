import Conversation
import Knowledge
import Language
import Testing

@Suite("Waiting, and what is due")
struct WaitingTests {
  @Test("E3: nobody within the set time: a word, the message form, and whoever is free may take it")
  func waitedTooLong() {
    var chat = Chat()
    chat.perform(.claim(.maria))
    chat.perform(.transfer(.department("orders"), by: .maria))
    let since = chat.now
    let events = chat.wait()
    #expect(chat.now - since == chat.given.policy.waitMillisecondsBeforeNotice)
    #expect(events.botLine.text.hasPrefix("Nobody has been free yet"))
    #expect(events.botLine.text.contains("Leave an e-mail") && events.botLine.prompt?.kind == .contact)
    #expect(events.handoffs == [Handoff(cause: .transfer, by: .maria, ahead: 0)])
    #expect(chat.state.status == .pending && chat.state.waitNotedAt == chat.now)
  }

  @Test("Who asks about the wait is told where they stand, not what an entry says; before they wait it is a question")
  func askedAboutTheWait() {
    var chat = Chat.waiting(ahead: 2)
    let line = chat.say("how long will it take", acts: [.asksAboutWait], finding: .sure("hours")).botLine
    #expect(line.text == "You are number 3 in the queue now.")
    var asking = Chat()
    #expect(asking.say("how long", acts: [.asksAboutWait], finding: .sure("hours")).botLine.text == "From nine to six.")
  }

  @Test("Lines that only a person can answer: no two in a row are met with the same words")
  func notedInTurn() {
    var chat = Chat.waiting(.closedUntilMonday)
    let lines = (1...6).map { chat.say("still nobody \($0)").botLine.text }
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0 != $1 })
    #expect(lines[2].contains("we are back"), "the wait is told again")
    var moving = Chat.waiting(ahead: 2)
    moving.say("one")
    moving.given.queue.ahead = 1
    #expect(moving.say("two").botLine.text.hasPrefix("I have added that for the person"), "with news comes the whole")
  }

  @Test("E3: so it is with what was passed on to one colleague, who does not come")
  func colleagueDoesNotCome() {
    var chat = Chat()
    chat.perform(.claim(.maria))
    chat.perform(.transfer(.agent(.jonas), by: .maria))
    #expect(chat.wait().handoffs == [Handoff(cause: .transfer, by: .maria, ahead: 0)])
    #expect(chat.wait().handoffs.isEmpty)
  }

  @Test("E3: who has left word how they can be reached is not asked for it by the first word either")
  func contactBeforeNotice() {
    var chat = Chat()
    chat.given.queue = QueueOutlook(isAttended: false)
    chat.perform(.askForPerson)
    chat.say("me@example.org")
    let line = chat.wait().botLine
    #expect(line.text.hasPrefix("Nobody has been free yet") && !line.text.contains("Leave an e-mail"))
    #expect(line.prompt == nil)
  }

  @Test("E1: who says how they can be reached where they ask for a person is not asked for it, and it is kept")
  func contactInTheRequest() {
    for (acts, emergency) in [([DialogueAct.wantsPerson], nil), ([], "lawyer"), ([.asksWhetherHuman], "lawyer")] {
      var chat = Chat(opening: .closedUntilMonday)
      let line = chat.say("call me on +49 30 1234567", acts: acts, emergency: emergency)
      #expect(line.kinds.contains(.contactLeft) && line.botLines.last?.prompt == nil)
      #expect(line.botLines.last?.text.contains("Leave an e-mail") == false)
      #expect(line.botLines.last?.text.hasSuffix("use it to get back to you.") == true)
    }
    var served = Chat()
    #expect(!served.say("call me on +49 30 1234567", acts: [.wantsPerson]).kinds.contains(.contactLeft))
    var earlier = Chat(opening: .closedUntilMonday)
    earlier.say("my number was +49 30 1234567", finding: .sure("order"))
    #expect(earlier.perform(.askForPerson).botLine.prompt?.kind == .contact, "what was said before may be another's")
    var waiting = Chat.waiting(.closedUntilMonday)
    #expect(waiting.say("me@example.org", emergency: "lawyer").kinds.contains(.contactLeft))
  }

  @Test("E3: the next word comes at the set pace, then ever more slowly to who writes nothing")
  func pace() {
    var chat = Chat.waiting()
    let pace = chat.given.policy.waitMillisecondsBetweenNotices
    var pauses: [Int64] = []
    for _ in 0..<20 {
      let before = chat.now
      #expect(!chat.wait().botLines.isEmpty)
      pauses.append(chat.now - before)
    }
    #expect(pauses.prefix(4) == [chat.given.policy.waitMillisecondsBeforeNotice, pace, pace, pace])
    #expect(pauses[4] == 2 * pace && pauses.last == 86_400_000)
    chat.say("hello?")
    chat.wait()
    #expect(chat.state.dueAt == chat.now + pace)
  }

  @Test("E3: contact details left after the word are taken, also when something else was written between")
  func contactAfterNotice() {
    var chat = Chat.waiting()
    chat.wait()
    chat.say("is anybody there")
    #expect(chat.say("me@example.org").kinds.contains(.contactLeft))
    #expect(!chat.wait().botLine.text.contains("Leave an e-mail"))
  }

  @Test("While the business is closed the time stands still: due the set time after it opens")
  func closed() {
    var chat = Chat.waiting(.closedUntilMonday)
    // From Sunday 15:00 to Monday 9:05.
    let opening = chat.now + (9 * 60 + 18 * 60 + 5 - 9 * 60) * 60_000
    #expect(chat.state.dueAt == opening + chat.given.policy.waitMillisecondsBeforeNotice)
    chat.given.opening = .open(until: nil)
    chat.now = opening + 30_000
    let due = chat.state.dueAt
    #expect(chat.say("hello?").timers.isEmpty && chat.state.dueAt == due)
  }

  @Test("E1, E3: who was told a place and waits on when the business closes is told so once, with the message form")
  func closes() {
    var chat = Chat.waiting()
    chat.given.opening = .closedUntilMonday
    chat.perform(.note("later", id: "n1", by: .jonas))
    let events = chat.wait()
    #expect(events.botLines.map { $0.text.contains("we are back") && $0.text.contains("Leave an e-mail") } == [true])
    #expect(events.botLine.prompt?.kind == .contact)
    #expect(chat.state.waitNotedAt == nil)
    chat.now = chat.now + 60_000
    #expect(chat.wait().kinds == [.timerSet])
  }

  @Test(
    "E1: with nobody signed in the customer is told so and given the message form at once, and the queue once one is",
    arguments: LocaleCode.shipped)
  func unattended(locale: LocaleCode) {
    func says(_ key: SentenceKey) -> String { Catalogue.shipped.sentence(key, in: locale) }
    var chat = Chat(locale: locale)
    chat.given.queue = QueueOutlook(isAttended: false)
    let told = chat.perform(.askForPerson).botLine
    #expect(told.text.contains(says(.unattended)) && told.text.contains(says(.leaveContact)))
    #expect(told.prompt?.kind == .contact && told.standing == Standing())
    #expect(chat.state.status == .pending && chat.state.dueAt != nil)
    var writing = chat
    #expect(writing.say("me@example.org").kinds.contains(.contactLeft))
    #expect(writing.perform(.askForPerson).botLine.text == says(.unattended))
    chat.given.queue = QueueOutlook()
    let resumed = chat.say("hello?").botLine
    #expect(resumed.text.contains(says(.nowFirst)) && resumed.standing?.place == 1)
    #expect(chat.perform(.claim(.maria)).statuses.last?.to == .open)
  }

  @Test("E3, E4: what became due while no desk ran has its time from the start of the next one")
  func restarted() throws {
    var waiting = Chat.waiting()
    var quiet = waiting
    quiet.perform(.claim(.maria))
    let policy = waiting.given.policy
    for (name, pause) in [
      ("waiting", policy.waitMillisecondsBeforeNotice), ("quiet", policy.quietMillisecondsBeforeRelease),
    ] {
      var chat = name == "waiting" ? waiting : quiet
      let status = chat.state.status
      let start = chat.now + 3_600_000
      chat.given.servingSince = start
      chat.now = start
      #expect(chat.perform(.due).kinds == [.timerSet], "\(name)")
      #expect(chat.state.dueAt == start + pause && chat.state.status == status, "\(name)")
      #expect(chat.perform(.due).isEmpty, "\(name)")
      #expect(!chat.wait().botLines.isEmpty && chat.now == start + pause, "\(name)")
    }
    waiting.wait()
    let again = waiting.now + policy.waitMillisecondsBetweenNotices
    #expect(waiting.state.dueAt == again)
  }

  @Test("What is put aside comes back when it is due, though the desk was started meanwhile")
  func restartedAside() {
    var chat = Chat.waiting()
    chat.perform(.claim(.maria))
    chat.perform(.snooze(until: chat.now + 60_000, by: .maria))
    chat.now = chat.now + 60_000
    chat.given.servingSince = chat.now
    #expect(chat.perform(.due).statuses.map(\.to) == [.open])
  }

  @Test("Where nobody knows when it opens, the wait is looked at once a day")
  func closedForGood() {
    var chat = Chat.waiting(.closedForGood)
    #expect(chat.state.dueAt == chat.now + 86_400_000)
    #expect(chat.wait().kinds == [.timerSet])
    #expect(chat.state.dueAt == chat.now + 86_400_000)
  }

  @Test("E4: a person who leaves a line unanswered loses the conversation, and the customer hears why")
  func quiet() {
    var chat = Chat.waiting()
    chat.perform(.claim(.maria))
    chat.perform(.reply("hi", id: "r1", by: .maria))
    #expect(chat.state.dueAt == nil)
    chat.say("and now?")
    let since = chat.now
    chat.now = chat.now + 60_000
    chat.say("hello?")
    let events = chat.wait()
    #expect(chat.now - since == chat.given.policy.quietMillisecondsBeforeRelease)
    #expect(events.botLines.map { $0.text.hasPrefix("Maria has not answered for a while") } == [true])
    #expect(events.botLine.text.contains("in the queue"))
    #expect(chat.state.status == .pending && chat.state.agent == nil && chat.state.dueAt != nil)
  }

  @Test("E4: a person who takes a waiting conversation and says nothing loses it too")
  func silentClaim() {
    var chat = Chat.waiting()
    chat.perform(.claim(.maria))
    #expect(chat.state.dueAt == chat.now + chat.given.policy.quietMillisecondsBeforeRelease)
    chat.wait()
    #expect(chat.state.status == .pending)
  }

  @Test("E4: who takes a conversation over has the whole time for what the one before did not answer")
  func takenOver() {
    var chat = Chat.waiting()
    chat.perform(.claim(.maria))
    chat.say("and now?")
    chat.now = chat.now + 60_000
    chat.perform(.claim(.lead, takingOver: true))
    #expect(chat.state.dueAt == chat.now + chat.given.policy.quietMillisecondsBeforeRelease)
    chat.perform(.reply("hi", id: "r1", by: .lead))
    chat.perform(.claim(.jonas, takingOver: true))
    #expect(chat.state.dueAt == nil)
  }

  @Test("A snooze ends by itself, for its owner alone; a line left unanswered before it is due again then")
  func snooze() {
    var chat = Chat.waiting()
    chat.perform(.claim(.maria))
    let until = chat.now + 7_200_000
    chat.perform(.snooze(until: until, by: .maria))
    #expect(chat.state.dueAt == until)
    let events = chat.wait()
    #expect(events.messages.isEmpty && chat.state.status == .open && chat.state.agent == .maria)
    #expect(chat.state.dueAt == until + chat.given.policy.quietMillisecondsBeforeRelease)
  }

  @Test("Too early, or twice, is nothing")
  func early() {
    var chat = Chat.waiting()
    #expect(chat.perform(.due).isEmpty)
    chat.wait()
    #expect(chat.perform(.due).isEmpty)
  }

  @Test("Nothing is due where nobody waits")
  func idle() {
    for status in [Status.bot, .resolved] {
      let chat = Chat.in(status)
      #expect(chat.state.dueAt == nil)
    }
    var chat = Chat.waiting()
    let events = chat.say("never mind", acts: [.withdrawal])
    #expect(events.timers == [nil] && chat.state.dueAt == nil)
  }

  @Test("E3, E4: a clock that is put back makes nobody wait longer than usual, and delays nothing that was set")
  func clockPutBack() {
    let policy = Policy()
    var waiting = Chat.waiting()
    var noted = waiting
    noted.wait()
    var quiet = waiting
    quiet.perform(.claim(.maria))
    for (name, chat, pause) in [
      ("waiting", waiting, policy.waitMillisecondsBeforeNotice),
      ("told", noted, policy.waitMillisecondsBetweenNotices), ("quiet", quiet, policy.quietMillisecondsBeforeRelease),
    ] {
      var later = chat
      later.now = chat.now + -3_600_000
      later.perform(.label(add: ["late"], by: .jonas))
      #expect(later.state.dueAt == later.now + pause, "\(name)")
      let set = later.state.dueAt
      later.now = later.now + 1_000
      later.perform(.label(remove: ["late"], by: .jonas))
      #expect(later.state.dueAt == set, "\(name)")
      #expect(!later.wait().botLines.isEmpty, "\(name)")
    }
    waiting.now = waiting.now + -1
    #expect(waiting.perform(.due).isEmpty)
  }

  @Test("D9: what is done behind the desk is no activity: the pause is the customer's")
  func pause() {
    var chat = Chat()
    chat.now = chat.now + 11 * 3_600_000
    chat.perform(.note("quiet one", id: "n1", by: .maria))
    chat.now = chat.now + 2 * 3_600_000
    #expect(chat.say(finding: .sure("hours")).disclosures.map(\.occasion) == [.pause])
  }
}
