import Comprehension
import Conversation
import Knowledge
import Storage
import Testing

@testable import Desk

@Suite("The floor of a running desk")
struct FloorAtTheDeskTests {
  private let store = InMemoryEventStore()
  private let clock = SettableClock(Timestamp(milliseconds: 1_800_000_000_000))
  private let ada = AgentAccount.named("Ada", capacity: 1)
  private let bob = AgentAccount.named("Bob", capacity: 1)

  private func desk(_ routing: DeskSettings.Routing) async throws -> Desk {
    let desk = Desk(
      Receptionist(.cornerShop), store: store, settings: DeskSettings(routing: routing, offlineGrace: .seconds(120)),
      clock: clock)
    try await desk.start()
    return desk
  }

  private func waiting(at desk: Desk) async throws -> ConversationID {
    let id = try await desk.openConversation(channel: "test")
    try await desk.perform(.askForPerson, in: id)
    return id
  }

  @Test(
    "E4: whoever is offline longer than the grace loses the conversation back to the queue, with a word to the customer"
  )
  func release() async throws {
    let desk = try await desk(.manual)
    let id = try await waiting(at: desk)
    let session = await desk.floor.signIn(ada, AgentEar())
    try await desk.perform(.claim(ada.agent), in: id)
    await desk.floor.signOut(session)
    clock.advance(milliseconds: 119_000)
    await desk.floor.tick(at: clock.now())
    await desk.floor.settled()
    #expect(try await desk.state(of: id).status == .open)
    clock.advance(milliseconds: 1_000)
    await desk.floor.tick(at: clock.now())
    await desk.floor.settled()
    #expect(try await desk.state(of: id).status == .pending)
    #expect(await desk.floor.place(of: id)?.position == 1)
    let last = await store.events(of: id, after: 0, limit: .max).botLines.last
    #expect(last?.text.contains("Ada") == true)
  }

  @Test("E4: who lost the connection before the clock was put back by an hour has the grace from then on, and no hour")
  func clockPutBack() async throws {
    let desk = try await desk(.manual)
    let id = try await waiting(at: desk)
    let session = await desk.floor.signIn(ada, AgentEar())
    try await desk.perform(.claim(ada.agent), in: id)
    await desk.floor.signOut(session)
    clock.advance(milliseconds: -3_600_000)
    for _ in 1...2 {
      await desk.floor.tick(at: clock.now())
      await desk.floor.settled()
      #expect(try await desk.state(of: id).status == .open)
      clock.advance(milliseconds: 119_000)
    }
    await desk.floor.tick(at: clock.now())
    await desk.floor.settled()
    #expect(try await desk.state(of: id).status == .pending)
  }

  @Test("A command that was refused before the clock was put back is tried again after the usual pause")
  func pausePutBack() {
    var underway = Underway()
    let ticket = underway.claim(.number(1), for: ada.id)
    underway.end(.number(1), ticket, at: .minutes(60))
    underway.pullBack(to: .noon)
    #expect(underway.held(at: .noon + (Underway.pauseMilliseconds - 1)) == [.number(1)])
    #expect(underway.held(at: .noon + Underway.pauseMilliseconds).isEmpty)
  }

  @Test("E4: a desk that starts anew gives owners the grace, and takes back what they do not come for")
  func restart() async throws {
    let id: ConversationID
    do {
      let desk = try await desk(.manual)
      id = try await waiting(at: desk)
      _ = await desk.floor.signIn(ada, AgentEar())
      try await desk.perform(.claim(ada.agent), in: id)
    }
    clock.advance(milliseconds: 3_600_000)
    let desk = try await desk(.manual)
    await desk.floor.tick(at: clock.now())
    await desk.floor.settled()
    #expect(try await desk.state(of: id).status == .open)
    clock.advance(milliseconds: 120_000)
    await desk.floor.tick(at: clock.now())
    await desk.floor.settled()
    #expect(try await desk.state(of: id).status == .pending)
  }

  @Test("What waits is given to whoever is free, one each, and a freed agent pulls the next")
  func automatic() async throws {
    let desk = try await desk(.automatic)
    for account in [ada, bob] { _ = await desk.floor.signIn(account, AgentEar()) }
    var ids: [ConversationID] = []
    for _ in 1...3 {
      ids.append(try await waiting(at: desk))
      clock.advance(milliseconds: 1_000)
    }
    await desk.floor.settled()
    let owners = try await [desk.state(of: ids[0]).agent, desk.state(of: ids[1]).agent].compactMap { $0?.name }
    #expect(Set(owners) == ["Ada", "Bob"])
    #expect(try await desk.state(of: ids[2]).status == .pending)
    let first = try #require(try await desk.state(of: ids[0]).agent)
    try await desk.perform(.resolve(by: first), in: ids[0])
    await desk.floor.settled()
    #expect(try await desk.state(of: ids[2]).agent == first)
  }
}
