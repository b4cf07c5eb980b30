import Conversation
import Desk
import Knowledge
import Storage
import Testing

@Suite("Choosing from what the bot asked")
struct ChoosingTests {
  @Test("A choice by meaning is said in the prompt's own words", arguments: ["person", "no_person"])
  func byMeaning(choice: String) async throws {
    let (fixture, id) = try await Self.offered()
    let prompt = try await fixture.desk.state(of: id).prompt!
    let meaning: Choice.Meaning = choice == "person" ? .person : .noPerson
    try await fixture.desk.perform(Order.choose(choice, id: .number(9)), in: id)
    let stored = await fixture.store.events(of: id, after: 0, limit: .max)
    #expect(
      stored.messages.last { $0.from.kind == .customer }?.text == prompt.choices.first { $0.meaning == meaning }?.label)
    let status = try await fixture.desk.state(of: id).status
    #expect(status == (choice == "person" ? .pending : .bot))
  }

  @Test("A choice by its label, and nothing that was not given")
  func byLabel() async throws {
    let (fixture, id) = try await Self.offered()
    let label = try await fixture.desk.state(of: id).prompt!.choices[0].label
    await #expect(throws: DeskError.unknownChoice("a pony")) {
      try await fixture.desk.perform(Order.choose("a pony", id: .number(8)), in: id)
    }
    await #expect(throws: DeskError.unknownChoice("none_of_these")) {
      try await fixture.desk.perform(Order.choose("none_of_these", id: .number(8)), in: id)
    }
    try await fixture.desk.perform(Order.choose(label, id: .number(8)), in: id)
    #expect(try await fixture.desk.state(of: id).status == .pending)
  }

  @Test("I2: a choice sent again is the same, though the prompt has gone on; another label is a conflict")
  func again() async throws {
    let (fixture, id) = try await Self.offered()
    let first = try await fixture.desk.perform(Order.choose("no_person", id: .number(9)), in: id)
    try await fixture.desk.say("opening hours", id: .number(10), in: id)
    let again = try await fixture.desk.perform(Order.choose("no_person", id: .number(9)), in: id)
    #expect(again.isDuplicate && again.seq == first.seq && again.last == first.last)
    await #expect(throws: DeskError.refused(.idConflict)) {
      try await fixture.desk.perform(Order.choose("Something else", id: .number(9)), in: id)
    }
  }

  /// A conversation in which a person was offered.
  private static func offered() async throws -> (DeskFixture, ConversationID) {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("purple elephants dance at midnight", id: .number(1), in: id)
    let state = try await fixture.desk.state(of: id)
    try #require(state.prompt?.kind == .offer)
    return (fixture, id)
  }
}
