import Conversation
import Testing
import Wire

@testable import Server

@Suite("What a connection may do when")
struct SessionMachineTests {
  private var limits: WireLimits { WireLimits() }
  private let id = MessageID(rawValue: "a")!

  private func speaking(_ role: Hello.Role = .customer, _ limits: WireLimits = WireLimits()) -> SessionMachine {
    var machine = SessionMachine(limits, at: 0)
    _ = machine.received(.message(.hello(Hello(role: role))), at: 0)
    machine.welcomed(as: role)
    return machine
  }

  private func request(_ request: ClientRequest, _ id: String = "a") -> SessionMachine.Heard {
    .message(.request(Envelope(id: MessageID(rawValue: id)!), request))
  }

  @Test("H10: before hello everything is auth, under its id, but a goodbye")
  func beforeHello() {
    var machine = SessionMachine(limits, at: 0)
    #expect(machine.received(request(.human), at: 0).answered == .error(.auth, "a"))
    #expect(machine.received(.message(.ping(id: id)), at: 0).answered == .error(.auth, "a"))
    let unknown = WireFailure(WireError(.unknownType, "x"), id: id)
    #expect(machine.received(.unreadable(unknown), at: 0).answered == .error(.auth, "a"))
    let broken = WireFailure(WireError(.parse, "x"))
    #expect(machine.received(.unreadable(broken), at: 0).answered == .error(.parse, nil))
    #expect(machine.received(.message(.bye), at: 0).farewell == .bye)
  }

  @Test("While it is found out who says hello no line is taken; turned away, they may try again")
  func greeting() {
    var machine = SessionMachine(limits, at: 0)
    guard case .greet = machine.received(.message(.hello(Hello(role: .agent))), at: 0) else {
      Issue.record("not greeted")
      return
    }
    #expect(!machine.takesLines)
    machine.turnedAway()
    #expect(machine.takesLines)
    guard case .greet = machine.received(.message(.hello(Hello(role: .agent))), at: 0) else {
      Issue.record("not greeted again")
      return
    }
  }

  @Test("Whoever guesses at sessions has as many hellos as a customer has lines")
  func guessing() {
    var machine = SessionMachine(limits, at: 0)
    var greeted = 0
    for _ in 0..<1_000 {
      guard case .greet = machine.received(.message(.hello(Hello(role: .customer))), at: 0) else { break }
      greeted += 1
      machine.turnedAway()
    }
    #expect(greeted == limits.linesBurst + 1)
    #expect(machine.received(.message(.hello(Hello(role: .customer))), at: 0).answered == .error(.rateLimited, nil))
    guard case .greet = machine.received(.message(.hello(Hello(role: .customer))), at: 1_000) else {
      Issue.record("not greeted again")
      return
    }
  }

  @Test("A second hello is a bad_field")
  func secondHello() {
    var machine = speaking()
    #expect(machine.received(.message(.hello(Hello(role: .agent))), at: 0).answered == .error(.badField, nil))
  }

  @Test("H12: who has not said hello in ten seconds is sent away, however many bytes came")
  func helloTimeout() {
    var machine = SessionMachine(limits, at: 0)
    machine.heard(at: 9_900)
    #expect(machine.tick(at: 9_999).farewell == nil)
    #expect(machine.tick(at: 10_000).farewell == .helloTimeout)
    #expect(machine.tick(at: 20_000).farewell == nil)
  }

  @Test("Who says nothing for sixty seconds is sent away; not while something is unanswered")
  func idle() {
    var machine = speaking()
    machine.heard(at: 30_000)
    #expect(machine.tick(at: 89_999).farewell == nil)
    _ = machine.received(request(.human), at: 89_999)
    #expect(machine.tick(at: 300_000).farewell == nil)
    machine.answered()
    #expect(machine.tick(at: 300_001).farewell == .idle)
  }

  @Test("I10: at 32 unanswered requests no line is taken until one is answered")
  func inFlight() {
    var limits = limits
    limits.linesPerSecond = 0
    var machine = speaking(.customer, limits)
    for number in 0..<32 {
      #expect(machine.takesLines)
      _ = machine.received(request(.human, "a\(number)"), at: 0)
    }
    #expect(!machine.takesLines)
    machine.answered()
    #expect(machine.takesLines)
  }

