import Conversation
import Knowledge
import Language
import Testing

@Suite("What was shown before an edit, picked after it")
struct EditedKnowledgeTests {
  @Test("A variant that is gone: the entry's variants are shown as they are now")
  func variant() {
    var chat = Chat()
    chat.say(finding: .sure("returns"))
    chat.given.knowledge = .editedShop
    let line = chat.say("1", acts: [.choice(1)]).botLine
    #expect(line.prompt?.choices.map(\.label) == ["By parcel", "In the shop", "None of these"])
    let answer = chat.say("1", acts: [.choice(1)]).botLine
    #expect(answer.text.contains("Send it to us.") && answer.entries == ["returns"])
  }

  @Test("An entry that is gone is told like what was never there")
  func entry() {
    var chat = Chat()
    chat.say(finding: .unsure("hours", "order"))
    chat.given.knowledge = .editedShop
    let events = chat.say("1", acts: [.choice(1)])
    #expect(events.decisions.map(\.action) == [.offer] && events.botLine.prompt?.kind == .offer)
  }

  @Test("Other choices after an objection are those that are there still; where none is, a person is offered")
  func others() {
    var chat = Chat()
    chat.say(finding: .sure("order", "hours"))
    var kept = chat
    #expect(
      kept.say(acts: [.objection]).botLine.prompt?.choices.map(\.meaning) == [
        .entry("hours", variant: nil), .noneOfThese,
      ])
    chat.given.knowledge = .editedShop
    #expect(chat.say(acts: [.objection]).botLine.prompt?.kind == .offer)
  }

  @Test("Every promise holds after every step that follows an edit")
  func everyStep() {
    var level = [(chat: Chat(), path: "")]
    for _ in 0..<3 {
      for (chat, path) in level {
        for step in Step.all {
          var edited = chat
          edited.given.knowledge = .editedShop
          let events = step.take(&edited)
          guard !events.isEmpty else { continue }
          let comment = Comment(rawValue: path + "edit → " + step.name)
          Promises(before: chat.state, events: events, after: edited, path: comment).check()
        }
      }
      level = level.flatMap { chat, path in
        Step.showing.compactMap { step in
          var next = chat
          return step.take(&next).isEmpty ? nil : (next, path + step.name + " → ")
        }
      }
    }
  }
}
