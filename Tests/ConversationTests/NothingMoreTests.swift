import Conversation
import Knowledge
import Language
import Testing

@Suite("When there is nothing more to say")
struct NothingMoreTests {
  @Test("Who asks on about the answer they have just read is not asked whether they mean it: that is all there is")
  func justPosted() {
    var chat = Chat()
    chat.say(finding: .sure("hours"))
    let events = chat.say("and on the 24th, too?", finding: .unsure("hours"))
    #expect(events.botLine.text == "That is all I have been told about it. Shall I bring in a person?")
    #expect(events.decisions.map(\.action) == [.offer] && events.decisions[0].failed)
    var again = chat
    #expect(
      again.say("in the evening?", finding: .unsure("hours")).botLine.text.hasPrefix("Again I could not help"))
    #expect(chat.say("yes", acts: [.affirmation]).handoffs.map(\.cause) == [.miss])
  }

  @Test("What else it may be is shown as well, with a person to choose")
  func othersThanPosted() {
    var chat = Chat()
    chat.say(finding: .sure("hours"))
    let events = chat.say("and the parcel?", finding: .unsure("hours", "order"))
    #expect(events.botLine.text.hasPrefix("That is all I have been told about it. Is it one of these"))
    let labels = events.botLine.prompt?.choices.map(\.label)
    #expect(labels == ["Where is my order?", "None of these", "Yes, a person please"])
    #expect(events.decisions.map(\.entries) == [["order"]])
    var called = chat
    #expect(called.say("yes", acts: [.affirmation]).handoffs.count == 1)
    #expect(chat.say("1", acts: [.choice(1)]).botLines.map(\.text) == ["We send every order within one working day."])
  }

  @Test("What was posted beside it is not shown again, and another question is asked about as ever")
  func postedTogether() {
    var chat = Chat()
    chat.say(parts: [.sure("hours"), .sure("order")])
    let told = chat.say("and?", finding: .unsure("hours", "order"))
    #expect(told.botLine.text == "That is all I have been told about it. Shall I bring in a person?")
    var other = Chat()
    other.say(finding: .sure("hours"))
    other.say("and on the 24th, too?", finding: .unsure("hours"))
    #expect(other.say("and my parcel?", finding: .unsure("order")).decisions.map(\.action) == [.ask])
  }

  @Test("Who declined a person is told so without an offer; a variant that was not shown is asked about")
  func justPostedOtherwise() {
    var chat = Chat()
    chat.say()
    chat.say("no", acts: [.refusal])
    chat.say(finding: .sure("hours"))
    let quiet = chat.say("and on the 24th, too?", finding: .unsure("hours")).botLine
    #expect(quiet.text == "That is all I have been told about it; for a person, write “person”." && quiet.prompt == nil)
    var other = Chat()
    other.say()
    other.say("no", acts: [.refusal])
    other.say(finding: .sure("hours"))
    let line = other.say("and the parcel?", finding: .unsure("hours", "order")).botLine
    #expect(line.text == "Do you mean “Where is my order?”?")
    var returning = Chat()
    returning.say(finding: .sure("returns"))
    returning.say("1", acts: [.choice(1)])
    #expect(returning.say("and the other way?", finding: .unsure("returns")).decisions.map(\.action) == [.ask])
  }

  @Test("What was posted earlier, or shown as a choice alone, is asked about as ever")
  func notJustPosted() {
    var chat = Chat()
    chat.say(finding: .sure("hours"))
    chat.say(finding: .sure("order"))
    #expect(chat.say(finding: .unsure("hours")).decisions.map(\.action) == [.ask])
    var moody = Chat()
    moody.say(finding: .unsure("hours", "order"), mood: moody.given.policy.offerAt)
    let shown = moody.say(finding: .unsure("hours", "order")).decisions
    #expect(shown.map(\.action) == [.ask] && shown[0].entries == ["hours", "order"])
  }

  @Test("Nothing found again and again: never the same words twice in a row, and with the fifth a person is called")
  func missedAgainAndAgain() {
    var chat = Chat()
    let lines = (1...4).map { _ in chat.say().botLine.text }
    #expect(lines[0].hasPrefix("I do not have an answer"))
    #expect(lines[1] == "Again I could not help you. Shall I bring in a person?")
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0 != $1 })
    #expect(chat.state.status == .bot)
    #expect(chat.say().handoffs.map(\.cause) == [.miss])
  }
}
