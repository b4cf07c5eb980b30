import Conversation
import Knowledge
import Language
import Testing

@Suite("What who waits is told, and what is made of their lines")
struct WaitingWordsTests {
  @Test("Who waits is told their place once, and again only when it changes; a second line in a row gets few words")
  func newsOnly() {
    var chat = Chat.waiting(ahead: 2)
    let first = chat.say("it is urgent").botLine
    let second = chat.say("really").botLine
    chat.given.queue.ahead = 1
    let third = chat.say("hello").botLine
    #expect(!first.text.contains("number") && !second.text.contains("number"))
    #expect(second.text.count < first.text.count)
    #expect(third.text.hasPrefix("I have added that for the person who takes over."))
    #expect(third.text.contains("number 2") && third.standing == Standing(place: 2))
    #expect(chat.say(acts: [.wantsPerson]).botLine.text.contains("number 2"))
  }

  @Test("Who moves up to the first place is not said to be there still")
  func nowFirst() {
    var chat = Chat.waiting(ahead: 1)
    chat.given.queue.ahead = 0
    #expect(chat.say("hello").botLine.text.contains("You are first in the queue now."))
    #expect(chat.perform(.askForPerson).botLine.text.contains("You are still first in the queue."))
  }

  @Test("E1: after hours nobody is said to be away while somebody is signed in, and the way out is the same")
  func attendedAfterHours() {
    for (opening, when) in [
      (OpeningStatus.closedUntilMonday, true), (.closedForHoliday, true), (.closedForGood, false),
    ] {
      for isAttended in [true, false] {
        var chat = Chat(opening: opening)
        chat.given.queue = QueueOutlook(isAttended: isAttended)
        let told = chat.say(acts: [.wantsPerson]).botLine
        #expect(told.text.contains("Nobody is here") == !isAttended)
        #expect(told.text.contains("somebody may still be at the desk") == isAttended)
        #expect(told.text.contains("we are back tomorrow at 9:05") == when)
        #expect(told.text.contains("Leave an e-mail") && told.prompt?.kind == .contact)
      }
    }
    var passedOn = Chat(opening: .closedUntilMonday)
    passedOn.perform(.claim(.maria))
    let told = passedOn.perform(.transfer(.agent(.jonas), by: .maria)).botLine
    #expect(told.text.hasPrefix("Maria is passing you on to Jonas. We are closed at the moment, but somebody may"))
  }

  @Test(
    "Talk while waiting is not answered by asking what is wanted",
    arguments: [SmallTalk.greeting, .acceptance, .howAreYou, .insult, .laughter, .capabilities])
  func talk(kind: SmallTalk) {
    for opening in [OpeningStatus.open(until: nil), .closedUntilMonday] {
      var chat = Chat.waiting(opening)
      #expect(chat.say("hello?", acts: [.smallTalk(kind)]).botLine.text.hasPrefix("A person has been asked for"))
      #expect(chat.state.status == .pending)
    }
  }

  @Test("D7: what was just posted is not posted again, and an objection is for the person")
  func notTwice() {
    var chat = Chat.waiting()
    chat.say(finding: .sure("hours"))
    #expect(chat.say(finding: .sure("hours")).botLines.allSatisfy { $0.entries.isEmpty })
    #expect(chat.say(acts: [.objection], finding: .sure("order")).botLines.allSatisfy { $0.entries.isEmpty })
    #expect(chat.say(finding: .sure("returns")).botLines.allSatisfy { $0.entries.isEmpty })
  }

  @Test("A topic for people makes who waits as urgent as it is")
  func topic() {
    var chat = Chat.waiting()
    let events = chat.say(finding: .sure("injury"))
    #expect(events.botLines.first?.text == "I am sorry.")
    #expect(events.handoffs == [Handoff(cause: .topic, department: "safety", priority: .urgent, ahead: 0)])
    #expect(chat.state.status == .pending && chat.state.waitingSince == chat.now)
  }

  @Test("An answer that is for nobody in particular makes no wait more urgent, however urgent it is")
  func noTopic() {
    var chat = Chat(
      KnowledgeBase(
        business: Business(name: "Shop"),
        entries: [Entry(id: "gas", title: "It smells", answer: "Open a window.", priority: .urgent)]))
    chat.perform(.askForPerson)
    let events = chat.say(finding: .sure("gas"))
    #expect(events.botLines.first?.entries == ["gas"] && events.handoffs.isEmpty)
  }

  @Test("E1: who has left word how they can be reached is given no message form again")
  func formOnce() {
    var chat = Chat.waiting(.closedUntilMonday)
    chat.given.queue = QueueOutlook(isAttended: false)
    #expect(chat.say("anybody?").botLine.prompt?.kind == .contact)
    chat.say("me@example.org")
    #expect(chat.say("anybody?").botLine.prompt == nil && chat.perform(.askForPerson).botLine.prompt == nil)
  }
}
