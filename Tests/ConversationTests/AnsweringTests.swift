import Conversation
import Knowledge
import Language
import Testing

@Suite("What the bot does with what the matcher found")
struct AnsweringTests {
  @Test("A sure match posts the business's words, unchanged, and offers what others ask next")
  func answer() throws {
    var chat = Chat()
    let events = chat.say(finding: .sure("order"))
    #expect(events.decisions.map(\.action) == [.answer])
    let line = try #require(events.botLines.first)
    #expect(line.text == "We send every order within one working day.")
    #expect(line.prompt?.kind == .next)
    #expect(line.prompt?.choices.map(\.label) == ["Returns"])
  }

  @Test("An unsure one shows at most three choices and none of these; a number, a label or its words pick one")
  func ask() throws {
    for reply in ["2", "when are you open"] {
      var chat = Chat()
      let line = try #require(chat.say(finding: .unsure("order", "hours", "injury", "returns")).botLines.last)
      #expect(
        line.prompt?.choices.map(\.label) == [
          "Where is my order?", "When are you open?", "I was hurt by a product", "None of these",
        ])
      let events = chat.say(reply, acts: reply == "2" ? [.choice(2)] : [])
      #expect(events.decisions.map(\.entries) == [["hours"]])
      #expect(events.botLines.map(\.text) == ["From nine to six."])
    }
  }

  @Test("What is unlikely is not shown beside the best, which is asked about however unlikely it is")
  func unlikely() {
    func reading(_ confidences: [Double]) -> Reading {
      let ids: [EntryID] = ["order", "hours", "injury"]
      return Reading(band: .ask, candidates: zip(ids, confidences).map { .init($0, confidence: $1) })
    }
    var chat = Chat()
    let least = chat.given.policy.choiceConfidenceMinimum
    let several = chat.say(finding: reading([0.4, least, least / 2])).botLine
    #expect(several.prompt?.choices.map(\.label) == ["Where is my order?", "When are you open?", "None of these"])
    #expect(chat.say(finding: reading([least / 2])).botLine.text == "Do you mean “Where is my order?”?")
  }

  @Test("None of these leads to the offer of a person, and counts as a turn of no use")
  func noneOfThese() {
    for (text, act) in [("4", DialogueAct.choice(4)), ("none of these", .noneOfThese), ("no", .refusal)] {
      var chat = Chat()
      chat.say(finding: .unsure("order", "hours", "injury"))
      let events = chat.say(text, acts: [act])
      #expect(events.decisions.map(\.action) == [.offer])
      #expect(events.decisions.map(\.cause) == [.miss])
      #expect(chat.state.failuresInARow == 1)
    }
  }

  @Test("A number that was not shown is said to be none, and the choice stays open")
  func wrongNumber() {
    var chat = Chat()
    chat.say(finding: .unsure("order", "hours"))
    let events = chat.say("9", acts: [.choice(9)])
    #expect(events.botLines.last?.text.contains("9") == true)
    #expect(chat.say("1", acts: [.choice(1)]).decisions.map(\.entries) == [["order"]])
  }

  @Test("Numbers pick what to ask next, and anything else is read as a new question")
  func next() {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    #expect(chat.say("when are you open", finding: .sure("hours")).decisions.map(\.entries) == [["hours"]])
    chat.say(finding: .sure("order"))
    #expect(chat.say("1", acts: [.choice(1)]).decisions.map(\.entries) == [["returns"]])
  }

  @Test("An entry with variants asks which, unless the question was specific")
  func variants() {
    var chat = Chat()
    let events = chat.say(finding: .sure("returns"))
    #expect(events.decisions.map(\.action) == [.ask])
    #expect(events.decisions.map(\.entries) == [["returns"]])
    #expect(chat.say("2", acts: [.choice(2)]).botLines.map(\.text) == ["Bring it by."])
    let specific = Reading(
      band: .answer, candidates: [Reading.Candidate("returns", variant: "post", confidence: 0.9)])
    #expect(chat.say(finding: specific).botLines.map(\.text) == ["By post:\n\nSend it to us."])
  }

  @Test("Two questions in one message get two answers")
  func twoQuestions() {
    var chat = Chat()
    let events = chat.say(finding: .sure("order"), parts: [.sure("order"), .sure("hours")])
    #expect(events.decisions.map(\.entries) == [["order", "hours"]])
    #expect(events.botLines.map(\.entries) == [["order"], ["hours"]])
  }

  @Test("A line of which one part alone is certain is read as a whole")
  func onePart() {
    var chat = Chat()
    #expect(chat.say(finding: .unsure("order", "hours"), parts: [.sure("order")]).decisions.map(\.action) == [.ask])
  }

  @Test("An entry for people is answered first and then handed over, with its department and priority")
  func topic() {
    var chat = Chat()
    let events = chat.say(finding: .sure("injury"))
    #expect(events.botLines.first?.text == "I am sorry.")
    #expect(events.handoffs == [Handoff(cause: .topic, department: "safety", priority: .urgent, ahead: 0)])
    #expect(chat.state.status == .pending)
  }

  @Test("An entry for people is as urgent as it says itself, or as its department, whichever is more")
  func urgencyOfTopics() {
    for (department, own, priority) in [
      (DepartmentID("orders"), Priority.high, Priority.high), ("safety", .normal, .urgent), ("orders", .low, .normal),
    ] {
      let knowledge = KnowledgeBase(
        business: KnowledgeBase.shop.business,
        entries: [Entry(id: "theft", title: "It was stolen", answer: "", handTo: department, priority: own)])
      var chat = Chat(knowledge)
      #expect(chat.say(finding: .sure("theft")).handoffs.map(\.priority) == [priority])
    }
  }

  @Test("A German customer gets German where it is written, and is told so where it is not")
  func locales() {
    var chat = Chat()
    #expect(chat.say(finding: .sure("hours"), language: .german).botLines.map(\.text) == ["Von neun bis sechs."])
    #expect(chat.state.locale == .german)
    let untranslated = chat.say(finding: .sure("order")).botLines.map(\.text)
    #expect(untranslated == ["Das habe ich nur auf Englisch:\n\nWe send every order within one working day."])
  }

  @Test("Small talk never posts an entry", arguments: SmallTalk.allCases)
  func smallTalk(kind: SmallTalk) {
    var chat = Chat()
    let events = chat.say(acts: [.smallTalk(kind)], finding: .sure("order"))
    #expect(events.decisions.map(\.action) == [.smallTalk])
    #expect(events.decisions.map(\.smallTalk) == [kind])
    #expect(events.botLines.allSatisfy { $0.entries.isEmpty })
  }

  @Test("The same answer twice in a row says that there is no more to say")
  func repetition() {
    var chat = Chat()
    chat.say(finding: .sure("hours"))
    #expect(chat.say("and on Sundays?", finding: .sure("hours")).botLines[0].text.hasPrefix("That is all"))
  }

  @Test("An id that no entry has any more is a miss, not a crash")
  func vanishedEntry() {
    var chat = Chat()
    #expect(chat.say(finding: .sure("gone")).decisions.map(\.action) == [.offer])
  }

  @Test("The same question word for word again gets its answer with the offer of a person")
  func askedAgain() {
    var chat = Chat()
    chat.say("when are you open", finding: .sure("hours"))
    let events = chat.say("When are you open?", finding: .sure("hours"))
    #expect(events.decisions.map(\.action) == [.offer])
    #expect(events.botLines.first?.entries == ["hours"])
  }

  @Test("Two questions of which one is unspecific: both answers, then the choice of its variants")
  func twoQuestionsWithVariants() {
    var chat = Chat()
    let events = chat.say(finding: .sure("hours"), parts: [.sure("hours"), .sure("returns")])
    #expect(events.botLines.last?.prompt?.choices.map(\.label) == ["By post", "In the shop", "None of these"])
  }

  @Test("Two questions lead to one list of numbers at most, the last thing shown")
  func oneList() {
    var chat = Chat()
    let events = chat.say(finding: .sure("returns"), parts: [.sure("returns"), .sure("order")])
    let lists = events.botLines.filter { $0.prompt?.choices.isEmpty == false }
    #expect(lists.count == 1)
    #expect(events.botLines.map(\.entries) == [["order"], []])
    #expect(events.botLines.last?.prompt?.choices.map(\.label) == ["By post", "In the shop", "None of these"])
    #expect(chat.say("1", acts: [.choice(1)]).botLines.map(\.text) == ["Send it to us."])
  }

  @Test("A number where nothing was numbered is said to choose nothing")
  func bareNumber() {
    var chat = Chat()
    #expect(chat.say("1", acts: [.choice(1)]).botLine.text.hasPrefix("There is nothing to choose by number here."))
  }

  @Test("A notice is shown in the customer's language where it is written in it")
  func notices() {
    let day = CivilDate(year: 2026, month: 12, day: 1)
    var chat = Chat()
    chat.given.notices = [
      Notice(id: "post", from: day, until: day, text: "Parcels are late.", translations: [.german: "Pakete dauern."])
    ]
    func greeting(_ locale: LocaleCode) -> String {
      guard
        case .happened(let contents)? = try? decide(
          .open(channel: "test", locale: locale), in: ConversationState(), given: chat.given, now: chat.now)
      else { return "" }
      return contents.map { Event(seq: 1, at: chat.now, content: $0) }.botLine.text
    }
    #expect(greeting(.german).contains("Bitte beachten Sie: Pakete dauern."))
    #expect(greeting(.french).contains("À noter : Parcels are late."))
  }

  @Test("A customer in whose language nothing is written is told in which it is")
  func knownLanguages() {
    var chat = Chat(locale: .french)
    #expect(chat.say().botLines[0].text.hasPrefix("Ce que je sais est écrit en anglais, allemand"))
    var english = Chat()
    #expect(english.say().botLines[0].text.hasPrefix("I do not have an answer"))
  }

  @Test("So is one whose language the bot does not speak, in the language of the conversation, which stays")
  func foreignLanguage() {
    var chat = Chat(locale: .german)
    let line = chat.say("Quanto costa?", language: .undetermined).botLines[0].text
    #expect(line.hasPrefix("Was ich weiß, ist auf Englisch, Deutsch geschrieben; versuchen Sie es bitte damit. "))
    #expect(chat.state.locale == .german)
    #expect(!chat.say(language: .german).botLines[0].text.contains("geschrieben"))
  }

  @Test("So is one who declined a person")
  func knownLanguagesAfterDeclining() {
    var chat = Chat(locale: .french)
    chat.say()
    chat.say("non", acts: [.refusal])
    let line = chat.say().botLines[0]
    #expect(line.prompt == nil)
    #expect(line.text.hasPrefix("Ce que je sais est écrit en anglais, allemand"))
  }

  @Test("What the bot cannot recognise may be the language of the knowledge: nobody is told to use another")
  func unrecognisedKnowledge() {
    var chat = Chat(KnowledgeBase(business: Business(name: "Winkel", locale: "nl"), entries: []))
    let line = chat.say("Wat kost dat?", language: .undetermined).botLines[0].text
    #expect(line.hasPrefix("I do not have an answer"))
  }

  @Test("A question in another language is answered in that language where it is written, whatever was spoken before")
  func changeOfLanguage() {
    var chat = Chat(locale: .spanish)
    #expect(chat.say(finding: .sure("hours"), language: .german).botLines.map(\.text) == ["Von neun bis sechs."])
    let english = chat.say(finding: .sure("order"), language: .english).botLines.map(\.text)
    #expect(english == ["We send every order within one working day."])
  }

  @Test(
    "A word or two of talk are borrowed from any language; a greeting, or what asks for something, is none of these")
  func borrowedWords() {
    var chat = Chat(locale: .german)
    let borrowed: [DialogueAct] = [
      .affirmation, .refusal, .withdrawal, .objection, .smallTalk(.thanks), .smallTalk(.acceptance),
      .smallTalk(.farewell),
      .smallTalk(.praise), .smallTalk(.laughter),
    ]
    for act in borrowed {
      #expect(!chat.say("merci bien", acts: [act], language: .french).kinds.contains(.localeChanged), "\(act)")
    }
    let laughter = chat.say("ja ja ja ja ja", acts: [.smallTalk(.laughter)], language: .spanish)
    #expect(!laughter.kinds.contains(.localeChanged), "laughter is of no language, however long")
    var thanked = chat
    #expect(
      thanked.say("merci beaucoup pour tout", acts: [.smallTalk(.thanks)], language: .french).kinds
        .contains(.localeChanged))
    var asked = chat
    #expect(asked.say("vos horaires", language: .french).kinds.contains(.localeChanged))
    #expect(chat.say("bonjour", acts: [.smallTalk(.greeting)], language: .french).kinds.contains(.localeChanged))
  }

  @Test(
    "A language that is asked for is spoken from then on, whatever the line is written in; what is not written is said")
  func askedLanguage() {
    var chat = Chat(locale: .english)
    let german = chat.say("can we talk in German", acts: [.asksForLanguage(.german)], language: .english)
    #expect(german.botLine.text == "Ja, gern auf Deutsch. Was möchten Sie wissen?")
    #expect(german.kinds.contains(.localeChanged) && chat.state.locale == .german)
    let french = chat.say("en français", acts: [.asksForLanguage(.french)], language: .french).botLine.text
    #expect(french.hasPrefix("Ce que je sais est écrit en anglais, allemand"))
    #expect(french.hasSuffix("Oui, volontiers en français. Que souhaitez-vous savoir ?"))
    #expect(chat.say(acts: [.asksForLanguage(.french)], language: .french).kinds.contains(.localeChanged) == false)
    #expect(chat.say("English please", acts: [.asksForLanguage(.english), .wantsPerson]).handoffs.count == 1)
    #expect(chat.state.locale == .english)
  }

  @Test("Who goes on in the language that is spoken changes nothing")
  func sameLanguage() {
    var chat = Chat(locale: .german)
    #expect(!chat.say(finding: .sure("hours"), language: .german).kinds.contains(.localeChanged))
    #expect(chat.say(finding: .sure("hours"), language: .english).kinds.contains(.localeChanged))
  }
}
