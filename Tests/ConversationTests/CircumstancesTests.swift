import Conversation
import Knowledge
import Language
import Testing

@Suite("What a customer is in the midst of")
struct CircumstancesTests {
  private func says(_ key: SentenceKey, _ chat: Chat) -> String {
    Voice(chat.given.catalogue, chat.given.knowledge.business, in: .english).says(key)
  }

  @Test("Something sad is spoken to once, before the answer, whose words stay the business's own")
  func sadAnswer() throws {
    var chat = Chat()
    let plain = chat.say(finding: .sure("order")).botLine.text
    var other = Chat()
    let line = other.say(in: [.sad], finding: .sure("order"))
    #expect(line.botLine.text == says(.acknowledgeSad, other) + "\n\n" + plain)
    #expect(line.decisions.first?.circumstance == .sad)
    #expect(!other.say(in: [.sad], finding: .sure("hours")).botLine.text.contains(says(.acknowledgeSad, other)))
  }

  @Test(
    "Where nothing is found, it stands before the offer of a person; sad weighs more than urgent",
    arguments: [
      (Set<Circumstance>([.sad]), SentenceKey.acknowledgeSad), (Set<Circumstance>([.urgent]), .acknowledgeUrgent),
      (Set<Circumstance>([.sad, .urgent]), .acknowledgeSad),
    ] as [(Set<Circumstance>, SentenceKey)])
  func miss(_ circumstances: Set<Circumstance>, _ key: SentenceKey) {
    var chat = Chat()
    let line = chat.say(in: circumstances)
    #expect(line.botLine.text == says(key, chat) + " " + says(.miss, chat))
    #expect(line.botLine.prompt?.kind == .offer)
  }

  @Test("What is urgent is answered without a word about it")
  func urgentAnswer() {
    var chat = Chat()
    let line = chat.say(in: [.urgent], finding: .sure("order"))
    #expect(!line.botLine.text.contains(says(.acknowledgeUrgent, chat)))
    #expect(line.decisions.first?.action == .answer)
  }

  @Test("Who speaks of ending their life is told plainly where help is, and a person is called at once, waiting or not")
  func despair() throws {
    var chat = Chat()
    let line = chat.say(in: [.despair], finding: .sure("order"))
    #expect(line.botLine.text.hasPrefix(says(.handOverDespair, chat)))
    let handoff = try #require(line.handoffs.first)
    #expect(handoff.cause == .emergency && handoff.priority == .urgent && chat.state.status == .pending)
    var waiting = Chat()
    waiting.say(acts: [.wantsPerson])
    #expect(waiting.say(in: [.despair]).handoffs.map(\.priority) == [.urgent])
  }

  @Test("Despair is answered by where help is, also where the wait is urgent already, and each time")
  func despairAgain() {
    var chat = Chat()
    chat.say(emergency: "lawyer")
    let line = chat.say(in: [.despair])
    #expect(line.botLine.text.hasPrefix(says(.handOverDespair, chat)) && line.handoffs.map(\.cause) == [.emergency])
    let again = chat.say(in: [.despair])
    #expect(again.botLine.text.hasPrefix(says(.handOverDespair, chat)) && again.handoffs.isEmpty)
    #expect(chat.say(emergency: "lawyer").handoffs.isEmpty)
  }

  @Test("Something sad is spoken to where the answer is a choice of variants, too")
  func sadVariants() {
    var chat = Chat()
    #expect(chat.say(in: [.sad], finding: .sure("returns")).botLine.text.hasPrefix(says(.acknowledgeSad, chat)))
  }

  @Test("Urgency counts however it was told: under an answer, with something sad, or while they wait")
  func urgentHoweverTold() throws {
    var answered = Chat()
    answered.say(in: [.urgent], finding: .sure("order"))
    #expect(try #require(answered.say(acts: [.wantsPerson]).handoffs.first).priority == .high)
    var both = Chat()
    #expect(try #require(both.say(acts: [.wantsPerson], in: [.sad, .urgent]).handoffs.first).priority == .high)
    var waiting = Chat()
    waiting.say(acts: [.wantsPerson])
    #expect(waiting.say(in: [.urgent]).handoffs.map(\.priority) == [.high])
    #expect(waiting.say(in: [.urgent]).handoffs.isEmpty)
    var asking = Chat()
    asking.say(acts: [.wantsPerson])
    #expect(asking.say(acts: [.asksWhetherHuman], in: [.urgent]).handoffs.map(\.priority) == [.high])
  }

  @Test("Objections do not go round in circles: the fourth in a row brings a person")
  func objections() {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    let objection = [DialogueAct.objection]
    let actions = (0..<4).flatMap { _ in chat.say(acts: objection).decisions.map(\.action) }
    #expect(actions == [.offer, .offer, .offer, .handOver])
  }

  @Test("Praise of somebody who has had enough is no talk")
  func praise() {
    var chat = Chat()
    let praise = [DialogueAct.smallTalk(.praise)]
    #expect(chat.say(acts: praise, mood: chat.given.policy.offerAt).decisions.map(\.action) == [.offer])
    #expect(chat.say(acts: praise).decisions.map(\.action) == [.smallTalk])
  }

  @Test("Who said that it is urgent and asks for a person stands before others in the queue")
  func urgentHandOver() throws {
    var chat = Chat()
    chat.say(in: [.urgent])
    #expect(try #require(chat.say(acts: [.wantsPerson]).handoffs.first).priority == .high)
    var calm = Chat()
    calm.say()
    #expect(try #require(calm.say(acts: [.wantsPerson]).handoffs.first).priority == .normal)
  }

  @Test("A person is not offered for mood in the same words twice")
  func offers() {
    var chat = Chat()
    let mood = chat.given.policy.offerAt
    let first = chat.say(mood: mood).botLines.last?.text
    let second = chat.say(mood: mood).botLines.last?.text
    #expect(first == says(.offerMood, chat) && second == says(.offerMoodAgain, chat))
  }

  @Test("What is certain to answer is posted before anybody is called for mood, once")
  func answerBeforeHandOver() {
    var chat = Chat()
    let mood = chat.given.policy.handOverAt
    let line = chat.say(finding: .sure("order"), mood: mood)
    #expect(line.decisions.map(\.action) == [.offer] && line.decisions.first?.entries.isEmpty == false)
    #expect(chat.state.status == .bot)
    #expect(chat.say(finding: .sure("order"), mood: mood).decisions.map(\.action) == [.handOver])
  }

  @Test("A no to an answer that takes leave is no failure", arguments: [SmallTalk.thanks, .acceptance, .farewell])
  func closing(_ kind: SmallTalk) {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    #expect(chat.say("no", acts: [.refusal, .smallTalk(kind)]).decisions.map(\.action) == [.smallTalk])
  }
}
