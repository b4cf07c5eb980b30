import Conversation
import Knowledge
import Language
import Testing

@Suite("What a short reply picks, and what it does not")
struct ChoosingTests {
  @Test("A sure, an ok or a why not never picks what others ask next", arguments: ["ok", "sure", "why not"])
  func yesIsNoEntry(_ word: String) {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    let acts: [DialogueAct] = [.affirmation, .smallTalk(.acceptance)]
    #expect(chat.say(word, acts: acts).decisions.map(\.action) == [.smallTalk])
  }

  @Test("Of a single entry it is asked whether it is meant; a yes picks it, a no does not")
  func oneCandidate() {
    var chat = Chat()
    let line = chat.say(finding: .unsure("hours")).botLine
    #expect(line.text == "Do you mean “When are you open?”?")
    #expect(line.prompt?.choices.map(\.label) == ["Yes", "No"])
    var other = chat
    #expect(chat.say("sure", acts: [.affirmation]).botLines.map(\.text) == ["From nine to six."])
    #expect(other.say("no", acts: [.refusal]).decisions.map(\.action) == [.offer])
  }

  @Test("A yes to several entries says not which: they are shown again, in other words")
  func yesToSeveral() {
    var chat = Chat()
    chat.say(finding: .unsure("hours", "order"))
    let line = chat.say("yes please", acts: [.affirmation]).botLine
    #expect(line.text == "Sorry that I was not clear. Is it one of these? Its number is enough.")
    #expect(line.prompt?.choices.map(\.label) == ["When are you open?", "Where is my order?", "None of these"])
    #expect(chat.say("1", acts: [.choice(1)]).botLines.map(\.text) == ["From nine to six."])
  }

