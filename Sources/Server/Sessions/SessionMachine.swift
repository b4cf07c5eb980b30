import Conversation
import Wire

/// What a connection may do when: hello first, roles, speed, how much at once, and when it ends.
///
/// Knows no socket, clock or task: whoever has them tells it what came and carries out what it returns.
struct SessionMachine {
  /// A line, as the framer and the codec found it.
  enum Heard: Sendable {
    case message(ClientMessage)
    case unreadable(WireFailure)
    /// A line over the limit, which was skipped (H2).
    case tooLong
    /// A line without an end (H3).
    case hopeless
  }

  enum Action: Sendable {
    case nothing
    /// Answers a line that asks for nothing else.
    case answer(ServerMessage)
    /// Finds out who it is, then calls `welcomed` or `turnedAway`.
    case greet(Hello)
    /// Carries out a request, then calls `answered`.
    case carryOut(ClientRequest, Envelope)
    case typing(ConversationID?, isOn: Bool)
    /// Says goodbye and closes.
    case end(Farewell)
  }

  private enum Phase: Hashable {
    case awaitingHello
    case greeting
    case speaking(Hello.Role)
    case ended
  }

  /// Of the session, which may have more than one connection, one after the other.
  private(set) var bucket: TokenBucket
  private let limits: WireLimits
  private var phase = Phase.awaitingHello
  private var wasTurnedAway = false
  private let openedAt: Int64
  private var heardAt: Int64
  /// Requests that were not answered yet, a hello included.
  private(set) var unanswered = 0
  private var inputHasEnded = false
  private var isWindingDown = false

  /// - Parameter now: milliseconds of a clock that only goes forward, here and below.
  init(_ limits: WireLimits, at now: Int64) {
    self.limits = limits
    bucket = TokenBucket(rate: limits.linesPerSecond, burst: limits.linesBurst, at: now)
    openedAt = now
    heardAt = now
  }

  /// Whether the next line may be taken from what came; else it stays there, and the socket is not read (I10).
  var takesLines: Bool {
    switch phase {
    case .greeting, .ended: false
    case .awaitingHello, .speaking: !isWindingDown && unanswered < limits.unacknowledged
    }
  }

  /// Whether nothing more will come and everything that did is answered.
  var isFinished: Bool { (inputHasEnded || isWindingDown) && unanswered == 0 }

  /// Bytes came, whether or not they end a line.
  mutating func heard(at now: Int64) { heardAt = now }

  /// The next line came. Only while `takesLines`.
  mutating func received(_ heard: Heard, at now: Int64) -> Action {
    heardAt = now
    switch heard {
    case .hopeless: return end(.tooLong)
    case .message(.bye): return end(.bye)
    case .message(.hello(let hello)) where phase == .awaitingHello:
      // One is free; who was turned away is guessing.
      if wasTurnedAway, let wait = bucket.take(at: now) { return tooFast(heard, wait) }
      phase = .greeting
      unanswered += 1
      return .greet(hello)
    default: break
    }
    if phase != .speaking(.agent), let wait = bucket.take(at: now) { return tooFast(heard, wait) }
    switch heard {
    case .tooLong: return .answer(.error(.lineTooLong(limits), id: nil))
    case .unreadable(let failure): return unreadable(failure)
    case .message(let message): return received(message)
    case .hopeless: return end(.tooLong)
    }
  }

  /// It is known who speaks.
  ///
  /// - Parameter bucket: what is left to the session from an earlier connection; a full one unless given.
  mutating func welcomed(as role: Hello.Role, bucket: TokenBucket? = nil) {
    guard phase == .greeting else { return }
    phase = .speaking(role)
    unanswered -= 1
    if let bucket { self.bucket = bucket }
  }

  /// An earlier connection of the session left so much.
  mutating func restrain(to bucket: TokenBucket, at now: Int64) { self.bucket = self.bucket.emptier(bucket, at: now) }

  /// Who speaks could not be found out; they may try again, within the time for hello.
  mutating func turnedAway() {
    guard phase == .greeting else { return }
    phase = .awaitingHello
    wasTurnedAway = true
    unanswered -= 1
  }

  /// A request was answered.
  mutating func answered() { unanswered -= 1 }

  /// The other side sends nothing more. What was asked is still answered.
  mutating func inputEnded() { inputHasEnded = true }

  /// No more lines are taken; what was is still answered.
  mutating func windDown() { isWindingDown = true }

  mutating func ended() { phase = .ended }

  /// Time has passed.
  mutating func tick(at now: Int64) -> Action {
    switch phase {
    case .ended: .nothing
    case .awaitingHello, .greeting:
      now - openedAt >= Int64(limits.helloSeconds) * 1000 ? end(.helloTimeout) : .nothing
    case .speaking:
      unanswered == 0 && now - heardAt >= Int64(limits.idleSeconds) * 1000 ? end(.idle) : .nothing
    }
  }

  private mutating func received(_ message: ClientMessage) -> Action {
    guard case .speaking(let role) = phase else {
      return .answer(.error(WireError(.auth, Self.helloFirst), id: message.id))
    }
    switch message {
    case .hello:
      return .answer(.error(WireError(.badField, "type: hello was said already; open another connection"), id: nil))
    case .request(let envelope, let request):
      guard request.isFor(role) else {
        let sentence = "this is not for the role \(role.rawValue)"
        return .answer(.error(WireError(.forbidden, sentence), id: envelope.id))
      }
      unanswered += 1
      return .carryOut(request, envelope)
    case .typing(let conversation, let isOn): return .typing(conversation, isOn: isOn)
    case .seen: return .nothing
    case .ping(let id): return .answer(.pong(id: id))
    case .bye: return end(.bye)
    }
  }

  private static let helloFirst = "say hello first, see docs/protocol.md"

  /// A line that could not be read. Before hello a type that nobody knows is as any other (H10).
  private func unreadable(_ failure: WireFailure) -> Action {
    if phase == .awaitingHello, failure.error.code == .unknownType {
      return .answer(.error(WireError(.auth, Self.helloFirst), id: failure.id))
    }
    return .answer(.error(failure.error, id: failure.id))
  }

  /// What is not answered otherwise is not answered for being too fast either.
  private func tooFast(_ heard: Heard, _ wait: Int) -> Action {
    var id: MessageID?
    switch heard {
    case .message(.typing), .message(.seen): return .nothing
    case .message(let message): id = message.id
    case .unreadable(let failure): id = failure.id
    case .tooLong, .hopeless: break
    }
    let sentence = "too fast: \(limits.linesPerSecond) lines a second; wait and send it again"
    return .answer(.error(WireError(.rateLimited, sentence, retryAfterMilliseconds: wait), id: id))
  }

  private mutating func end(_ farewell: Farewell) -> Action {
    phase = .ended
    return .end(farewell)
  }
}

extension ClientMessage {
  /// Under which an answer is expected.
  fileprivate var id: MessageID? {
    switch self {
    case .request(let envelope, _): envelope.id
    case .ping(let id): id
    case .hello, .typing, .seen, .bye: nil
    }
  }
}