  @Test("A customer has twenty lines at once and five a second; what is over it is told how long to wait")
  func speed() {
    var machine = speaking()
    for number in 0..<20 {
      guard case .carryOut = machine.received(request(.human, "a\(number)"), at: 1_000) else {
        Issue.record("\(number) was refused")
        return
      }
      machine.answered()
    }
    let refused = machine.received(request(.human, "late"), at: 1_000)
    #expect(refused.answered == .error(.rateLimited, "late"))
    #expect(refused.retryAfterMilliseconds == 200)
    #expect(machine.received(.message(.typing(nil, isOn: true)), at: 1_000).isNothing)
    guard case .carryOut = machine.received(request(.human, "late"), at: 1_200) else {
      Issue.record("still refused")
      return
    }
  }

  @Test("An agent is not held to a customer's speed")
  func agentSpeed() {
    var machine = speaking(.agent)
    for _ in 0..<100 {
      guard case .carryOut = machine.received(request(.queue), at: 0) else {
        Issue.record("refused")
        return
      }
      machine.answered()
    }
  }

  @Test("What is not for a role is forbidden, under its id")
  func rights() {
    var customer = speaking()
    for asked: ClientRequest in [.queue, .claim, .status, .directory, .note(text: "x"), .reply(text: "x", draft: nil)] {
      #expect(customer.received(request(asked), at: 0).answered == .error(.forbidden, "a"))
    }
    var agent = speaking(.agent)
    for asked: ClientRequest in [.say(text: "x"), .human, .export, .choose(choice: "person")] {
      #expect(agent.received(request(asked), at: 0).answered == .error(.forbidden, "a"))
    }
  }

  @Test("When the input has ended it is finished once everything is answered")
  func halfClosed() {
    var machine = speaking()
    _ = machine.received(request(.human), at: 0)
    machine.inputEnded()
    #expect(!machine.isFinished)
    machine.answered()
    #expect(machine.isFinished)
  }

  @Test("Winding down takes no more lines, and is finished once everything is answered")
  func windingDown() {
    var machine = speaking()
    _ = machine.received(request(.human), at: 0)
    machine.windDown()
    #expect(!machine.takesLines)
    #expect(!machine.isFinished)
    machine.answered()
    #expect(machine.isFinished)
  }

  @Test("H2, H3: a long line is an error, one without an end is the end")
  func lines() {
    var machine = speaking()
    #expect(machine.received(.tooLong, at: 0).answered == .error(.tooLong, nil))
    #expect(machine.received(.hopeless, at: 0).farewell == .tooLong)
    #expect(!machine.takesLines)
  }

  @Test("A session's bucket goes on where its last connection left it")
  func bucketGoesOn() {
    var first = speaking()
    for number in 0..<20 {
      _ = first.received(request(.human, "a\(number)"), at: 0)
      first.answered()
    }
    var second = SessionMachine(limits, at: 0)
    _ = second.received(.message(.hello(Hello(role: .customer))), at: 0)
    second.welcomed(as: .customer, bucket: first.bucket)
    #expect(second.received(request(.human), at: 0).answered == .error(.rateLimited, "a"))
    #expect(!first.bucket.isFull(at: 3_999))
    #expect(first.bucket.isFull(at: 4_000))
  }
}

/// An answer as a test compares it.
private enum Answered: Equatable {
  case error(WireError.Code, String?)
  case pong
  case other
}

extension SessionMachine.Action {
  fileprivate var answered: Answered? {
    guard case .answer(let message) = self else { return nil }
    return switch message {
    case .error(let error, let id): .error(error.code, id?.rawValue)
    case .pong: .pong
    default: .other
    }
  }

  fileprivate var retryAfterMilliseconds: Int? {
    if case .answer(.error(let error, _)) = self { error.retryAfterMilliseconds } else { nil }
  }

  fileprivate var farewell: Farewell? { if case .end(let farewell) = self { farewell } else { nil } }
  fileprivate var isNothing: Bool { if case .nothing = self { true } else { false } }
}
