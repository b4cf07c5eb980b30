import NIOCore
import NIOHTTP1
import TestSupport
import Testing

@testable import Server

@Suite("What a connection that asks for pages may do when")
struct RequestMachineTests {
  private func machine() throws -> RequestMachine {
    let rules = VisitorRules(isSecure: false, isLoopback: true, origins: [], proxy: nil)
    return RequestMachine(rules, peer: try SocketAddress(ipAddress: "127.0.0.1", port: 9), at: 0)
  }

  private static func head(
    _ method: HTTPMethod = .GET, _ uri: String = "/demo", _ headers: [(String, String)] = []
  ) -> HTTPServerRequestPart {
    .head(.init(version: .http1_1, method: method, uri: uri, headers: .init([("Host", "localhost")] + headers)))
  }

  private func body(_ count: Int) -> HTTPServerRequestPart { .body(ByteBuffer(repeating: 0x78, count: count)) }

  @Test("A request is told of when it is whole, with its body, and the socket is not read until it is answered")
  func whole() throws {
    var machine = try machine()
    #expect(machine.heard(Self.head(.POST), at: 0) == [])
    #expect(machine.heard(body(3), at: 0) == [])
    #expect(machine.mayRead)
    #expect(machine.heard(body(4), at: 0) == [])
    #expect(machine.heard(.end(nil), at: 0) == [.reply(bodyBytes: 7)])
    #expect(!machine.mayRead)
    #expect(machine.answers(at: 1) == true && machine.answered(at: 1) == true)
    #expect(machine.mayRead)
    #expect(machine.heard(Self.head(), at: 2) == [] && machine.heard(.end(nil), at: 2) == [.reply(bodyBytes: 0)])
  }

  @Test("What comes behind a request waits for its answer")
  func pipelined() throws {
    var machine = try machine()
    for part in [Self.head(), .end(nil), Self.head(.HEAD), .end(nil)] { _ = machine.received(part) }
    #expect(machine.next(at: 0).map(Heard.init) == .reply(bodyBytes: 0))
    #expect(machine.next(at: 0) == nil && !machine.isForHead)
    #expect(machine.answers(at: 0) == true && machine.answered(at: 0) == true)
    #expect(machine.next(at: 0).map(Heard.init) == .reply(bodyBytes: 0) && machine.isForHead)
  }

