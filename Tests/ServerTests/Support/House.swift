import Comprehension
import Conversation
import Desk
import Foundation
import Knowledge
import Logging
import Server
import Storage
import Synchronization
import Wire

/// A running server with a small shop behind it.
struct House: Sendable {
  let store: any EventStore
  let agents: any AgentDirectory
  let server: FrontdeskServer
  let desk: Desk

  init(
    _ endpoints: [ServerConfiguration.Endpoint] = [.tcp(host: "127.0.0.1", port: 0)],
    store: any EventStore = InMemoryEventStore(), limits: WireLimits = .generous,
    tls: ServerConfiguration.TLSFiles? = nil, agents: any AgentDirectory = InMemoryAgentDirectory(),
    identitySecret: String? = nil, connectionsMaximum: Int? = nil, log: LogRecord? = nil,
    clock: any WallClock = SystemClock()
  ) {
    self.store = store
    self.agents = agents
    desk = Desk(Receptionist(.cornerShop), store: store, clock: clock)
    var configuration = ServerConfiguration(endpoints: endpoints, tls: tls, limits: limits, threads: 1)
    configuration.connectionsMaximum = connectionsMaximum
    server = FrontdeskServer(
      desk: desk, store: store, agents: agents, identities: identitySecret.map(IdentitySecret.init),
      configuration: configuration,
      logger: log?.logger ?? Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Serves while `body` runs, on a thread of its own, with the TCP door's port.
  func serve<Value: Sendable>(_ body: @escaping @Sendable (Int) throws -> Value) async throws -> Value {
    let doors = try await server.start()
    let running = Task { try await server.run() }
    let port = doors.compactMap { door in if case .tcp(_, let port) = door { port } else { nil } }.first ?? 0
    let result: Result<Value, any Error>
    do { result = .success(try await onThread { try body(port) }) } catch { result = .failure(error) }
    server.stop()
    try await running.value
    return try result.get()
  }

  /// An account, and the token that opens it.
  func add(_ name: String, _ role: AgentAccount.Role = .agent) async throws -> String {
    let (token, digest) = Credentials.makeToken()
    let id = ConversationID(random: .random(in: 0 ... .max), 1).rawValue
    try await agents.add(
      AgentAccount(
        id: id, name: name, role: role, tokenDigest: digest, createdAt: Timestamp(milliseconds: 1_800_000_000_000)))
    return token
  }
}

extension House {
  /// Of the audit trail: who, what, and the detail if there is one. To be called from a thread that may block.
  func latestRecord() -> String {
    let latest = Mutex("")
    blocking {
      guard let entry = try? await agents.audit(limit: 1).first else { return }
      let words = [entry.agent?.name, entry.action, entry.detail].compactMap(\.self)
      latest.withLock { $0 = words.joined(separator: " ") }
    }
    return latest.withLock { $0 }
  }
}

extension WireLimits {
  /// Without limits for speed and addresses, which would make tests wait, and with time for hello on a busy machine.
  static var generous: WireLimits {
    var limits = WireLimits()
    limits.helloSeconds = 60
    limits.linesPerSecond = 0
    limits.sessionsPerMinute = 1_000
    limits.connectionsPerAddress = 1_000
    return limits
  }
}

extension KnowledgeBase {
  static let cornerShop = KnowledgeBase(
    business: Business(name: "Corner Books"),
    entries: [
      Entry(
        id: "hours", title: "When are you open?", phrasings: [Phrasing(text: "opening hours")],
        answer: "From nine to six."),
      Entry(
        id: "gift", title: "Do you sell gift cards?", phrasings: [Phrasing(text: "buy a voucher")],
        answer: "Yes, at the till."),
    ])
}

/// A folder that goes when the test does.
final class TemporaryFolder: Sendable {
  let path: String

  init(name: String = "") throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "fd-\(UInt32.random(in: 0 ... .max))\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
