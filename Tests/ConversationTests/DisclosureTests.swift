import Conversation
import Knowledge
import Language
import Testing

@Suite("Disclosure: the customer always knows who is speaking")
struct DisclosureTests {
  private let english = Voice(.shipped, KnowledgeBase.shop.business, in: .english)

  @Test(
    "D1, D11: the first line says that the bot is automated, in every shipped language", arguments: LocaleCode.shipped)
  func firstLine(locale: LocaleCode) throws {
    let chat = Chat(locale: locale)
    let first = try #require(chat.events.messages.first)
    #expect(first.from.kind == .bot)
    let disclosure = Voice(.shipped, KnowledgeBase.shop.business, in: locale).says(.disclosure)
    #expect(first.text.contains(disclosure))
    #expect(saysAutomated(first.text, in: locale))
  }

  @Test("D13: each disclosure is an event with its occasion, language and version")
  func recorded() {
    var chat = Chat(locale: .french)
    let version = Catalogue.disclosureVersion
    #expect(chat.events.disclosures == [Disclosure(occasion: .opening, locale: .french, version: version)])
    chat.say("es-tu humain ?", acts: [.asksWhetherHuman])
    #expect(chat.events.disclosures.last == Disclosure(occasion: .asked, locale: .french, version: version))
  }

  @Test("D14, P4: the greeting names a way to a person and links the privacy notice", arguments: LocaleCode.shipped)
  func greeting(locale: LocaleCode) throws {
    let text = try #require(Chat(locale: locale).events.messages.first).text
    #expect(text.contains(Voice(.shipped, KnowledgeBase.shop.business, in: locale).says(.wayToAPerson)))
    #expect(text.contains("https://cornerbooks.example/privacy"))
  }

  @Test("D3, H42: asking whether it is human gets the truth before anything else", arguments: LocaleCode.shipped)
  func asked(locale: LocaleCode) throws {
    var chat = Chat(locale: locale)
    let events = chat.say(acts: [.asksWhetherHuman], finding: .sure("order"), mood: 5, emergency: "lawyer")
    #expect(events.decisions.map(\.action) == [.disclose, .handOver])
    let line = try #require(events.botLines.first)
    #expect(line.text.contains(Catalogue.shipped.sentence(.disclosureAsked, in: locale, ["business": "Corner Books"])))
  }

  @Test("D3: the truth comes first even where the same breath asks for a person, who is then called")
  func askedTogether() {
    var chat = Chat()
    let events = chat.say(acts: [.asksWhetherHuman, .wantsPerson])
    #expect(events.decisions.map(\.action) == [.disclose, .handOver])
    #expect(chat.state.status == .pending)
  }

  @Test("D3: the truth comes first even where the same breath tells of an emergency, for which a person is then called")
  func askedInAnEmergency() throws {
    var chat = Chat()
    let events = chat.say(acts: [.asksWhetherHuman], in: [.despair], emergency: "lawyer")
    #expect(events.decisions.map(\.action) == [.disclose, .handOver])
    #expect(events.decisions.map(\.failed) == [false, false])
    #expect(events.handoffs == [Handoff(cause: .emergency, priority: .urgent, ahead: 0)])
    #expect(events.botLines.last?.text.contains(english.says(.handOverDespair)) == true)
    var waiting = Chat.waiting()
    let lines = waiting.say(acts: [.asksWhetherHuman], emergency: "lawyer").botLines.map(\.text)
    #expect(lines.count == 2 && lines[0] == english.says(.disclosureAsked))
    #expect(lines[1].hasPrefix(english.says(.handOverEmergency)))
    #expect(waiting.state.handoff?.priority == .urgent)
    #expect(waiting.say(acts: [.asksWhetherHuman], emergency: "lawyer").handoffs.isEmpty)
  }

  @Test("A farewell that tells of despair is no farewell, soon after a conversation was resolved either")
  func partingInDespair() {
    var chat = Chat()
    chat.perform(.resolve(by: nil))
    chat.say("goodbye, I want to die", acts: [.smallTalk(.farewell)], in: [.despair])
    #expect(chat.state.handoff?.priority == .urgent)
  }

  @Test("D3: a waiting customer who asks is told the truth too, and keeps waiting")
  func askedWhileWaiting() {
    var chat = Chat()
    chat.say(acts: [.wantsPerson])
    let events = chat.say(acts: [.asksWhetherHuman])
    #expect(events.disclosures.map(\.occasion) == [.asked])
    #expect(chat.state.status == .pending)
  }

  @Test("D2, D5: every bot line is labelled automated, beside a human-sounding name too", arguments: LocaleCode.shipped)
  func labels(locale: LocaleCode) {
    var knowledge = KnowledgeBase.shop
    knowledge.business.botName = "Anna"
    var chat = Chat(knowledge, locale: locale)
    chat.say(finding: .sure("order"))
    chat.say(acts: [.wantsPerson])
    #expect(chat.events.botLines.count >= 3)
    for line in chat.events.botLines {
      #expect(line.from.name.hasPrefix("Anna ("))
      #expect(saysAutomated(line.from.label(in: .shipped, locale), in: locale))
    }
  }

  @Test("D9: after a pause of twelve hours it discloses again, before it answers")
  func pause() {
    var chat = Chat()
    chat.say("opening hours", finding: .sure("hours"))
    chat.now = chat.now + 12 * 3_600_000
    let events = chat.say(finding: .sure("hours"))
    #expect(events.disclosures.map(\.occasion) == [.pause])
    #expect(saysAutomated(events.botLines[0].text, in: .english))
    #expect(events.botLines.last?.entries == ["hours"])
  }

