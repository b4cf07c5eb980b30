import Conversation
import Foundation
import NIOCore
import NIOPosix
import Wire

/// Many clients of one server, all on one thread of their own.
final class LoadCrowd: Sendable {
  enum Flaw: Error, CustomStringConvertible {
    /// A connection that was in use is gone.
    case lost
    /// Somebody who said hello was not let in.
    case turnedAway

    var description: String {
      switch self {
      case .lost: "The desk closed a connection that was in use. Run it again on a machine that is less busy."
      case .turnedAway: "The desk did not let a client in. Run it again on a machine that is less busy."
      }
    }
  }

  /// Connections that are being opened at the same time.
  private static let openedAtOnce = 200

  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let port: Int
  private let door: LoadDoor
  private let clients: NIOLoopBoundBox<[LoadClient]>

  private var loop: any EventLoop { clients.eventLoop }

  /// - Parameter port: of this machine, where the door is.
  init(port: Int, over door: LoadDoor = .lines) {
    self.port = port
    self.door = door
    clients = .makeBoxSendingValue([], eventLoop: group.next())
  }

  /// Opens connections.
  ///
  /// - Parameter greets: whether each says hello as a new customer, and is waited for until it is welcome.
  func enter(_ count: Int, greets: Bool = true) async throws {
    for start in stride(from: 0, to: count, by: Self.openedAtOnce) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in start..<min(count, start + Self.openedAtOnce) {
          group.addTask { try await self.enterOne(greets: greets) }
        }
        try await group.waitForAll()
      }
    }
  }

  func leave() async {
    try? await loop.submit { [clients] in for client in clients.value { client.close() } }.get()
    try? await group.shutdownGracefully()
  }

  /// Of processor time, on the clients' own thread, from its beginning.
  func processorSeconds() async throws -> Double {
    try await loop.submit { ProcessorTime.seconds(on: CLOCK_THREAD_CPUTIME_ID) }.get()
  }

  /// Each client sends a line, and the next one when that is answered; with a `window`, keeps so many unanswered.
  func talk(
    for duration: Duration, window: Int = 1, _ lines: @escaping @Sendable (_ client: Int, _ number: Int) -> [UInt8]
  ) async throws -> LoadResult {
    try await run { clients, promise in
      ClosedLoop(clients, window: window, for: duration.nanoseconds, lines, promise).begin()
    }
  }

  /// Lines are sent when their time has come, whatever was answered by then: `rate` a second on the whole, with gaps as
  /// chance makes them, each by one of the clients in turn. How long one took counts from when it was to be sent.
  func talk(
    at rate: Double, for duration: Duration, _ lines: @escaping @Sendable (_ client: Int, _ number: Int) -> [UInt8]
  ) async throws -> LoadResult {
    try await run { clients, promise in
      OpenLoop(clients, rate: rate, for: duration.nanoseconds, lines, promise).begin()
    }
  }

  private func run(
    _ begin: @escaping @Sendable ([LoadClient], EventLoopPromise<LoadResult>) -> Void
  ) async throws -> LoadResult {
    let promise = loop.makePromise(of: LoadResult.self)
    loop.execute { [clients] in begin(clients.value, promise) }
    return try await promise.futureResult.get()
  }

  private func enterOne(greets: Bool) async throws {
    let welcome = loop.makePromise(of: Void.self)
    _ = try await ClientBootstrap(group: loop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(
        .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2_048, maximum: 65_536)
      )
      .channelInitializer { [clients, door, port] channel in
        channel.eventLoop.makeCompletedFuture {
          let client = LoadClient(over: door)
          client.lose = { welcome.fail(Flaw.turnedAway) }
          client.hear = { [unowned client] heard in
            switch heard {
            case .opened where greets: client.send(Self.hello)
            case .opened, .welcome: welcome.succeed()
            case .error: welcome.fail(Flaw.turnedAway)
            default: break
            }
          }
          let pipeline = channel.pipeline.syncOperations
          if door == .webSocket { try pipeline.addHandler(LoadSocket(port: port)) }
          try pipeline.addHandler(client)
          clients.value.append(client)
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    try await welcome.futureResult.get()
  }

  private static let hello: ByteBuffer = {
    var line: [UInt8] = []
    ClientMessage.hello(Hello(role: .customer)).write(to: &line)
    return ByteBuffer(bytes: line)
  }()
}

extension Duration {
  var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
