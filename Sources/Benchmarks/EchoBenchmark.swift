import Comprehension
import Conversation
import Desk
import Foundation
package import Knowledge
import Logging
import NIOCore
import NIOPosix
import Server
import Storage
import Wire

/// What the line protocol costs: `ping` lines answered by the server with its whole path from bytes to a message and
/// back, beside the same lines sent back by a bare NIO handler that looks for line feeds alone, or over WebSocket by
/// one that NIO hands whole frames. Same process, threads and clients.
package struct EchoBenchmark: Hashable, Sendable, Codable {
  /// Connections that send at the same time.
  package static let clients = 100
  /// Rounds of one beside rounds of the other; figures are medians.
  package static let rounds = 5

  /// How one of the two servers did.
  package struct Side: Hashable, Sendable, Codable {
    /// Lines that it sent back, of all clients together.
    package var linesPerSecond: Double
    /// Of processor time, without the clients'; a line. Says what a server costs also where the clients are the limit.
    package var serverMicroseconds: Double
    /// How much of the time the clients' thread was at work, 0 to 1: near 1 it is the limit.
    package var clientBusy: Double
  }

  /// Both echoes under one load.
  package struct Row: Hashable, Sendable, Codable {
    /// By which way both were asked.
    package var door: LoadDoor
    /// Lines that a client has unanswered.
    package var window: Int
    /// The handler that knows nothing of the protocol.
    package var bare: Side
    /// The server's whole path.
    package var own: Side

    /// How much of the bare handler's speed is left.
    package var share: Double { own.linesPerSecond / bare.linesPerSecond }
  }

  /// The smallest window first.
  package var rows: [Row]

  /// - Parameter duration: of a round.
  package static func run(
    _ base: KnowledgeBase, for duration: Duration = .milliseconds(600)
  ) async throws -> EchoBenchmark {
    FileLimit.raise()
    let (server, ports) = try await serve(base)
    var rows: [Row] = []
    for door in LoadDoor.allCases { rows += try await Self.rows(over: door, port: ports[door] ?? 0, for: duration) }
    server.stop()
    try await server.run()
    return EchoBenchmark(rows: rows)
  }

  private static let threads = 2

  /// - Parameter port: of the server that is measured.
  private static func rows(over door: LoadDoor, port: Int, for duration: Duration) async throws -> [Row] {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    let bare =
      switch door {
      case .lines: try await BareEcho.listen(on: group)
      case .webSocket: try await BareSocketEcho.listen(on: group)
      }
    let plain = LoadCrowd(port: bare.localAddress?.port ?? 0, over: door)
    let full = LoadCrowd(port: port, over: door)
    try await plain.enter(clients, greets: false)
    try await full.enter(clients)
    var rows: [Row] = []
    for window in [1, 16] {
      var (bareRounds, ownRounds): ([Side], [Side]) = ([], [])
      for _ in 0..<rounds {
        bareRounds.append(try await round(plain, window, for: duration))
        ownRounds.append(try await round(full, window, for: duration))
      }
      rows.append(Row(door: door, window: window, bare: median(bareRounds), own: median(ownRounds)))
    }
    await plain.leave()
    await full.leave()
    try await bare.close()
    try await group.shutdownGracefully()
    return rows
  }

  private static func round(_ crowd: LoadCrowd, _ window: Int, for duration: Duration) async throws -> Side {
    let (all, clients) = (ProcessorTime.seconds(on: CLOCK_PROCESS_CPUTIME_ID), try await crowd.processorSeconds())
    let result = try await crowd.talk(for: duration, window: window) { _, number in
      var line: [UInt8] = []
      ClientMessage.ping(id: MessageID(rawValue: "p\(number)")).write(to: &line)
      return line
    }
    let clientSeconds = try await crowd.processorSeconds() - clients
    let serverSeconds = ProcessorTime.seconds(on: CLOCK_PROCESS_CPUTIME_ID) - all - clientSeconds
    return Side(
      linesPerSecond: result.perSecond, serverMicroseconds: serverSeconds * 1e6 / Double(max(result.answered, 1)),
      clientBusy: clientSeconds / max(result.seconds, 1e-9))
  }

  /// Of each figure by itself.
  private static func median(_ sides: [Side]) -> Side {
    func middle(_ figure: (Side) -> Double) -> Double { sides.map(figure).sorted()[sides.count / 2] }
    return Side(
      linesPerSecond: middle(\.linesPerSecond), serverMicroseconds: middle(\.serverMicroseconds),
      clientBusy: middle(\.clientBusy))
  }

  private static func serve(_ base: KnowledgeBase) async throws -> (FrontdeskServer, [LoadDoor: Int]) {
    var limits = WireLimits()
    limits.linesPerSecond = 0
    limits.sessionsPerMinute = .max
    limits.connectionsPerAddress = 1_000_000
    let store = InMemoryEventStore()
    let server = FrontdeskServer(
      desk: Desk(Receptionist(base), store: store), store: store, agents: InMemoryAgentDirectory(),
      configuration: ServerConfiguration(
        endpoints: [.tcp(host: "127.0.0.1", port: 0), .http(host: "127.0.0.1", port: 0)], limits: limits,
        threads: threads),
      logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    var ports: [LoadDoor: Int] = [:]
    for door in try await server.start() {
      switch door {
      case .tcp(_, let port): ports[.lines] = port
      case .http(_, let port, _): ports[.webSocket] = port
      default: break
      }
    }
    return (server, ports)
  }
}
