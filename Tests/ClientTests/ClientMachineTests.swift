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
}