  @Test("Who wants both gets both, entries and variants alike", arguments: ["both", "Both of them!", "all"])
  func both(_ reply: String) {
    var chat = Chat()
    chat.say(finding: .unsure("hours", "order"))
    let lines = chat.say(reply).botLines.map(\.text)
    #expect(lines == ["From nine to six.", "We send every order within one working day."])
    var returning = Chat()
    returning.say(finding: .sure("returns"))
    #expect(
      returning.say(reply).botLines.map(\.text) == ["By post:\n\nSend it to us.", "In the shop:\n\nBring it by."])
  }

  @Test("Of a single variant it is asked whether it is meant")
  func oneVariant() throws {
    let entry = Entry(
      id: "returns", title: "Can I return it?", answer: "Yes.",
      variants: [Variant(id: "post", title: "By post", answer: "Send it.")])
    var chat = Chat(KnowledgeBase(business: Business(name: "Shop"), entries: [entry]))
    let line = chat.say(finding: .sure("returns")).botLine
    #expect(line.text == "Yes.\n\nDo you mean “By post”?" && line.prompt?.choices.map(\.label) == ["Yes", "No"])
    #expect(chat.say("yes", acts: [.affirmation]).botLines.first?.text.contains("Send it.") == true)
  }

  @Test("An annoyed customer with a single candidate is asked one question, which a yes answers")
  func oneCandidateAndMood() {
    var chat = Chat()
    let line = chat.say(finding: .unsure("hours"), mood: chat.given.policy.offerAt).botLine
    #expect(line.text == "This has been harder than it should be. Shall I bring in a person?")
    chat.say("yes", acts: [.affirmation])
    #expect(chat.state.status == .pending)
  }

  @Test(
    "An option is taken from words that its label alone has",
    arguments: ["in the shop", "the one in your shop please", "I mean the shops"])
  func inWords(_ reply: String) {
    var chat = Chat()
    chat.say(finding: .sure("returns"))
    #expect(chat.say(reply).botLines.map(\.text) == ["Bring it by."])
  }

  @Test(
    "A line that says more, or that fits no option or two, is a message of its own",
    arguments: ["is the shop closed on Sunday", "both days", "by post or in the shop", "the one", "the shopper"])
  func newMessage(_ reply: String) {
    var chat = Chat()
    chat.say(finding: .sure("returns"))
    #expect(chat.say(reply, finding: .sure("hours")).decisions.map(\.entries) == [["hours"]])
  }

  @Test(
    "What a line negates is not picked by its words",
    arguments: ["not by post", "I don't want the shop", "without post", "no post", "anything, but not the shop"])
  func negated(_ reply: String) {
    var chat = Chat()
    chat.say(finding: .sure("returns"))
    #expect(chat.say(reply, finding: .sure("hours")).decisions.map(\.entries) == [["hours"]])
  }

  @Test("A no by itself negates nothing behind it, and neither does a not that a label has")
  func notNegated() {
    var chat = Chat()
    chat.say(finding: .sure("returns"))
    #expect(chat.say("no, in the shop").botLines.map(\.text) == ["Bring it by."])
    let entry = Entry(
      id: "parcel", title: "What about my parcel?", answer: "",
      variants: [
        Variant(id: "lost", title: "Not delivered", answer: "We look for it."),
        Variant(id: "broken", title: "Damaged", answer: "We send another."),
      ])
    var other = Chat(KnowledgeBase(business: Business(name: "Shop"), entries: [entry]))
    other.say(finding: .sure("parcel"))
    #expect(other.say("it was not delivered").botLines.map(\.text) == ["We look for it."])
  }

  @Test("Labels in the business's language are picked by its words in a conversation in another")
  func businessLanguage() {
    var chat = Chat(locale: .german)
    chat.say(finding: .sure("returns"))
    let line = chat.say("I mean the shop one").botLine
    #expect(line.entries == ["returns"] && line.text.hasSuffix("Bring it by."))
    var other = Chat(locale: .german)
    other.say(finding: .sure("returns"))
    #expect(other.say("not the shop", finding: .sure("hours")).decisions.map(\.entries) == [["hours"]])
  }

  @Test("A number that is not shown is asked about twice; then a person is offered, unless that was declined")
  func wrongNumbers() {
    var chat = Chat()
    chat.say(finding: .unsure("order", "hours"))
    let nine = [DialogueAct.choice(9)]
    let decisions = (0..<4).flatMap { _ in chat.say("9", acts: nine).decisions }
    #expect(decisions.map(\.action) == [.ask, .ask, .offer, .offer])
    #expect(decisions.map(\.failed) == [false, false, true, true])
    var declined = Chat()
    declined.say()
    declined.say("no", acts: [.refusal])
    let lines = (0..<3).flatMap { _ in declined.say("9", acts: nine).botLines }
    #expect(lines.allSatisfy { $0.prompt == nil } && lines[0].text != lines[2].text)
  }

  @Test("So is a number where nothing was numbered")
  func numbersOfNothing() {
    var chat = Chat()
    let actions = (0..<3).flatMap { _ in chat.say("7", acts: [.choice(7)]).decisions.map(\.action) }
    #expect(actions == [.ask, .ask, .offer])
  }

  @Test("Of a list of nine the tenth choice, none of these, is picked by its number")
  func longList() throws {
    let kinds = (1...9).map { Variant(id: "v\($0)", title: "Kind \($0)", answer: "Answer \($0).") }
    let entry = Entry(id: "kinds", title: "Which kinds are there?", answer: "", variants: kinds)
    var chat = Chat(KnowledgeBase(business: Business(name: "Shop"), entries: [entry]))
    chat.say(finding: .sure("kinds"))
    #expect(chat.say("10", acts: [.choice(10)]).decisions.map(\.action) == [.offer])
  }

  @Test("Words that two labels have pick neither")
  func twoLabels() {
    let kinds = [
      Variant(id: "print", title: "Printed books", answer: "Send them."),
      Variant(id: "files", title: "Books as files", answer: "Delete them."),
    ]
    let knowledge = KnowledgeBase(
      business: Business(name: "Shop"),
      entries: [
        Entry(id: "returns", title: "Can I return it?", answer: "", variants: kinds),
        Entry(id: "hours", title: "When are you open?", answer: "From nine to six."),
      ])
    var chat = Chat(knowledge)
    chat.say(finding: .sure("returns"))
    #expect(chat.say("the books", finding: .sure("hours")).decisions.map(\.entries) == [["hours"]])
    chat.say(finding: .sure("returns"))
    #expect(chat.say("the printed books").botLines.map(\.text) == ["Send them."])
  }

  @Test("An answer that was not understood is not said again: other readings are shown, else a person offered")
  func incomprehension() {
    var chat = Chat()
    chat.say(finding: .sure("hours", "order", "returns"))
    let choices = chat.say("pardon?", acts: [.incomprehension], finding: .sure("hours")).botLine
    #expect(choices.text.hasPrefix("Sorry that I was not clear. Is it one of these?"))
    #expect(
      choices.prompt?.choices.map(\.label) == [
        "Where is my order?", "How do I return a book?", "None of these",
      ])
    var alone = Chat()
    alone.say(finding: .sure("hours"))
    let offer = alone.say("pardon?", acts: [.incomprehension], finding: .sure("hours")).botLine
    #expect(offer.prompt?.kind == .offer && !offer.text.contains("nine"))
    #expect(alone.say("huh?", acts: [.incomprehension]).botLine.text != offer.text)
  }

  @Test("Where nothing was said yet, who does not understand is told what the bot is for")
  func incomprehensionFirst() {
    var chat = Chat()
    #expect(chat.say("what?", acts: [.incomprehension]).decisions.map(\.smallTalk) == [.capabilities])
  }

  @Test("Who does not understand a choice is shown the same choice in other words, and nothing is matched")
  func incomprehensionOfChoices() {
    var chat = Chat()
    let shown = chat.say(finding: .unsure("order", "hours")).botLine
    let again = chat.say("what?", acts: [.incomprehension], finding: .sure("injury"))
    #expect(again.decisions.map(\.action) == [.ask] && again.decisions.map(\.entries) == [["order", "hours"]])
    #expect(again.botLine.prompt == shown.prompt && again.botLine.text != shown.text)
    #expect(chat.say("2", acts: [.choice(2)]).botLine.entries == ["hours"])
  }

  @Test("Who does not understand the choice in other words either is offered a person")
  func incomprehensionWithoutEnd() {
    var chat = Chat()
    chat.say(finding: .unsure("order", "hours"))
    let lines = (0..<2).map { _ in chat.say("what?", acts: [.incomprehension]) }
    #expect(lines.flatMap(\.decisions).map(\.action) == [.ask, .offer])
    #expect(lines.last?.botLine.prompt?.kind == .offer)
  }

  @Test("Who does not understand whether one entry is meant is not asked it again: a person is offered")
  func incomprehensionOfOne() {
    var chat = Chat()
    chat.say(finding: .unsure("hours"))
    let events = chat.say("what?", acts: [.incomprehension])
    #expect(events.decisions.map(\.action) == [.offer] && events.botLine.prompt?.kind == .offer)
  }

  @Test("A cancel that finds an entry is a question about cancelling, and is talk where it finds none")
  func cancel() {
    var chat = Chat()
    #expect(chat.say("cancel", acts: [.withdrawal], finding: .sure("order")).botLine.entries == ["order"])
    #expect(chat.say("cancel", acts: [.withdrawal]).decisions.map(\.smallTalk) == [.acceptance])
  }

  @Test("A no to an answer, and nothing else, is met as what finds nothing; any other no is talk")
  func refusal() {
    var chat = Chat()
    #expect(chat.say("no", acts: [.refusal]).decisions.map(\.smallTalk) == [.acceptance])
    chat.say(finding: .sure("hours"))
    let events = chat.say("no", acts: [.refusal])
    #expect(events.decisions.map(\.action) == [.offer] && events.decisions.map(\.cause) == [.miss])
  }

  @Test("A number among words, where nothing was numbered, is a question")
  func numberInWords() {
    var chat = Chat()
    #expect(chat.say("the 2nd", acts: [.choice(2)], finding: .sure("hours")).botLine.entries == ["hours"])
  }

  @Test("Laughter changes no language")
  func laughter() {
    var chat = Chat()
    chat.say("lol", acts: [.smallTalk(.laughter)], language: .french)
    #expect(chat.state.locale == .english)
  }
}
