import Comprehension
import Conversation
import Knowledge
import Storage
import StoreSupport
import Testing

@testable import Desk

@Suite("Following a conversation")
struct FollowingTests {
  @Test("I5: what was missed is replayed, then each event is told when it happens", arguments: [0, 2, 4])
  func replay(seq: Int) async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("opening hours", id: .number(1), in: id)
    let listener = RecordingListener()
    let following = try await fixture.desk.follow(id, after: seq, listener)
    #expect(listener.events == (await fixture.store.events(of: id, after: seq, limit: .max)))
    try await fixture.desk.say("gift card", id: .number(2), in: id)
    let all = await fixture.store.events(of: id, after: seq, limit: .max)
    #expect(listener.events == all)
    following.end()
    try await fixture.desk.say("gift card", id: .number(3), in: id)
    #expect(listener.events == all)
  }

  @Test("I5: every event is told once and in order, whoever caused it, many at a time")
  func manyAtOnce() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let listener = RecordingListener()
    _ = try await fixture.desk.follow(id, after: 0, listener)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 2..<20 {
        group.addTask { try await fixture.desk.say("gift card \(number)", id: .number(number), in: id) }
      }
      try await group.waitForAll()
    }
    #expect(listener.events == (await fixture.store.events(of: id, after: 0, limit: .max)))
    #expect(listener.events.messages.count { $0.from.kind == .customer } == 18)
  }

  @Test("I5: a long conversation is replayed whole")
  func long() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    for number in 0..<250 { try await fixture.desk.say("thanks", id: .number(number), in: id) }
    let listener = RecordingListener()
    _ = try await fixture.desk.follow(id, after: 0, listener)
    #expect(listener.events == (await fixture.store.events(of: id, after: 0, limit: .max)))
    #expect(listener.events.count > 600)
  }

  @Test("I10: who is slow is told no more at once than a page, holds up nobody, and misses nothing")
  func paced() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    for number in 0..<250 { try await fixture.desk.say("thanks", id: .number(number), in: id) }
    let listener = SlowListener()
    async let followed = fixture.desk.follow(id, after: 0, listener)
    var pages = 0
    while let next = await listener.asked() {
      pages += 1
      #expect(listener.events.count == pages * 300)
      try await fixture.desk.say("gift card", id: .number(1_000 + pages), in: id)
      #expect(listener.events.count == pages * 300)
      next(true)
      if pages == 2 { break }
    }
    _ = try await followed
    #expect(listener.events == (await fixture.store.events(of: id, after: 0, limit: .max)))
    try await fixture.desk.say("gift card", id: .number(2_000), in: id)
    #expect(listener.events == (await fixture.store.events(of: id, after: 0, limit: .max)))
  }

  @Test("I10: nothing more is read for a follower who is gone in the middle of it")
  func goneMeanwhile() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    for number in 0..<250 { try await fixture.desk.say("thanks", id: .number(number), in: id) }
    let listener = SlowListener()
    async let followed = fixture.desk.follow(id, after: 0, listener)
    await listener.asked()?(false)
    _ = try await followed
    try await fixture.desk.say("gift card", id: .number(1_000), in: id)
    #expect(listener.events.count == 300)
    #expect(fixture.desk.lanes.lane(of: id)?.followings.isEmpty != false)
  }

  @Test("I10: what another process stored is told page by page too, where it is much")
  func manyMissed() async throws {
    let fixture = DeskFixture()
    let other = Desk(Receptionist(.cornerShop), store: fixture.store, clock: fixture.clock)
    let id = try await fixture.open()
    let listener = RecordingListener()
    _ = try await fixture.desk.follow(id, after: 0, listener)
    for number in 0..<250 { try await other.say("thanks", id: .number(number), in: id) }
    let all = await fixture.store.events(of: id, after: 0, limit: .max)
    let summary = try #require(await fixture.store.summary(of: id))
    await fixture.desk.tell(Array(all.suffix(1)), summary, in: try #require(fixture.desk.lanes.lane(of: id)))
    await listener.waits { $0.events.count == all.count }
    try await fixture.desk.say("gift card", id: .number(1_000), in: id)
    #expect(listener.events == (await fixture.store.events(of: id, after: 0, limit: .max)))
  }

  @Test("What another process stored is told with the next that happens here, without a gap")
  func otherProcess() async throws {
    let fixture = DeskFixture()
    let other = Desk(Receptionist(.cornerShop), store: fixture.store, clock: fixture.clock)
    let id = try await fixture.open()
    let listener = RecordingListener()
    _ = try await fixture.desk.follow(id, after: 0, listener)
    try await other.say("opening hours", id: .number(1), in: id)
    try await fixture.desk.say("gift card", id: .number(2), in: id)
    #expect(listener.events == (await fixture.store.events(of: id, after: 0, limit: .max)))
  }

  @Test("Typing is told to the others who follow")
  func typing() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let (sender, other) = (RecordingListener(), RecordingListener())
    let following = try await fixture.desk.follow(id, after: 0, sender)
    _ = try await fixture.desk.follow(id, after: 0, other)
    fixture.desk.typing(Speaker(.customer), isOn: true, in: id, by: following)
    fixture.desk.typing(Speaker(.customer), isOn: false, in: id, by: following)
    await other.waits { $0.typing == [true, false] }
    #expect(sender.typing.isEmpty)
  }

  @Test("Who waits is told their place, and each change of it")
  func places() async throws {
    let fixture = DeskFixture()
    let (first, second) = (try await fixture.open(), try await fixture.open())
    try await fixture.desk.perform(.askForPerson, in: first)
    fixture.clock.advance(milliseconds: 10)
    try await fixture.desk.perform(.askForPerson, in: second)
    let listener = RecordingListener()
    _ = try await fixture.desk.follow(second, after: 0, listener)
    await listener.waits { $0.places.last??.position == 2 }
    try await fixture.desk.perform(.claim(Agent(id: "m", name: "Maria")), in: first)
    await listener.waits { $0.places.last??.position == 1 }
    try await fixture.desk.perform(.claim(Agent(id: "m", name: "Maria")), in: second)
    await listener.waits { $0.places.count == 3 && $0.places[2] == nil }
  }

  @Test("What was stored though the store failed is told to who follows and to the floor, before the error is")
  func storedAndFailed() async throws {
    let (store, desk, id, listener) = try await followed()
    try await desk.perform(.askForPerson, in: id)
    #expect(await desk.floor.view().waitingTotal == 1)
    await store.failWhenStored(true)
    await #expect(throws: DeskError.self) { try await desk.perform(.forget(by: nil), in: id) }
    let stored = try await store.events(of: id, after: 0, limit: .max)
    #expect(stored.contains { $0.content.kind == .forgotten })
    #expect(listener.events.map(\.seq) == stored.map(\.seq))
    #expect(listener.events.last == stored.last)
    #expect(await desk.floor.view().waitingTotal == 0)
  }

  @Test("What was stored though the store failed and could not be read either is told with the next that happens")
  func storedAndUnreadable() async throws {
    let (store, desk, id, listener) = try await followed()
    await store.failWhenStored(true)
    await store.failReading(true)
    await #expect(throws: DeskError.self) { try await desk.perform(.askForPerson, in: id) }
    await store.failWhenStored(false)
    await store.failReading(false)
    _ = try await desk.state(of: id)
    #expect(listener.events == (try await store.events(of: id, after: 0, limit: .max)))
    #expect(await desk.floor.view().waitingTotal == 1)
  }

  @Test("Where what was missed cannot be read, the follower is told that it is lost, and nobody else is troubled")
  func unreadable() async throws {
    let (store, desk, id, listener) = try await followed()
    let lane = try #require(desk.lanes.lane(of: id))
    var summary = try #require(try await store.summary(of: id))
    summary.seq += 2
    let later = Event(seq: summary.seq, at: summary.lastEventAt, content: .masked(Masked(cardNumbers: 1)))
    await store.failReading(true)
    await desk.tell([later], summary, in: lane)
    #expect(listener.isLost && lane.followings.isEmpty)
    await #expect(throws: DeskError.self) { _ = try await desk.follow(id, after: 0, RecordingListener()) }
    #expect(try await desk.say("gift card", id: .number(3), in: id).isEmpty == false)
  }

  @Test("What was stored by an append that failed is told to who follows and to the floor, and is the same sent again")
  func storedAndSentAgain() async throws {
    let (store, desk, id, listener) = try await followed()
    await store.failWhenStored(true)
    await #expect(throws: DeskError.store(FailingStore.tracesLeft)) {
      try await desk.say("get me a person", id: .number(1), in: id)
    }
    await store.failWhenStored(false)
    #expect(listener.events == (try await store.events(of: id, after: 0, limit: .max)))
    #expect(await desk.floor.view().waitingTotal == 1)
    #expect(try await desk.perform(.say("get me a person", id: .number(1)), in: id).isDuplicate)
  }

  /// A new conversation whose store can be made to fail, with somebody who follows it from the start.
  private func followed() async throws -> (FailingStore, Desk, ConversationID, RecordingListener) {
    let store = FailingStore()
    let desk = Desk(Receptionist(.cornerShop), store: store)
    let id = try await desk.openConversation(channel: "test")
    let listener = RecordingListener()
    _ = try await desk.follow(id, after: 0, listener)
    return (store, desk, id, listener)
  }
}