  @Test("H16: a head and a body have ten seconds each, however many bytes come, an answer a minute to be read")
  func times() throws {
    var machine = try machine()
    #expect(machine.ticks(at: 9_999) == nil && machine.ticks(at: 10_000) == .close)
    #expect(machine.heard(Self.head(.POST), at: 9_000) == [])
    for second: Int64 in 10..<19 { #expect(machine.heard(body(1), at: second * 1_000) == []) }
    #expect(machine.ticks(at: 18_999) == nil)
    #expect(machine.ticks(at: 19_000) == .answer(408))
    #expect(machine.answers(at: 19_000) == false)
    #expect(machine.ticks(at: 78_999) == nil && machine.ticks(at: 79_000) == .close)
    #expect(machine.answered(at: 79_000) == false)
    #expect(machine.ticks(at: 81_999) == nil && machine.ticks(at: 82_000) == .close)
  }

  @Test("The time for the next head counts from the end of the answer before it")
  func timesAgain() throws {
    var machine = try machine()
    _ = machine.heard(Self.head(), at: 5_000) + machine.heard(.end(nil), at: 5_000)
    #expect(machine.answers(at: 50_000) == true && machine.answered(at: 60_000) == true)
    #expect(machine.ticks(at: 69_999) == nil && machine.ticks(at: 70_000) == .close)
  }

  @Test(
    "What may not be carried out is refused, once, and nothing behind it is looked at",
    arguments: [
      ([head(.GET, "/", [("Content-Length", "x")])], 400), ([head(.GET, "http://evil.example/")], 421),
      ([head(.GET, "/" + String(repeating: "x", count: 8_192))], 414),
      ([head(.POST), .body(ByteBuffer(repeating: 0, count: 65_537)), .body(ByteBuffer(repeating: 0, count: 1))], 413),
    ])
  func refused(parts: [HTTPServerRequestPart], status: Int) throws {
    var machine = try machine()
    let heard = (parts + [.end(nil), Self.head(), .end(nil)]).flatMap { machine.heard($0, at: 0) }
    #expect(heard == [.answer(status)])
    #expect(machine.answers(at: 0) == false && machine.answered(at: 0) == false)
    #expect(machine.heard(Self.head(), at: 1) + machine.heard(.end(nil), at: 1) == [])
    #expect(machine.answers(at: 1) == nil && machine.answered(at: 1) == nil)
  }

  @Test("What cannot be parsed is refused; behind a request that is being answered it ends the connection after that")
  func unreadable() throws {
    var (fresh, answering) = (try machine(), try machine())
    #expect(fresh.failed(.tooLargeHead, at: 0).map(Heard.init) == .answer(431))
    #expect(fresh.answers(at: 0) == false)
    _ = answering.heard(Self.head(), at: 0) + answering.heard(.end(nil), at: 0)
    #expect(answering.failed(.unreadable, at: 0) == nil)
    #expect(answering.answers(at: 0) == false, "it says that the connection closes")
    #expect(answering.failed(.connection, at: 0).map(Heard.init) == .close)
    #expect(answering.answered(at: 0) == false)
    #expect(answering.failed(.connection, at: 0) == nil)
  }

  @Test("Winding down closes a connection that asks nothing, and answers what was asked")
  func windDown() throws {
    var (idle, asking, answering, said) = (try machine(), try machine(), try machine(), try machine())
    #expect(idle.windDown().map(Heard.init) == .close)
    #expect(asking.heard(Self.head(), at: 0) == [] && asking.windDown() == nil)
    #expect(asking.heard(.end(nil), at: 0) == [.reply(bodyBytes: 0)] && asking.answers(at: 0) == false)
    _ = answering.heard(Self.head(), at: 0) + answering.heard(.end(nil), at: 0)
    #expect(answering.windDown() == nil && answering.answers(at: 0) == false)
    _ = said.heard(Self.head(), at: 0) + said.heard(.end(nil), at: 0)
    #expect(said.answers(at: 0) == true && said.windDown() == nil && said.answered(at: 0) == false)
  }

  @Test("Who ends their input is answered what they asked, and a request that is not whole will never be")
  func inputEnds() throws {
    var (idle, half, asked) = (try machine(), try machine(), try machine())
    _ = half.heard(Self.head(), at: 0)
    #expect(idle.inputEnded().map(Heard.init) == .close && half.inputEnded().map(Heard.init) == .close)
    _ = asked.heard(Self.head(), at: 0) + asked.heard(.end(nil), at: 0)
    #expect(asked.inputEnded() == nil && asked.answers(at: 0) == false)
  }

  @Test("Where lines were agreed on, another request closes the connection, and no time counts")
  func left() throws {
    var machine = try machine()
    machine.left()
    #expect(machine.heard(Self.head(), at: 0) == [.close])
    #expect(machine.ticks(at: .max) == nil && machine.answers(at: 0) == nil)
  }

  @Test(
    "Whatever comes in whatever order: one answer a request, none after the end, and the end in bounded time",
    arguments: 0..<300)
  func anything(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var machine = try machine()
    var now: Int64 = 0
    var owed = 0, isSaying = false, isEnding = false, isClosed = false
    func take(_ heard: [Heard]) {
      for one in heard {
        if one == .close {
          isClosed = true
        } else {
          owed += 1
          #expect(owed == 1 && !isEnding, "\(heard)")
        }
      }
    }
    for _ in 0..<200 where !isClosed {
      now += Int64.random(in: 0..<2_000, using: &generator)
      switch Int.random(in: 0..<12, using: &generator) {
      case 0, 1, 2:
        take(machine.heard([Self.head(), Self.head(.POST, "/%")].randomElement(using: &generator)!, at: now))
      case 3: take(machine.heard(body(30_000), at: now))
      case 4, 5, 6: take(machine.heard(.end(nil), at: now))
      case 7: take([machine.ticks(at: now)].compactMap { $0 })
      case 8 where seed % 3 == 0: take([machine.failed(.unreadable, at: now).map(Heard.init)].compactMap { $0 })
      case 9 where owed == 1 && !isSaying:
        isSaying = true
        #expect(machine.answers(at: now) != nil)
      case 10, 11:
        guard isSaying, let goesOn = machine.answered(at: now) else { break }
        (owed, isSaying, isEnding) = (0, false, !goesOn)
        if goesOn { take(machine.rest(at: now)) }
      default: break
      }
      #expect(machine.mayRead == (owed == 0), "the socket is read but while an answer is owed")
    }
    // Then nothing comes any more.
    if case .answer? = machine.ticks(at: now + RequestLimits.arrivalMilliseconds) {
      #expect(machine.answers(at: now) == false)
    }
    #expect(isClosed || machine.ticks(at: now + 2 * RequestLimits.departureMilliseconds) == .close)
  }
}

/// What a machine wants done, as far as it can be compared.
private enum Heard: Hashable {
  case reply(bodyBytes: Int)
  case answer(Int)
  case close

  init(_ action: RequestMachine.Action) {
    self =
      switch action {
      case .reply(let request): .reply(bodyBytes: request.body.readableBytes)
      case .answer(let response): .answer(Int(response.status.code))
      case .close: .close
      }
  }
}

extension RequestMachine {
  fileprivate mutating func heard(_ part: HTTPServerRequestPart, at now: Int64) -> [Heard] {
    let first = received(part).map(Heard.init)
    return [first].compactMap { $0 } + rest(at: now)
  }

  fileprivate mutating func rest(at now: Int64) -> [Heard] {
    var heard: [Heard] = []
    while let action = next(at: now) { heard.append(Heard(action)) }
    return heard
  }

  fileprivate mutating func ticks(at now: Int64) -> Heard? { tick(at: now).map(Heard.init) }
}
