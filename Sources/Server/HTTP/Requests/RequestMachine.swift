import NIOCore
import NIOHTTP1

/// What a connection that asks for pages may do when: one request after the other, each answered before the next is
/// looked at, and how long each step may take (H16).
///
/// Knows no channel, clock or task: whoever has them tells it what came and carries out what it returns. Nothing grows
/// where `mayRead` is heeded.
struct RequestMachine {
  enum Action {
    /// A request is whole: finds out what is said to it, now or later, and goes on as with `answer`.
    case reply(HTTPRequest)
    /// Tells `answers`, says this, and tells `answered` when it is out.
    case answer(HTTPResponse)
    /// Closes at once.
    case close
  }

  /// What ends a request that is under way.
  enum Failure {
    case tooLargeHead
    case unreadable
    /// Not what came over it: the connection itself.
    case connection
  }

  private enum Phase {
    /// Since when a head may come.
    case awaitingHead(since: Int64)
    case awaitingEnd(HTTPRequest, keepsAlive: Bool, since: Int64)
    /// Whether another request may follow.
    case answering(keepsAlive: Bool, since: Int64)
    /// Everything was said; what still comes is thrown away.
    case lingering(since: Int64)
    /// Another handler has the connection, or nobody.
    case gone
  }

  static let lingerMilliseconds: Int64 = 3_000

  private let rules: VisitorRules
  private let peer: SocketAddress?
  private var phase: Phase
  /// As much of the present request's as has come.
  private var body = ByteBuffer()
  /// What came while a request was being answered: at most what one reading of the socket brings.
  private var waiting: [HTTPServerRequestPart] = []
  private var endsSoon = false
  /// Whether the browser that asks speaks TLS.
  private(set) var isSecure: Bool
  /// Whether the present request wants the head of its answer alone.
  private(set) var isForHead = false

  /// - Parameters:
  ///   - peer: where the connection comes from.
  ///   - now: milliseconds of a clock that only goes forward, here and below.
  init(_ rules: VisitorRules, peer: SocketAddress?, at now: Int64) {
    self.rules = rules
    self.peer = peer
    isSecure = rules.isSecure
    phase = .awaitingHead(since: now)
  }

  /// Whether the socket is to be read: not while an answer is made or waits to be read.
  var mayRead: Bool { if case .answering = phase { false } else { true } }

  /// The parser found this; `next` says what comes of it.
  mutating func received(_ part: HTTPServerRequestPart) -> Action? {
    switch phase {
    case .lingering: return nil
    // Another request, where lines were agreed on.
    case .gone: return .close
    case .awaitingHead, .awaitingEnd, .answering:
      waiting.append(part)
      return nil
    }
  }

  /// What is to be done about what was received; nil where more has to come, or an answer is under way.
  mutating func next(at now: Int64) -> Action? {
    while mayRead, !waiting.isEmpty {
      if let action = take(waiting.removeFirst(), at: now) { return action }
    }
    return nil
  }

  mutating func failed(_ failure: Failure, at now: Int64) -> Action? {
    switch (failure, phase) {
    case (_, .lingering), (_, .gone): return nil
    case (.connection, _): return .close
    // What was asked before is answered still.
    case (_, .answering):
      endsSoon = true
      return nil
    case (.tooLargeHead, _):
      return refuse(.text(.requestHeaderFieldsTooLarge, "This request's head is too large."), at: now)
    case (.unreadable, _): return refuse(.text(.badRequest, "This is no HTTP/1.1 request."), at: now)
    }
  }

  /// The other side sends nothing more. What was asked is still answered.
  mutating func inputEnded() -> Action? {
    guard case .answering = phase else { return .close }
    endsSoon = true
    return nil
  }

  /// No more requests are taken; one that is under way is still answered.
  mutating func windDown() -> Action? {
    endsSoon = true
    if case .awaitingHead = phase { return .close }
    return nil
  }

