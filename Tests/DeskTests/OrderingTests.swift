import Conversation
import Knowledge
import Storage
import Synchronization
import Testing

@testable import Desk

@Suite("The order of what is asked")
struct OrderingTests {
  @Test("Lines that are sent without waiting are stored and answered in the order sent")
  func pipelined() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let answered = Mutex<[Int]>([])
    let seqs: [Int] = await withCheckedContinuation { continuation in
      let seqs = Mutex<[Int]>([])
      for number in 0..<60 {
        fixture.desk.submit(.say("gift card \(number)", id: .number(number)), in: id) { result in
          answered.withLock { $0.append(number) }
          let all = seqs.withLock { seqs in
            seqs.append((try? result.get().seq) ?? 0)
            return seqs
          }
          if all.count == 60 { continuation.resume(returning: all) }
        }
      }
    }
    #expect(answered.withLock { $0 } == Array(0..<60))
    #expect(seqs == seqs.sorted() && Set(seqs).count == 60)
    let stored = await fixture.store.events(of: id, after: 0, limit: .max).messages
    #expect(stored.filter { $0.from.kind == .customer }.map(\.text) == (0..<60).map { "gift card \($0)" })
  }

  @Test("I2: the same id again tells the same events, also when it and what followed at once were erased")
  func duplicatesOfErased() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let first = try await fixture.desk.perform(Order.say("opening hours", id: .number(1)), in: id)
    let second = try await fixture.desk.perform(Order.say("gift card", id: .number(2)), in: id)
    #expect(first.at == second.at)
    try await fixture.desk.perform(.forget(by: nil), in: id)
    let again = try await fixture.desk.perform(Order.say("opening hours", id: .number(1)), in: id)
    #expect(again == Done(seq: first.seq, last: first.last, at: first.at, isDuplicate: true))
  }

  @Test("I2: the same id again tells the same events, also when others followed within the millisecond")
  func duplicates() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    let first = try await fixture.desk.perform(Order.say("opening hours", id: .number(1)), in: id)
    #expect(!first.isDuplicate && first.seq < first.last)
    try await fixture.desk.perform(.resume, in: id)
    try await fixture.desk.say("gift card", id: .number(2), in: id)
    let again = try await fixture.desk.perform(Order.say("opening hours", id: .number(1)), in: id)
    #expect(again == Done(seq: first.seq, last: first.last, at: first.at, isDuplicate: true))
    let maria = Agent(id: "m", name: "Maria")
    let request = Request(from: Speaker(.human, name: "Maria"), id: .number(1), body: "claim")
    let claim = try await fixture.desk.perform(Order.command(.claim(maria), request), in: id)
    try await fixture.desk.perform(Order.reply("Hello", id: .number(2), by: maria), in: id)
    let claimAgain = try await fixture.desk.perform(Order.command(.claim(maria), request), in: id)
    #expect(claimAgain == Done(seq: claim.seq, last: claim.last, at: claim.at, isDuplicate: true))
  }

  @Test("What is stored together is later than what was stored before, whatever the clock says")
  func time() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("opening hours", id: .number(1), in: id)
    fixture.clock.advance(milliseconds: -60_000)
    try await fixture.desk.perform(.claim(Agent(id: "m", name: "Maria")), in: id)
    let stored = await fixture.store.events(of: id, after: 0, limit: .max)
    #expect(stored.map(\.at) == stored.map(\.at).sorted())
    let claimed = stored.firstIndex { $0.content.kind == .assigneeChanged }!
    #expect(stored[claimed].at - stored[claimed - 1].at == 1)
  }

  @Test("I10: a conversation takes so many orders and refuses more")
  func limit() {
    let lane = Lane(ConversationID(random: 1, 1))
    func add() -> Lane.Reception { lane.add(.typing(Speaker(.customer), isOn: true, by: nil)) }
    #expect(add() == .needsWorker)
    for _ in 1..<Lane.errandsMaximum { #expect(add() == .waits) }
    #expect(add() == .isFull)
  }

  @Test("Lanes at rest are let go, and what they remember is bounded")
  func bounded() {
    let lanes = LaneDirectory()
    for number in 0..<UInt64(3 * LaneDirectory.rememberedMaximum) {
      let id = ConversationID(random: 7, number)
      let (lane, _) = lanes.add(.typing(Speaker(.customer), isOn: true, by: nil), to: id)
      var remembered = lane.recall() ?? Remembered(id)
      while lane.next(remembering: remembered) != nil { remembered = Remembered(id) }
      lanes.hasRested(lane)
      #expect(lanes.count <= LaneDirectory.rememberedMaximum)
    }
  }

  @Test("A conversation that does not exist leaves nothing behind")
  func strangers() async throws {
    let fixture = DeskFixture()
    for number in 0..<10 {
      await #expect(throws: DeskError.notFound) {
        try await fixture.desk.say("hi", id: .number(number), in: ConversationID(random: 3, UInt64(number)))
      }
      await #expect(throws: DeskError.notFound) {
        _ = try await fixture.desk.events(of: ConversationID(random: 3, 9), after: 0, limit: 10)
      }
    }
    // A worker lets its lane go just after it has answered.
    for _ in 0..<100_000 where fixture.desk.lanes.count > 0 { await Task.yield() }
    #expect(fixture.desk.lanes.count == 0)
  }

  @Test("Events are read forwards and backwards, a page at a time")
  func pages() async throws {
    let fixture = DeskFixture()
    let id = try await fixture.open()
    try await fixture.desk.say("opening hours", id: .number(1), in: id)
    let all = await fixture.store.events(of: id, after: 0, limit: .max)
    #expect(try await fixture.desk.events(of: id, after: 2, limit: 2) == Array(all[2..<4]))
    #expect(try await fixture.desk.events(of: id, before: 4, limit: 2) == Array(all[1..<3]))
    #expect(try await fixture.desk.events(of: id, before: 2, limit: 10) == Array(all[..<1]))
    #expect(try await fixture.desk.events(of: id, before: 1, limit: 10).isEmpty)
    #expect(try await fixture.desk.events(of: id, after: all.count, limit: 10).isEmpty)
  }
}
