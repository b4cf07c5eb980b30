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
/// back, beside the same lines sent back by a bare NIO handler that looks for line feeds alone. Same process, threads
/// and clients.
package struct EchoBenchmark: Hashable, Sendable, Codable {
  /// Connections that send at the same time.
  package static let clients = 100
  /// Rounds of one beside rounds of the other; figures are medians.
  package static let rounds = 5

  /// Both echoes under one load.
  package struct Row: Hashable, Sendable, Codable {
    /// Lines that a client has unanswered.
    package var window: Int
    /// Lines that the bare handler sent back, of all clients together.
    package var bareLinesPerSecond: Double
    /// Lines that the server answered, of all clients together.
    package var linesPerSecond: Double

    /// How much of the bare handler's speed is left.
    package var share: Double { linesPerSecond / bareLinesPerSecond }
  }

  /// The smallest window first.
  package var rows: [Row]

  /// - Parameter duration: of a round.
  package static func run(
    _ base: KnowledgeBase, for duration: Duration = .milliseconds(600)
  ) async throws -> EchoBenchmark {
    FileLimit.raise()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    let bare = try await BareEcho.listen(on: group)
    let (server, port) = try await serve(base)
    let (plain, full) = (LoadCrowd(port: bare.localAddress?.port ?? 0), LoadCrowd(port: port))
    try await plain.enter(clients, greets: false)
    try await full.enter(clients)
    var rows: [Row] = []
    for window in [1, 16] { rows.append(try await row(window, plain, full, for: duration)) }
    await plain.leave()
    await full.leave()
    try await bare.close()
    try await group.shutdownGracefully()
    server.stop()
    try await server.run()
    return EchoBenchmark(rows: rows)
  }

  private static let threads = 2

  private static func row(
    _ window: Int, _ plain: LoadCrowd, _ full: LoadCrowd, for duration: Duration
  ) async throws -> Row {
    let ping: @Sendable (Int, Int) -> [UInt8] = { _, number in
      var line: [UInt8] = []
      ClientMessage.ping(id: MessageID(rawValue: "p\(number)")).write(to: &line)
      return line
    }
    var (bare, own): ([Double], [Double]) = ([], [])
    for _ in 0..<rounds {
      bare.append(try await plain.talk(for: duration, window: window, ping).perSecond)
      own.append(try await full.talk(for: duration, window: window, ping).perSecond)
    }
    return Row(
      window: window, bareLinesPerSecond: bare.sorted()[rounds / 2], linesPerSecond: own.sorted()[rounds / 2])
  }

  private static func serve(_ base: KnowledgeBase) async throws -> (FrontdeskServer, port: Int) {
    var limits = WireLimits()
    limits.linesPerSecond = 0
    limits.sessionsPerMinute = .max
    limits.connectionsPerAddress = .max
    let store = InMemoryEventStore()
    let server = FrontdeskServer(
      desk: Desk(Receptionist(base), store: store), store: store, agents: InMemoryAgentDirectory(),
      configuration: ServerConfiguration(
        endpoints: [.tcp(host: "127.0.0.1", port: 0)], limits: limits, threads: threads),
      logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    for case .tcp(_, let port) in try await server.start() { return (server, port) }
    preconditionFailure("it was told to listen on TCP")
  }
}
