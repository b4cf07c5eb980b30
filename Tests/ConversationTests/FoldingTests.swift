import Conversation
import Knowledge
import Language
import Testing

/// What the state keeps for whoever understands the next line; what the bot does with it stands in the other files.
@Suite("What is kept of what was said")
struct FoldingTests {
  /// A business with more entries than the state keeps.
  private let wide = KnowledgeBase(
    business: Business(name: "Shop"),
    entries: (0..<40).map { Entry(id: EntryID(rawValue: "e\($0)"), title: "What is \($0)?", answer: "It is \($0).") })

  @Test("Of the customer's lines the last few are kept, oldest first")
  func recentLines() {
    var chat = Chat()
    for number in 1...8 { chat.say("line \(number)") }
    let kept = ConversationState.rememberedMessages
    #expect(chat.state.recentMessages == (9 - kept...8).map { "line \($0)" })
  }

  @Test("E5: the line with which a customer comes back is kept, and what was said before it is not")
  func lineOfReturn() {
    var chat = Chat()
    chat.say("hello")
    chat.perform(.resolve(by: nil))
    chat.say("are you open today", finding: .sure("hours"))
    #expect(chat.state.recentMessages == ["are you open today"] && chat.state.lastQuestion == "are you open today")
    chat.perform(.claim(.maria))
    chat.perform(.handBack(by: .maria))
    #expect(chat.state.recentMessages.isEmpty && chat.state.lastQuestion == nil)
  }

  @Test("A follow-up leans on the last line that was read as a question, not on one that nothing was found for")
  func lastQuestion() {
    var chat = Chat()
    chat.say("are you open today", finding: .sure("hours"))
    chat.say("abracadabra")
    #expect(chat.state.lastQuestion == "are you open today")
    chat.say("thanks", acts: [.smallTalk(.thanks)], finding: .sure("order"))
    #expect(chat.state.lastQuestion == "are you open today")
  }

  @Test("While the customer waits, a line is a question where something was posted for it")
  func questionsOfWhoWaits() {
    var chat = Chat.waiting()
    chat.say("really", finding: .unsure("order"))
    #expect(chat.state.lastQuestion == nil)
    chat.say("are you open today", finding: .sure("hours"))
    #expect(chat.state.lastQuestion == "are you open today")
  }

  @Test("A rating counts for the last answer alone, until the customer writes again")
  func ratings() throws {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    let first = try #require(chat.state.lastAnswer)
    chat.say(finding: .sure("hours"))
    chat.perform(.rate(.answer, score: 1, seq: first))
    chat.perform(.rate(.conversation, score: 1))
    #expect(chat.state.answerRating == nil)
    chat.perform(.rate(.answer, score: 2))
    #expect(chat.state.answerRating == 2)
    chat.say("hm")
    #expect(chat.state.answerRating == nil)
  }

  @Test("What was posted is known to be posted again, and whether it is the same as just before")
  func postedAgain() {
    var chat = Chat()
    chat.say(finding: .sure("order"))
    #expect(chat.state.move?.isAgain == false && chat.state.move?.isSameAgain == false)
    chat.say(finding: .sure("hours"))
    #expect(chat.state.move?.isAgain == false && chat.state.move?.isSameAgain == false)
    chat.say(finding: .sure("order"))
    #expect(chat.state.move?.isAgain == true && chat.state.move?.isSameAgain == false)
    chat.say(finding: .sure("order"))
    #expect(chat.state.move?.isAgain == true && chat.state.move?.isSameAgain == true)
  }

  @Test("Of what was posted the last two dozen entries are kept: what is older counts as new")
  func postedLongAgo() {
    var chat = Chat(wide)
    for entry in wide.entries { chat.say(finding: .sure(entry.id)) }
    #expect(chat.state.posted == wide.entries.suffix(24).map(\.id))
    chat.say(finding: .sure("e20"))
    #expect(chat.state.move?.isAgain == true)
    chat.say(finding: .sure("e0"))
    #expect(chat.state.move?.isAgain == false && chat.state.posted.count == 24)
  }

  @Test("E4: it counts how often a person could not go on, also with what they had put aside, not what they passed on")
  func releases() {
    var chat = Chat.waiting()
    #expect(chat.state.releases == 0)
    chat.perform(.claim(.maria))
    chat.perform(.transfer(.agent(.jonas), by: .maria))
    #expect(chat.state.releases == 0)
    chat.perform(.claim(.jonas))
    chat.perform(.release)
    #expect(chat.state.releases == 1)
    chat.perform(.claim(.maria))
    chat.perform(.snooze(until: chat.now + 1_000, by: .maria))
    chat.perform(.release)
    #expect(chat.state.releases == 2)
  }
}