  /// Time has passed.
  mutating func tick(at now: Int64) -> Action? {
    switch phase {
    case .awaitingHead(let since): now - since >= RequestLimits.arrivalMilliseconds ? .close : nil
    case .awaitingEnd(_, _, let since):
      now - since >= RequestLimits.arrivalMilliseconds
        ? refuse(.text(.requestTimeout, "The request did not come whole in time."), at: now) : nil
    case .answering(_, let since): now - since >= RequestLimits.departureMilliseconds ? .close : nil
    case .lingering(let since): now - since >= Self.lingerMilliseconds ? .close : nil
    case .gone: nil
    }
  }

  /// An answer is about to be said.
  ///
  /// - Returns: whether another request may follow it; nil where nothing was asked, or nobody is there any more.
  mutating func answers(at now: Int64) -> Bool? {
    guard case .answering(var keepsAlive, _) = phase else { return nil }
    keepsAlive = keepsAlive && !endsSoon
    phase = .answering(keepsAlive: keepsAlive, since: now)
    return keepsAlive
  }

  /// The answer is out.
  ///
  /// - Returns: whether the next request may come. Otherwise the output is to be closed, and nothing but that: what is
  ///   closed with input unread takes with it what was sent last. Nil where it makes no difference any more.
  mutating func answered(at now: Int64) -> Bool? {
    guard case .answering(let keepsAlive, _) = phase else { return nil }
    if keepsAlive, !endsSoon {
      phase = .awaitingHead(since: now)
      return true
    }
    linger(at: now)
    return false
  }

  /// Everything is said that will be; what still comes is thrown away.
  mutating func linger(at now: Int64) {
    phase = .lingering(since: now)
    waiting = []
  }

  /// Another handler has the connection, or nobody.
  mutating func left() {
    phase = .gone
    waiting = []
  }

  private mutating func take(_ part: HTTPServerRequestPart, at now: Int64) -> Action? {
    switch (part, phase) {
    case (.head(let head), .awaitingHead): return take(head.inOriginForm, at: now)
    case (.body(let bytes), .awaitingEnd):
      guard body.readableBytes + bytes.readableBytes <= RequestLimits.bodyBytes else {
        return refuse(.text(.payloadTooLarge, "A request's body may have 64 KiB."), at: now)
      }
      body.writeImmutableBuffer(bytes)
      return nil
    case (.end, .awaitingEnd(var request, let keepsAlive, _)):
      request.body = body
      body = ByteBuffer()
      phase = .answering(keepsAlive: keepsAlive, since: now)
      return .reply(request)
    default: return nil
    }
  }

  private mutating func take(_ head: HTTPRequestHead, at now: Int64) -> Action? {
    isForHead = head.method == .HEAD
    if let flaw = head.flaw { return refuse(flaw, at: now) }
    let visitor = rules.visitor(head.headers, from: peer)
    isSecure = visitor.isSecure
    guard visitor.ownOrigin != nil else {
      let words = "This desk does not go by the name in Host. Names of its own are set by serve.http_origins."
      return refuse(.text(.misdirectedRequest, words), at: now)
    }
    do throws(RequestTarget.Flaw) {
      let request = HTTPRequest(
        method: head.method, version: head.version, target: try RequestTarget(head.uri), headers: head.headers,
        visitor: visitor)
      // The parser takes nothing for a request that follows one which asked for another protocol.
      let keepsAlive = head.isKeepAlive && !head.headers.contains(name: "upgrade")
      phase = .awaitingEnd(request, keepsAlive: keepsAlive, since: now)
      return nil
    } catch { return refuse(error.response, at: now) }
  }

  /// Answers, and ends: where the next request begins cannot be known any more.
  private mutating func refuse(_ response: HTTPResponse, at now: Int64) -> Action {
    phase = .answering(keepsAlive: false, since: now)
    return .answer(response)
  }
}
