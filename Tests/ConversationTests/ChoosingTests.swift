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
    arguments: ["is the shop closed on Sunday", "both", "by post or in the shop", "the one", "the shopper"])
  func newMessage(_ reply: String) {
    var chat = Chat()
    chat.say(finding: .sure("returns"))
    #expect(chat.say(reply, finding: .sure("hours")).decisions.map(\.entries) == [["hours"]])
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
