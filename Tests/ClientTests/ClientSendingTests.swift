import Conversation
import Knowledge
import Testing
import Wire

@testable import Client

@Suite("What a client sends, and sends again")
struct ClientSendingTests {
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

  @Test("What waits for room does not keep the client awake")
  func noRoom() {
    var desk = FakeDesk(.agent)
    desk.connect()
    for number in 0..<40 {
      let conversation = ConversationID(random: 9, UInt64(number))
      desk.ask(.named("c\(number)"), .claim, in: conversation)
      desk.ok(.named("c\(number)"), seq: 1)
      desk.event(5, in: conversation)
    }
    #expect(desk.requested.filter { $0.hasPrefix("repair") }.count < 40, "some gaps wait to be asked about")
    #expect(desk.sleep(20_000) <= 2)
  }
}