  @Test("D9: it discloses again every three hours of continuous use, and not sooner")
  func continuousUse() {
    var chat = Chat()
    var occasions: [Disclosure.Occasion] = []
    for _ in 0..<13 {
      chat.now = chat.now + 30 * 60_000
      occasions += chat.say(finding: .sure("hours")).disclosures.map(\.occasion)
    }
    #expect(occasions == [.continuousUse, .continuousUse])
  }

  @Test("D9, E5: thanks or a greeting soon after a conversation was resolved gets one line that discloses")
  func parting() {
    for kind in [SmallTalk.thanks, .farewell, .greeting, .acceptance] {
      var chat = Chat()
      chat.perform(.claim(.maria))
      chat.perform(.resolve(by: .maria))
      let events = chat.say(acts: [.smallTalk(kind)])
      #expect(events.disclosures.map(\.occasion) == [.opening])
      #expect(events.botLine.text.hasPrefix("A reminder: you are talking to the automated assistant"))
      #expect(!events.botLine.text.contains("privacy") && chat.state.status == .bot)
      #expect(chat.say(finding: .sure("hours")).botLines.map(\.entries) == [["hours"]])
    }
  }

  @Test("E5: who says goodbye in despair, or with a listed word, soon after a conversation was resolved gets a person")
  func noParting() {
    for (word, circumstances) in [("lawyer", []), (nil, [Circumstance.despair])] as [(String?, Set<Circumstance>)] {
      var chat = Chat()
      chat.perform(.resolve(by: nil))
      let events = chat.say(acts: [.smallTalk(.farewell)], in: circumstances, emergency: word)
      #expect(events.handoffs.map(\.priority) == [.urgent] && chat.state.status == .pending)
    }
  }

  @Test("D1, E5: a question, or talk a night after a conversation was resolved, begins with the whole welcome")
  func afresh() {
    for later: Int64 in [0, 46_800_000] {
      var chat = Chat()
      chat.perform(.resolve(by: nil))
      chat.now = chat.now + later
      let events = later == 0 ? chat.say(finding: .sure("hours")) : chat.say(acts: [.smallTalk(.thanks)])
      #expect(events.botLines[0].text.hasPrefix("Hello, and welcome.") && events.botLines.count == 2)
    }
  }

  @Test("D9: a customer who comes back after a while is told again, and one whose page is loaded again is not")
  func resume() {
    var chat = Chat()
    chat.say(finding: .sure("hours"))
    chat.now = chat.now + 9 * 60_000
    #expect(chat.perform(.resume).isEmpty)
    chat.now = chat.now + 60_000
    #expect(chat.perform(.resume).disclosures.map(\.occasion) == [.pause])
  }

  @Test("D9: while the last line shown discloses, coming back adds no other, until the long pause is over")
  func resumeAfterDisclosure() {
    var chat = Chat()
    for hours: Int64 in [1, 10] {
      chat.now = chat.now + hours * 3_600_000
      #expect(chat.perform(.resume).isEmpty)
    }
    chat.now = chat.now + 3_600_000
    #expect(chat.perform(.resume).disclosures.count == 1)
    #expect(chat.perform(.resume).isEmpty)
    chat.say(finding: .sure("hours"))
    chat.now = chat.now + 3_600_000
    #expect(chat.perform(.resume).disclosures.count == 1)
  }

  @Test("D6: only a real claim announces a person, by the person's own name")
  func joined() {
    var chat = Chat()
    chat.say(acts: [.wantsPerson])
    #expect(!chat.events.messages.contains { $0.text.contains("You are now with") })
    let events = chat.perform(.claim(Agent(id: "a1", name: "Maria")))
    #expect(events.messages.map(\.text) == ["You are now with Maria, a person."])
    #expect(events.messages.allSatisfy { $0.from.kind == .system })
  }

  @Test("D8: handing back is announced before the next bot line")
  func handedBack() {
    var chat = Chat()
    let maria = Agent(id: "a1", name: "Maria")
    chat.perform(.claim(maria))
    let events = chat.perform(.handBack(by: maria))
    #expect(events.messages.first?.text.contains("automated assistant") == true)
    #expect(events.botLines.isEmpty)
    #expect(chat.say(finding: .sure("hours")).botLines.map(\.entries) == [["hours"]])
  }

  @Test("D7: while a customer waits, what the bot is sure of it says as the bot, and that the wait goes on")
  func waiting() {
    var chat = Chat()
    chat.say(acts: [.wantsPerson])
    let events = chat.say(finding: .sure("hours"))
    #expect(events.decisions.map(\.action) == [.wait])
    #expect(events.botLines.map(\.entries) == [["hours"], []])
    #expect(events.botLines.allSatisfy { saysAutomated($0.from.name, in: .english) })
    #expect(saysAutomated(events.botLines[1].text, in: .english))
    #expect(chat.state.status == .pending && chat.state.waitingSince != nil)
  }

  @Test("D12: nothing in a decision can delay a line: all events of a turn bear the same time")
  func noDelay() {
    var chat = Chat()
    #expect(Set(chat.say(finding: .sure("order")).map(\.at)).count == 1)
  }
}

func saysAutomated(_ text: String, in locale: LocaleCode) -> Bool {
  let accepted = Set(Catalogue.shipped.list(.automatedWords, in: locale))
  return words(of: text).contains { accepted.contains($0) }
}
