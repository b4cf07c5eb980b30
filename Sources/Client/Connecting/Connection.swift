import Conversation
import NIOCore
import NIOPosix
import Wire

/// A client's connection to a desk, made again whenever it breaks: the socket, the clock and the callbacks around a
/// `ClientMachine`, which alone decides what is said when.
///
/// Lives on one event loop: what arrives there is handled without a hop.
actor Connection {
  /// Where each attempt to connect goes; the same for the connection's whole life.
  nonisolated let address: DeskAddress
  /// What is learnt of the desk, in order. Ends when the connection is over. To be iterated once.
  nonisolated let reports: AsyncStream<Report>

  private let loop: any EventLoop
  private let tell: AsyncStream<Report>.Continuation
  private var machine: ClientMachine
  private var channel: (any Channel)?
  private var bytes: [UInt8] = []
  private var waiting: [MessageID: @Sendable (Result<Answer, WireError>) -> Void] = [:]
  private var ids = IDSource()

  /// The event loop: whoever is on it already calls the actor without waiting (`assumeIsolated`).
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.executor.asUnownedSerialExecutor() }

  init(to address: DeskAddress, hello: Hello) {
    self.address = address
    loop = MultiThreadedEventLoopGroup.singleton.next()
    machine = ClientMachine(hello)
    (reports, tell) = AsyncStream.makeStream()
  }

  /// Begins to connect; `reports` says what came of it.
  nonisolated func start() {
    loop.execute { self.assumeIsolated { $0.connect() } }
  }

  /// Asks, and waits for the answer; over a lost connection too.
  ///
  /// - Parameter id: the request's own, to send the same again under; made here unless given.
  /// - Throws: what the desk answered instead of `ok`; `idConflict` for an id that waits for an answer already; how the
  ///   connection ended, where it ends for good first.
  func ask(
    _ request: ClientRequest, in conversation: ConversationID? = nil, id: MessageID? = nil
  ) async throws(WireError) -> Answer {
    let result = await withCheckedContinuation { continuation in
      submit(request, in: conversation, id: id) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }

  /// As `ask`; `then` is called on the connection's event loop. In the order of the calls, from any thread.
  nonisolated func send(
    _ request: ClientRequest, in conversation: ConversationID? = nil, id: MessageID? = nil,
    then: @escaping @Sendable (Result<Answer, WireError>) -> Void
  ) {
    loop.execute { self.assumeIsolated { $0.submit(request, in: conversation, id: id, then) } }
  }

  /// Sends what has no answer (`typing`, `seen`); it may be lost.
  nonisolated func post(_ message: ClientMessage) {
    loop.execute { self.assumeIsolated { $0.obey($0.machine.post(message, at: $0.now)) } }
  }

  /// Says goodbye and returns; `reports` ends when the desk has let go, or in two seconds.
  nonisolated func leave() {
    loop.execute { self.assumeIsolated { $0.obey($0.machine.leave(at: $0.now)) } }
  }

  private func submit(
    _ request: ClientRequest, in conversation: ConversationID?, id: MessageID?,
    _ then: @escaping @Sendable (Result<Answer, WireError>) -> Void
  ) {
    let id = id ?? ids.next()
    guard waiting[id] == nil else { return then(.failure(WireError(.idConflict, "The id \(id) is in use."))) }
    waiting[id] = then
    obey(machine.ask(request, Envelope(id: id, conversation: conversation), at: now))
  }
}

extension Connection {
  private var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }

  func received(_ line: ServerLine) { carryOut(machine.received(line, at: now)) }

  func disconnected(_ reason: String) {
    channel = nil
    bytes.removeAll()
    obey(machine.disconnected(reason: reason, jitter: .random(in: 0..<1)))
  }

  /// Sends what the lines that came together have led to, in one piece.
  func flush() {
    guard !bytes.isEmpty, let channel else { return }
    channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    bytes.removeAll(keepingCapacity: bytes.capacity <= 65_536)
  }

  private func obey(_ actions: [ClientMachine.Action]) {
    carryOut(actions)
    flush()
  }

  private func carryOut(_ actions: [ClientMachine.Action]) {
    for action in actions {
      switch action {
      case .send(let message): message.write(to: &bytes)
      case .tell(let news): report(news)
      case .answer(let id, let result): waiting.removeValue(forKey: id)?(result)
      case .connect(let wait): after(wait) { $0.connect() }
      case .wake(let wait): after(wait) { $0.obey($0.machine.tick(at: $0.now)) }
      case .close:
        flush()
        channel?.close(promise: nil)
      }
    }
  }

  private func report(_ report: Report) {
    tell.yield(report)
    if case .ended = report { tell.finish() }
  }

  private func after(_ milliseconds: Int64, _ act: @escaping @Sendable (isolated Connection) -> Void) {
    loop.scheduleTask(in: .milliseconds(milliseconds)) { [weak self] in
      guard let self else { return }
      self.assumeIsolated { act($0) }
    }
  }

  private func connect() {
    guard channel == nil else { return }
    Dialling.connect(to: address, on: loop) { channel in
      try channel.pipeline.syncOperations.addHandler(LineHandler(self))
    }
    .whenComplete { result in self.assumeIsolated { $0.connected(result) } }
  }

  private func connected(_ result: Result<any Channel, any Error>) {
    switch result {
    case .success(let channel):
      self.channel = channel
      obey(machine.connected(at: now))
    case .failure(let error): disconnected(ConnectFailure.words(for: error))
    }
  }
}

/// Ids that no other connection of the same sender has used: random where it begins, counted from there.
private struct IDSource {
  private let stem = String(UInt64.random(in: 0 ... .max), radix: 36)
  private var count = 0

  mutating func next() -> MessageID {
    count += 1
    // At most 13 digits and letters, a hyphen and a number are always an id.
    return MessageID(rawValue: "\(stem)-\(count)")!
  }
}
