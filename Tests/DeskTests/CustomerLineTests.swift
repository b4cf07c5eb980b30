import Conversation
import Desk
import Knowledge
import Storage
import Testing

@Suite("A customer's line to the desk")
struct CustomerLineTests {
  @Test("I5: a line tells every event from the first, once and in order, whoever caused it")
  func gapFree() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("opening hours", id: .number(1), in: id)
    let line = try await fixture.desk.line(to: id)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 2..<20 {
        group.addTask { try await fixture.desk.say("gift card \(number)", id: .number(number), in: id) }
      }
      try await group.waitForAll()
    }
    try await line.say("are pets allowed in the shop")
    await line.close()
    var told: [Event] = []
    for await event in line.events { told.append(event) }
    #expect(told == (await fixture.store.events(of: id, after: 0, limit: .max)))
    #expect(told.messages.count { $0.from.kind == .customer } == 20)
  }

  @Test("What a line said is among its events by the time it returns")
  func immediate() async throws {
    let fixture = DeskFixture()
    let line = try await fixture.desk.line(to: try await fixture.open())
    try await line.say("opening hours")
    await line.close()
    var texts: [String] = []
    for await event in line.events {
      if case .message(let message) = event.content { texts.append(message.text) }
    }
    #expect(texts.suffix(2) == ["opening hours", "From nine to six."])
  }

  @Test("Why tells the deciding reasons in plain sentences")
  func why() async throws {
    let fixture = DeskFixture()
    let line = try await fixture.desk.line(to: try await fixture.open())
    #expect(try await line.why().isEmpty)
    try await line.say("when are you opne")
    let lines = try await line.why()
    #expect(lines.first == "Posted “When are you open?” (hours).")
    #expect(lines.contains { $0.contains("“opne” as “open”") })
    #expect(lines.contains { $0.hasPrefix("Frustration:") })
  }

  @Test("A closed line ends, and the conversation goes on without it")
  func closed() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let line = try await fixture.desk.line(to: id)
    await line.close()
    #expect(!(try await fixture.desk.say("opening hours", id: .number(1), in: id)).isEmpty)
  }
}
