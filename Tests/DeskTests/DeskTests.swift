import Comprehension
import Conversation
import Desk
import Knowledge
import Matching
import Storage
import StoreSupport
import Testing

@Suite("The running desk")
struct DeskTests {
  @Test("A question gets the business's own words, and all of it is stored")
  func answers() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let events = try await fixture.desk.say("where is my order", id: .number(1), in: id)
    #expect(events.botLines.map(\.text) == ["We send every order within one working day."])
    let stored = await fixture.store.events(of: id, after: 0, limit: .max)
    #expect(stored.suffix(events.count) == events[...])
    #expect(stored.map(\.seq) == Array(1...stored.count))
  }

  @Test("D3 outranks the knowledge base")
  func truth() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let events = try await fixture.desk.say("are you a real person?", id: .number(1), in: id)
    #expect(events.decisions.map(\.action) == [.disclose])
  }

  @Test("P5: a card number is struck out before anything is stored")
  func masked() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("my card 4111-1111-1111-1111 was charged", id: .number(1), in: id)
    let stored = await fixture.store.events(of: id, after: 0, limit: .max)
    #expect(!"\(stored)".contains("1111-1111"))
  }

  @Test("A changed knowledge base answers the next question, in conversations that are under way")
  func hotReload() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("gift card", id: .number(1), in: id)
    fixture.desk.adopt(Receptionist(.cornerShop.answering("gift", with: "From ten euros.")))
    let events = try await fixture.desk.say("buy a voucher", id: .number(2), in: id)
    #expect(events.botLines.first?.text.contains("From ten euros.") == true)
  }

  @Test("I2: the same message twice is stored once; another text under its id is refused")
  func idempotent() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("opening hours", id: .number(1), in: id)
    #expect(try await fixture.desk.say("opening hours", id: .number(1), in: id).isEmpty)
    await #expect(throws: DeskError.refused(.idConflict)) {
      try await fixture.desk.say("something else", id: .number(1), in: id)
    }
  }

  @Test("I9: a conversation that does not exist is not found, whatever is asked of it")
  func notFound() async throws {
    let fixture = DeskFixture()
    let stranger = ConversationID(random: 1, 2)
    await #expect(throws: DeskError.notFound) { try await fixture.desk.say("hi", id: .number(1), in: stranger) }
    await #expect(throws: DeskError.notFound) { try await fixture.desk.perform(.resolve(by: nil), in: stranger) }
    await #expect(throws: DeskError.notFound) { try await fixture.desk.state(of: stranger) }
    await #expect(throws: DeskError.notFound) {
      _ = try await fixture.desk.follow(stranger, after: 0, RecordingListener())
    }
  }

  @Test("I8: of many agents who claim at once exactly one wins, and no bot line follows the claim")
  func claims() async throws {
    for round in 0..<20 {
      let fixture = DeskFixture()
      let id = try await fixture.open()
      let winners = await withTaskGroup(of: Int.self) { group in
        for number in 0..<8 {
          group.addTask {
            let agent = Agent(id: "a\(number)", name: "Agent \(number)")
            return (try? await fixture.desk.perform(.claim(agent), in: id)) == nil ? 0 : 1
          }
          group.addTask {
            _ = try? await fixture.desk.say("where is my order", id: .number(number), in: id)
            return 0
          }
        }
        return await group.reduce(0, +)
      }
      #expect(winners == 1, "round \(round)")
      let stored = await fixture.store.events(of: id, after: 0, limit: .max)
      #expect(stored.map(\.seq) == Array(1...stored.count))
      let claim = stored.firstIndex { $0.content.kind == .assigneeChanged }!
      #expect(Array(stored[claim...]).botLines.isEmpty)
    }
  }

  @Test("I8: a second desk on the same store loses the race in the same way")
  func twoDesks() async throws {
    let fixture = DeskFixture()
    let other = Desk(Receptionist(.cornerShop), store: fixture.store, clock: fixture.clock)
    let id = try await fixture.open()
    try await fixture.desk.say("opening hours", id: .number(1), in: id)
    try await other.perform(.claim(Agent(id: "a", name: "Maria")), in: id)
    let events = try await fixture.desk.say("where is my order", id: .number(2), in: id)
    #expect(events.botLines.isEmpty)
  }

  @Test("The queue serves the more urgent first, and tells each customer their own place")
  func queue() async throws {
    let fixture = DeskFixture()
    _ = await fixture.desk.floor.signIn(.named("Ada"), AgentEar())
    let first = try await fixture.open()
    try await fixture.desk.perform(.askForPerson, in: first)
    fixture.clock.advance(milliseconds: 1)
    let second = try await fixture.open()
    let told = try await fixture.desk.perform(.askForPerson, in: second)
    #expect(told.botLines.last?.text.contains("number 2") == true)
    fixture.clock.advance(milliseconds: 1)
    let urgent = try await fixture.open()
    let urgentTold = try await fixture.desk.say("I will call my lawyer", id: .number(1), in: urgent)
    #expect(urgentTold.botLines.last?.text.contains("first in the queue") == true)
    #expect(await fixture.store.waiting().map(\.id) == [urgent, first, second])
    let again = try await fixture.desk.say("it is about my parcel", id: .number(1), in: second)
    #expect(again.botLines.last?.text.contains("number 3") == true)
  }

  @Test("P3: an erasing that left traces is not done before nothing is left, under its own id or another")
  func tracesLeft() async throws {
    let store = FailingStore()
    let desk = Desk(Receptionist(.cornerShop), store: store)
    let id = try await desk.openConversation(channel: "test")
    func forget(_ number: Int) async throws(DeskError) -> Done {
      let request = Request(from: Speaker(.customer), id: .number(number), body: "forget")
      return try await desk.perform(.command(.forget(by: nil), request), in: id)
    }
    await store.failWhenStored(true)
    for number in [1, 1, 2] {
      await #expect(throws: DeskError.store(FailingStore.tracesLeft)) { try await forget(number) }
    }
    #expect(try await desk.state(of: id).holdsWords == false)
    await store.failWhenStored(false)
    #expect(try await forget(1).isDuplicate)
    #expect(try await !forget(2).isDuplicate)
  }

  @Test("A store that cannot write is an error, changes nothing, and is asked again the next time")
  func fullDisk() async throws {
    let store = FailingStore()
    let desk = Desk(Receptionist(.cornerShop), store: store)
    let id = try await desk.openConversation(channel: "test")
    let before = try await desk.state(of: id)
    await store.fail(true)
    await #expect(throws: DeskError.store(.full(path: "data"))) {
      try await desk.say("opening hours", id: .number(1), in: id)
    }
    #expect(try await desk.state(of: id) == before)
    await store.fail(false)
    #expect(try await desk.say("opening hours", id: .number(1), in: id).decisions.map(\.action) == [.answer])
  }

  @Test("What is read ahead is no customer's line: nothing counts as having been matched before one comes")
  func readAhead() async throws {
    let desk = Desk(Receptionist(.cornerShop), store: InMemoryEventStore())
    desk.readAhead()
    #expect(desk.receptionist.matcher.usage.counts.decided.isEmpty)
    _ = try await desk.say("opening hours", id: .number(1), in: try await desk.openConversation(channel: "test"))
    #expect(!desk.receptionist.matcher.usage.counts.decided.isEmpty)
  }
}
