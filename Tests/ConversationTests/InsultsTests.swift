import Conversation
import Knowledge
import Language
import Testing

@Suite("Insults")
struct InsultsTests {
  private let insult = [DialogueAct.smallTalk(.insult)]

  @Test("The first is met calmly, the second with a limit and the offer of a person, the third by a person")
  func person() throws {
    var chat = Chat()
    #expect(chat.say(acts: insult).decisions.map(\.action) == [.smallTalk])
    let second = chat.say(acts: insult)
    #expect(second.decisions.map(\.action) == [.offer] && second.decisions.map(\.cause) == [.mood])
    let limit = try #require(second.botLines.last)
    #expect(limit.text.contains("program") && limit.prompt?.kind == .offer)
    let third = chat.say(acts: insult)
    #expect(third.decisions.map(\.action) == [.handOver])
    #expect(third.decisions.first?.rule?.contains("insulting") == true)
    #expect(chat.state.status == .pending)
  }

  @Test("Where the business has it so, the conversation is closed, and what comes next begins another")
  func close() {
    var chat = Chat()
    chat.given.policy.abuseEnding = .close
    for _ in 0..<3 { chat.say(acts: insult) }
    #expect(chat.state.status == .resolved)
    #expect(chat.say(finding: .sure("order")).decisions.map(\.action) == [.answer])
    #expect(chat.state.insults == 0)
  }

  @Test("E6: who has declined a person is not offered one with the limit; going on ends it all the same")
  func declined() {
    var chat = Chat()
    chat.say(acts: insult)
    chat.say(finding: .sure("order"), mood: chat.given.policy.offerAt)
    chat.say("no", acts: [.refusal])
    #expect(chat.say(acts: insult).decisions.map(\.action) == [.smallTalk])
    #expect(chat.say(acts: insult).decisions.map(\.action) == [.handOver])
  }

  @Test("A question between insults is answered")
  func question() {
    var chat = Chat()
    chat.say(acts: insult)
    #expect(chat.say(finding: .sure("order")).decisions.map(\.action) == [.answer])
  }

  @Test("Anger that has added up calls a person at the first insult")
  func anger() {
    var chat = Chat()
    chat.say(mood: chat.given.policy.offerAt)
    let called = chat.say(acts: insult, mood: chat.given.policy.handOverAt)
    #expect(called.decisions.map(\.action) == [.handOver])
  }

  @Test("However hard the insults are, a limit is named before anybody is called for them")
  func hard() {
    var chat = Chat()
    chat.say()
    let mood = chat.given.policy.handOverAt
    let actions = (0..<3).flatMap { _ in chat.say(acts: insult, mood: mood).decisions.map(\.action) }
    #expect(actions == [.offer, .offer, .handOver])
  }

  @Test("A first line that is an insult is told the limit with the offer; after a question the matter may be meant")
  func firstLine() {
    var chat = Chat()
    let mood = chat.given.policy.offerAt
    #expect(chat.say(acts: insult, mood: mood).botLine.text.contains("Please stay civil"))
    var later = Chat()
    later.say(finding: .sure("order"))
    let offer = later.say(acts: insult, mood: mood)
    #expect(offer.decisions.map(\.action) == [.offer] && offer.botLine.text.hasPrefix("This has been harder"))
  }

  @Test("E5: an insult soon after a conversation was resolved is no parting: it begins with the whole welcome")
  func afterEnd() {
    var chat = Chat()
    chat.perform(.resolve(by: nil))
    #expect(chat.say(acts: insult).botLines.first?.text.hasPrefix("Hello, and welcome.") == true)
  }
}
