import Conversation
import Knowledge
import Testing
import Wire

@testable import Client

@Suite("A client's side of the protocol")
struct ClientMachineTests {
  @Test("hello is the first line, and nothing is sent before the welcome")
  func hello() {
    var desk = FakeDesk()
    desk.take(desk.machine.connected(at: 0))
    desk.ask(.named("a"), .say(text: "hi"))
    #expect(desk.sent == [.hello(Hello(role: .customer))])
    desk.connect()
    #expect(desk.requested == ["a"])
  }

  @Test("I6: what was seen is dropped, whatever comes twice")
  func duplicates() {
    var desk = FakeDesk()
    desk.connect()
    for seq in [1, 2, 1, 2, 3, 3] { desk.event(seq) }
    #expect(desk.toldSeqs == [1, 2, 3])
  }

  @Test("I5: a gap is asked for again, and nothing is told out of order")
  func gap() {
    var desk = FakeDesk()
    desk.connect()
    desk.event(1)
    desk.event(4)
    #expect(desk.toldSeqs == [1])
    #expect(
      desk.sent.last
        == .request(
          Envelope(id: .named("repair:1"), conversation: FakeDesk.conversation), .history(.after(1), limit: 300)))
    for seq in [2, 3, 4] { desk.event(seq, re: .named("repair:1")) }
    desk.ok(.named("repair:1"))
    #expect(desk.toldSeqs == [1, 2, 3, 4])
    #expect(desk.answers.isEmpty, "the machine's own requests are nobody's business")
  }

  @Test("I5: what came out of order while a gap was mended is asked for, too")
  func gapGrows() {
    var desk = FakeDesk()
    desk.connect()
    desk.event(2)
    desk.event(1)
    desk.event(5)
    desk.ok(.named("repair:1"))
    #expect(desk.requested == ["repair:1", "repair:2"])
  }

  @Test("after a lost connection it resumes where it was, and sends again under the same ids what was not acknowledged")
  func resume() {
    var desk = FakeDesk()
    desk.connect()
    desk.event(1)
    desk.ask(.named("a"), .say(text: "one"))
    desk.ask(.named("b"), .say(text: "two"))
    desk.ok(.named("a"), seq: 2)
    desk.lose()
    desk.ask(.named("c"), .say(text: "three"))
    desk.sent = []
    desk.connect(recovered: true)
    #expect(desk.lastHello?.resume == Hello.Resume(session: "secret", epoch: "e1", after: 1))
    #expect(desk.requested == ["b"])
    desk.ok(.named("b"), seq: 4)
    #expect(desk.requested == ["b", "c"])
    desk.ok(.named("c"), seq: 6)
    #expect(desk.answers.count == 3)
  }

  @Test("where the desk's history is another, what was shown is forgotten and read anew from the first")
  func notRecovered() {
    var desk = FakeDesk()
    desk.connect()
    for seq in 1...3 { desk.event(seq) }
    desk.lose()
    desk.told = []
    desk.connect(epoch: "e2", seq: 2)
    let forgets = desk.told.contains { if case .forget(FakeDesk.conversation) = $0 { true } else { false } }
    #expect(forgets)
    #expect(
      desk.sent.last
        == .request(
          Envelope(id: .named("repair:1"), conversation: FakeDesk.conversation), .history(.after(0), limit: 300)))
    for seq in 1...2 { desk.event(seq, re: .named("repair:1")) }
    desk.ok(.named("repair:1"), [WireField("more", .bool(false))])
    desk.event(3)
    #expect(desk.toldSeqs == [1, 2, 3])
  }

  @Test("what history asks for comes with its answer, in order, and live events go on beside it")
  func history() throws {
    var desk = FakeDesk()
    desk.connect()
    for seq in 1...5 { desk.event(seq) }
    desk.ask(.named("h"), .history(.before(4), limit: 2))
    desk.event(6)
    desk.event(2, re: .named("h"))
    desk.event(3, re: .named("h"))
    desk.ok(.named("h"))
    #expect(try desk.answers[.named("h")]?.get().events.map(\.seq) == [2, 3])
    #expect(desk.toldSeqs == [1, 2, 3, 4, 5, 6])
  }

  @Test("what happens while a history comes is no part of it, though it is in its range")
  func historyAndLive() throws {
    var desk = FakeDesk(.agent)
    desk.connect()
    desk.ask(.named("c"), .claim, in: FakeDesk.conversation)
    desk.ok(.named("c"), seq: 2)
    desk.ask(.named("h"), .history(.before(nil), limit: 20), in: FakeDesk.conversation)
    for seq in 1...2 { desk.event(seq, re: .named("h")) }
    desk.event(3)
    desk.ok(.named("h"))
    #expect(try desk.answers[.named("h")]?.get().events.map(\.seq) == [1, 2])
    #expect(desk.toldSeqs == [3])
  }

  @Test("two histories at a time are told apart by what they answer")
  func histories() throws {
    var desk = FakeDesk()
    desk.connect()
    for seq in 1...9 { desk.event(seq) }
    desk.ask(.named("a"), .history(.before(9), limit: 2))
    desk.ask(.named("b"), .history(.after(2), limit: 2))
    for seq in [3, 4] { desk.event(seq, re: .named("b")) }
    for seq in [7, 8] { desk.event(seq, re: .named("a")) }
    desk.ok(.named("b"))
    desk.ok(.named("a"))
    #expect(try desk.answers[.named("a")]?.get().events.map(\.seq) == [7, 8])
    #expect(try desk.answers[.named("b")]?.get().events.map(\.seq) == [3, 4])
  }

  @Test("a conversation whose export takes several lines is one conversation of it")
  func export() throws {
    var desk = FakeDesk()
    desk.connect()
    desk.ask(.named("x"), .export)
    for (conversation, seqs) in [
      (FakeDesk.conversation, 1...2), (FakeDesk.conversation, 3...4), (FakeDesk.other, 1...1),
    ] {
      desk.receive(.data(id: .named("x"), conversation, seqs.map { FakeDesk.event($0, in: conversation) }))
    }
    desk.ok(.named("x"))
    let exported = try desk.answers[.named("x")]?.get().exported
    #expect(exported?.map(\.conversation) == [FakeDesk.conversation, FakeDesk.other])
    #expect(exported?.map { $0.events.map(\.seq) } == [[1, 2, 3, 4], [1]])
  }

  @Test("an agent reads a conversation that is not followed without hearing of it afterwards as if it were")
  func agentHistory() throws {
    var desk = FakeDesk(.agent)
    desk.connect()
    desk.ask(.named("h"), .history(.before(nil), limit: 2), in: FakeDesk.other)
    desk.event(8, in: FakeDesk.other, re: .named("h"))
    desk.event(9, in: FakeDesk.other, re: .named("h"))
    desk.ok(.named("h"))
    #expect(try desk.answers[.named("h")]?.get().events.map(\.seq) == [8, 9])
    #expect(desk.toldSeqs.isEmpty)
  }

  @Test("an agent that comes back follows again what it followed, from where it was")
  func agentRejoins() {
    var desk = FakeDesk(.agent)
    desk.connect()
    desk.ask(.named("c"), .claim, in: FakeDesk.conversation)
    desk.event(7)
    desk.ok(.named("c"), seq: 7)
    desk.event(8)
    desk.lose()
    desk.sent = []
    desk.connect()
    #expect(
      desk.sent.last
        == .request(Envelope(id: .named("repair:1"), conversation: FakeDesk.conversation), .follow(after: 8)))
    desk.event(9, re: .named("repair:1"))
    desk.ok(.named("repair:1"))
    desk.event(10)
    #expect(desk.toldSeqs == [7, 8, 9, 10])
  }

  @Test(
    "an agent's desk that has another history is not asked for what comes after the old one; it is told, and counts anew"
  )
  func agentSetBack() {
    var desk = FakeDesk(.agent)
    desk.connect()
    desk.ask(.named("c"), .claim, in: FakeDesk.conversation)
    for seq in 7...20 { desk.event(seq) }
    desk.ok(.named("c"), seq: 7)
    desk.lose()
    (desk.sent, desk.told) = ([], [])
    desk.connect(epoch: "e2")
    #expect(desk.requested.isEmpty)
    let forgotten = desk.told.contains { if case .forget(FakeDesk.conversation) = $0 { true } else { false } }
    #expect(forgotten)
    desk.ask(.named("f"), .follow(after: 9), in: FakeDesk.conversation)
    desk.event(10, re: .named("f"))
    desk.ok(.named("f"))
    desk.event(11)
    #expect(desk.toldSeqs == [10, 11])
  }

  @Test("I10: no more is sent than the desk takes unanswered; the rest waits its turn")
  func window() {
    var desk = FakeDesk()
    desk.connect()
    for number in 0..<100 { desk.ask(.named("n\(number)"), .say(text: "x")) }
    #expect(desk.requested.count == 32)
    desk.ok(.named("n3"))
    #expect(desk.requested.count == 33)
    for number in 0..<100 where number != 3 { desk.ok(.named("n\(number)")) }
    #expect(desk.requested == (0..<100).map { "n\($0)" })
    #expect(desk.answers.count == 100)
  }

  @Test("a request that was sent again waits and tries once more where the desk says too fast; a first one is refused")
  func tooFast() throws {
    var desk = FakeDesk()
    desk.connect()
    desk.ask(.named("old"), .say(text: "x"))
    desk.lose()
    desk.connect(recovered: true)
    desk.ask(.named("new"), .say(text: "y"))
    let slow = WireError(.rateLimited, "too fast", retryAfterMilliseconds: 400)
    desk.receive(.error(slow, id: .named("old")))
    desk.receive(.error(slow, id: .named("new")))
    #expect(desk.answers[.named("new")] == .failure(slow))
    #expect(desk.answers[.named("old")] == nil)
    desk.tick(after: 300)
    #expect(desk.requested.count { $0 == "old" } == 2)
    desk.tick(after: 200)
    #expect(desk.requested.count { $0 == "old" } == 3)
  }

  @Test("I3: what is sent again is taken in the order in which it was said, though the desk lets some of it wait")
  func orderOfResends() {
    var desk = FakeDesk()
    desk.connect()
    for number in 0..<25 { desk.ask(.named("m\(number)"), .say(text: "x")) }
    desk.lose()
    desk.sent = []
    desk.connect(recovered: true)
    var (taken, tokens) = ([String](), 20)
    while let next = desk.requested.first {
      desk.sent.removeFirst(desk.sent.count)
      // After the twentieth a line every 200 ms, and one comes in just after another was refused.
      if tokens == 0 {
        desk.receive(.error(WireError(.rateLimited, "too fast", retryAfterMilliseconds: 200), id: .named(next)))
        #expect(desk.requested.isEmpty)
        tokens += 1
        desk.tick(after: 200)
        continue
      }
      tokens -= 1
      taken.append(next)
      desk.ok(.named(next), seq: taken.count)
    }
    #expect(taken == (0..<25).map { "m\($0)" })
  }

  @Test("what is missing is asked for at once, however much is to be sent again")
  func repairsFirst() {
    var desk = FakeDesk(.agent)
    desk.connect()
    desk.ask(.named("c"), .claim, in: FakeDesk.conversation)
    desk.event(7)
    desk.ok(.named("c"), seq: 7)
    for name in ["a", "b"] { desk.ask(.named(name), .reply(text: "x", draft: nil), in: FakeDesk.conversation) }
    desk.lose()
    desk.sent = []
    desk.connect()
    #expect(desk.requested == ["repair:1", "a"])
  }

  @Test("one wake-up at a time, however often the connection was lost and whatever was postponed")
  func wakeUps() {
    var desk = FakeDesk()
    desk.connect()
    for round in 0..<20 {
      desk.ask(.named("m\(round)"), .say(text: "x"))
      desk.lose()
      desk.connect(recovered: true)
      desk.receive(.error(WireError(.rateLimited, "", retryAfterMilliseconds: 400), id: .named("m\(round)")))
      _ = desk.sleep(500)
      desk.ok(.named("m\(round)"))
    }
    #expect(desk.answers.count == 20)
    #expect(desk.alarms.count <= 2)
    // A heartbeat of 25 s, and nothing else to do.
    #expect(desk.sleep(3_600_000) <= 3_600 / 25 + 2)
    #expect(desk.closes == 0)
  }

  @Test("a ping goes out where nothing else did for the heartbeat, and a desk that is silent is gone")
  func heartbeat() {
    var desk = FakeDesk()
    desk.connect()
    desk.tick(after: 24_000)
    #expect(!desk.sent.contains(.ping(id: nil)))
    desk.tick(after: 1_000)
    #expect(desk.sent.last == .ping(id: nil))
    desk.receive(.pong(id: nil))
    desk.tick(after: 50_000)
    #expect(desk.closes == 0)
    desk.tick(after: 10_000)
    #expect(desk.closes == 1)
  }

  @Test("I7: who was replaced does not come back by itself")
  func replaced() {
    var desk = FakeDesk()
    desk.connect()
    desk.ask(.named("a"), .say(text: "x"))
    desk.receive(.bye(.replaced, retryAfterMilliseconds: nil))
    desk.lose()
    #expect(desk.ending == .replaced)
    #expect(desk.connectsAfter.isEmpty)
    #expect(desk.answers.count == 1)
  }

  @Test("a lost connection is told once, however many attempts fail")
  func lostOnce() {
    var desk = FakeDesk()
    desk.connect()
    for _ in 0..<3 { desk.lose() }
    let losses = desk.told.count { if case .lost = $0 { true } else { false } }
    #expect(losses == 1)
    #expect(desk.connectsAfter.count == 3)
  }

  @Test("a desk that stops is met again no earlier than it asked")
  func shutdown() {
    var desk = FakeDesk()
    desk.connect()
    desk.receive(.bye(.shutdown, retryAfterMilliseconds: 5_000))
    desk.lose()
    #expect(desk.connectsAfter == [5_000])
  }

  @Test("a session or token that is unknown ends it, with the desk's words; so does an address where nobody listens")
  func refused() {
    var desk = FakeDesk()
    desk.take(desk.machine.connected(at: 0))
    desk.ask(.named("a"), .say(text: "x"))
    let error = WireError(.auth, "unknown credentials")
    desk.receive(.error(error, id: nil))
    #expect(desk.ending == .refused(error))
    #expect(desk.answers[.named("a")] == .failure(error))
    var nobody = FakeDesk()
    nobody.lose()
    #expect(nobody.ending == .unreachable(reason: "gone"))
  }

  @Test("the waits grow, are never longer than 15 s, and differ by the jitter alone")
  func backOff() {
    var (short, long) = (BackOff(), BackOff())
    let waits = (0..<12).map { _ in (short.next(jitter: 0), long.next(jitter: 0.999)) }
    #expect(waits.map(\.0).prefix(4) == [100, 200, 400, 800])
    #expect(waits.allSatisfy { $0.0 <= $0.1 && $0.1 <= 15_000 })
    #expect(waits.last?.0 == 7_500)
  }

  /// A seeded adversary: connections break anywhere, lines are lost with them, events come again.
  @Test(
    "I2, I5, I6: whatever is lost, every event is told once and in order, every request is answered once",
    arguments: 0..<200)
  func adversary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var desk = FakeDesk()
    var stored: [String] = ["greeting"]
    desk.connect()
    var delivered = 0
    for number in 0..<40 {
      desk.ask(.named("m\(number)"), .say(text: "t\(number)"))
      if Int.random(in: 0..<4, using: &random) == 0 {
        desk.lose(jitter: 0)
        desk.sent.removeAll()
        desk.connect(seq: stored.count, recovered: true)
        delivered = desk.lastHello?.resume?.after ?? 0
      }
      serve(&desk, &stored, &delivered, &random)
    }
    desk.lose()
    desk.sent.removeAll()
    desk.connect(seq: stored.count, recovered: true)
    delivered = desk.lastHello?.resume?.after ?? 0
    var calm = SeededGenerator(seed: 1)
    serve(&desk, &stored, &delivered, &calm, isCalm: true)
    #expect(desk.toldSeqs == Array(1...stored.count))
    #expect(desk.answers.count == 40)
    #expect(Set(stored).count == stored.count, "nothing is stored twice")
  }

  /// Stores what was sent, once for each id, and answers some of it.
  private func serve(
    _ desk: inout FakeDesk, _ stored: inout [String], _ delivered: inout Int, _ random: inout SeededGenerator,
    isCalm: Bool = false
  ) {
    while !desk.sent.isEmpty {
      let message = desk.sent.removeFirst()
      guard case .request(let envelope, let request) = message else { continue }
      if case .say(let text) = request {
        let name = "\(envelope.id):\(text)"
        if !stored.contains(name) { stored.append(name) }
      }
      if !isCalm, Int.random(in: 0..<5, using: &random) == 0 { continue }
      if case .history(.after(let after), _) = request { delivered = after }
      while delivered < stored.count {
        delivered += 1
        desk.event(delivered)
        if Int.random(in: 0..<6, using: &random) == 0 { desk.event(delivered) }
      }
      desk.ok(envelope.id, seq: stored.count)
    }
    if isCalm {
      while delivered < stored.count {
        delivered += 1
        desk.event(delivered)
      }
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood): the same numbers for the same seed, so that a failure can be had again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
