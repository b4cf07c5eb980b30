import Conversation
import Desk
import Storage
import StoreSupport
import Testing

@testable import Server

@Suite("Why something could not be stored is in the log")
struct StoreFailureLogTests {
  private let full = StoreError.full(path: "data")

  @Test("Each kind is told once a minute; a lost race is no failure, nor is what is refused")
  func told() {
    let log = LogRecord()
    let failures = StoreFailureLog(log.logger)
    failures.note(full, at: 5)
    failures.note(.full(path: "elsewhere"), at: 60_004)
    #expect(log.reasons(of: "store failed") == [full.words])
    failures.note(FailingStore.tracesLeft, at: 60_004)
    failures.note(full, at: 60_005)
    failures.note(.conflict(actual: 1), at: 60_005)
    failures.note(DeskError.notFound)
    failures.note(AgentServiceError.forbidden)
    failures.note(SignInFailure.unknown)
    #expect(log.reasons(of: "store failed") == [full, FailingStore.tracesLeft, full].map(\.words))
  }

  @Test("A disk that fills while a customer is connected")
  func customer() async throws {
    let (store, log) = (FailingStore(), LogRecord())
    try await House(store: store, log: log).serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      blocking { await store.fail(true) }
      #expect(try client.say("opening hours", id: "a").code == "storage")
      #expect(log.reasons(of: "store failed") == [full.words])
    }
  }

  @Test("A hello that cannot be stored")
  func hello() async throws {
    let (store, log) = (FailingStore(), LogRecord())
    await store.fail(true)
    try await House(store: store, log: log).serve { port in
      let answer = try LineClient(port: port).hello()
      #expect(answer.code == "storage")
      #expect(log.reasons(of: "store failed") == [full.words])
    }
  }

  @Test("A disk that fills while an agent works", arguments: ["claim", "resolve"])
  func agent(type: String) async throws {
    let (store, log) = (FailingStore(), LogRecord())
    let house = House(store: store, log: log)
    let token = try await house.add("Maria")
    try await house.serve { port in
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      if type == "resolve" {
        try agent.send(#"{"type":"claim","id":"before","conv":"\#(conversation)"}"#)
        #expect(try agent.answer(to: "before").type == "ok")
      }
      blocking { await store.fail(true) }
      try agent.send(#"{"type":"\#(type)","id":"c","conv":"\#(conversation)"}"#)
      #expect(try agent.answer(to: "c").code == "storage")
      #expect(log.reasons(of: "store failed") == [full.words])
    }
  }

  @Test(
    "What an agent did and what they were not shown, where it cannot be put on record",
    arguments: [(#"{"type":"queue","id":"c"}"#, ""), (#"{"type":"search","id":"c","text":"hours"}"#, "storage")])
  func trail(request: String, code: String) async throws {
    let log = LogRecord()
    let house = House(agents: UnrecordingDirectory(), log: log)
    let token = try await house.add("Maria")
    try await house.serve { port in
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      try agent.send(request)
      #expect(try agent.answer(to: "c").code == code)
      #expect(log.reasons(of: "store failed") == [StoreError.full(path: "disk").words])
    }
  }

  @Test("What is due, which nobody asked for")
  func due() async throws {
    let (store, log) = (FailingStore(), LogRecord())
    let clock = SettableClock(SystemClock().now())
    let house = House(store: store, log: log, clock: clock)
    let id = try await house.desk.openConversation(channel: "test")
    try await house.desk.perform(.askForPerson, in: id)
    clock.set(try #require(await store.inner.nextDue()))
    await store.fail(true)
    try await house.serve { _ in
      blocking { await house.desk.fireDue(now: clock.now()) }
      #expect(log.reasons(of: "store failed") == [full.words])
    }
  }
}
