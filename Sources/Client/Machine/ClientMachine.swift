import Conversation
import Wire

/// A client's side of the line protocol, without sockets and clocks: what comes in is handed to it, what is to be done
/// is handed back.
///
/// It says hello, goes on after a lost connection where it was, drops what it has seen (I6), asks again for what is
/// missing, and sends again under the same id what was not acknowledged (I2). Times are milliseconds of any clock that
/// does not run backwards.
struct ClientMachine: Sendable {
  /// What whoever holds the socket is to do, in this order.
  enum Action: Sendable {
    /// Write it to the connection, as one line.
    case send(ClientMessage)
    /// Hand it to whoever owns the client.
    case tell(Report)
    /// What the owner asked under this id is answered, or never will be.
    case answer(MessageID, Result<Answer, WireError>)
    /// Connect once so much time has gone by.
    case connect(afterMilliseconds: Int64)
    /// Call `tick` once so much time has gone by.
    case wake(afterMilliseconds: Int64)
    /// Close the connection, after sending what was written; `disconnected` follows.
    case close
  }

  enum Phase { case idle, greeting, welcomed, between, ended }

  /// A desk that has said nothing for so long beyond its heartbeat is gone.
  static let silenceMilliseconds: Int64 = 30_000
  /// So long the desk has to answer a goodbye.
  private static let farewellMilliseconds: Int64 = 2_000

  var hello: Hello
  var phase = Phase.idle
  var welcome: Welcome?
  var backOff = BackOff()
  var requests = Requests()
  var seen = Seen()
  var lastReceived: Int64 = 0
  var lastSent: Int64 = 0
  var isLeaving = false
  /// What the last `bye` asked for; the next attempt is no earlier.
  private var retryMilliseconds: Int64?
  private var farewell: String?
  /// The wake-ups that were asked for and have not come, each earlier than the one before it.
  private var wakes: [Int64] = []

  /// - Parameter hello: of the first connection; a customer's later ones resume where the one before ended (I5).
  init(_ hello: Hello) { self.hello = hello }

  /// The connection stands.
  mutating func connected(at now: Int64) -> [Action] {
    guard phase != .ended else { return [.close] }
    phase = .greeting
    lastReceived = now
    lastSent = now
    farewell = nil
    return [.send(.hello(hello))] + wake(at: now)
  }

  /// The connection ended, or could not be made.
  ///
  /// - Parameter jitter: 0 ..< 1, another each time.
  mutating func disconnected(reason: String, jitter: Double) -> [Action] {
    guard phase != .ended else { return [] }
    if isLeaving { return end(.left) }
    guard let welcome else { return end(.unreachable(reason: farewell ?? reason)) }
    let wasIn = phase == .welcomed
    phase = .between
    requests.connectionLost()
    resume(welcome)
    let wait = max(backOff.next(jitter: jitter), retryMilliseconds ?? 0)
    retryMilliseconds = nil
    let lost = Report.lost(reason: farewell ?? reason, retryMilliseconds: wait)
    return (wasIn ? [.tell(lost)] : []) + [.connect(afterMilliseconds: wait)]
  }

  /// Asks for something. The answer comes as `.answer` under the id, exactly once.
  mutating func ask(_ request: ClientRequest, _ envelope: Envelope, at now: Int64) -> [Action] {
    guard phase != .ended, !isLeaving else {
      return [.answer(envelope.id, .failure(WireError(.overloaded, "The connection to the desk is closed.")))]
    }
    guard requests.add(request, envelope) else {
      return [.answer(envelope.id, .failure(WireError(.idConflict, "The id \(envelope.id) is in use.")))]
    }
    return sendWaiting(at: now)
  }

  /// Sends what is not answered: `typing`, `seen`. Lost where there is no connection.
  mutating func post(_ message: ClientMessage, at now: Int64) -> [Action] {
    guard phase == .welcomed, !isLeaving else { return [] }
    lastSent = now
    return [.send(message)]
  }

  /// Says goodbye; what is still unanswered will not be.
  mutating func leave(at now: Int64) -> [Action] {
    guard phase != .ended, !isLeaving else { return [] }
    isLeaving = true
    guard phase == .welcomed else { return end(.left) + [.close] }
    lastSent = now
    return [.send(.bye)] + wake(at: now)
  }

  /// Time has gone by.
  mutating func tick(at now: Int64) -> [Action] {
    while let next = wakes.last, next <= now { wakes.removeLast() }
    guard let end = patienceEnds else { return [] }
    guard now < end else { return [.close] }
    guard phase == .welcomed, !isLeaving else { return wake(at: now) }
    var actions: [Action] = []
    if now - lastSent >= beat {
      lastSent = now
      actions.append(.send(.ping(id: nil)))
    }
    return actions + sendWaiting(at: now) + wake(at: now)
  }

  private var beat: Int64 { Int64(welcome?.heartbeatSeconds ?? 25) * 1_000 }

  /// When the desk counts as gone unless something comes from it; nil without a connection.
  private var patienceEnds: Int64? {
    switch phase {
    case .idle, .between, .ended: nil
    case .greeting: lastReceived + Self.silenceMilliseconds
    case .welcomed where isLeaving: lastSent + Self.farewellMilliseconds
    case .welcomed: lastReceived + beat + Self.silenceMilliseconds
    }
  }

  /// Has `tick` called when something is due by then. One that was asked for and comes earlier is enough: it sees to
  /// the next.
  mutating func wake(at now: Int64) -> [Action] {
    guard var due = patienceEnds else { return [] }
    if phase == .welcomed, !isLeaving { due = min(due, lastSent + beat, requests.due(after: now) ?? .max) }
    due = max(due, now)
    if let next = wakes.last, next <= due { return [] }
    wakes.append(due)
    return [.wake(afterMilliseconds: due - now)]
  }

  /// The hello of the next connection goes on where this one ended.
  private mutating func resume(_ welcome: Welcome) {
    guard hello.role == .customer else { return }
    hello.resume = Hello.Resume(
      session: welcome.session, epoch: welcome.epoch, after: welcome.conversation.flatMap { seen.last(of: $0) } ?? 0)
  }

  mutating func end(_ ending: Ending) -> [Action] {
    phase = .ended
    let error = ending.asError
    return requests.removeAll().map { .answer($0, .failure(error)) } + [.tell(.ended(ending))]
  }

  mutating func said(_ bye: Farewell?, retryAfterMilliseconds: Int?) -> [Action] {
    switch bye {
    case .bye: return end(.left) + [.close]
    case .replaced: return end(.replaced) + [.close]
    case .revoked: return end(.revoked) + [.close]
    default:
      retryMilliseconds = retryAfterMilliseconds.map(Int64.init)
      farewell = bye?.inWords ?? "the desk ended the connection"
      return [.close]
    }
  }
}

extension Farewell {
  var inWords: String {
    switch self {
    case .shutdown: "the desk stops"
    case .busy: "too many connections from here"
    case .lagged: "too much waited to be read"
    case .idle: "nothing was sent for too long"
    case .helloTimeout: "the desk waited too long for the hello"
    case .tooLong: "a line had no end"
    case .bye, .replaced, .revoked: rawValue
    }
  }
}

extension Ending {
  /// What is told to those who still wait for an answer.
  var asError: WireError {
    switch self {
    case .refused(let error): error
    case .left: WireError(.overloaded, "The connection to the desk is closed.")
    case .replaced: WireError(.forbidden, "Another connection took this session over.")
    case .revoked: WireError(.auth, "The token was revoked.")
    case .unreachable(let reason): WireError(.overloaded, "The desk cannot be reached: \(reason).")
    }
  }
}
