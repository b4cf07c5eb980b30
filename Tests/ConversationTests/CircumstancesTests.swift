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
