import Conversation
import Knowledge
import Testing
import Wire

@testable import Client

@Suite("What a client reads of the past")
struct ClientHistoryTests {
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
}
