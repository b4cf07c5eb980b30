import Comprehension
import Desk
import Foundation
import Knowledge
import Logging
import Server
import Storage
import Wire

/// A running server whose door is a website's.
struct WebHouse: Sendable {
  let agents: any AgentDirectory
  let server: FrontdeskServer
  let desk: Desk
  private let site: SiteFolder

  init(
    host: String = "127.0.0.1", origins: [String] = ["https://shop.example"], proxy: String? = nil,
    limits: WireLimits = .generous, agents: any AgentDirectory = InMemoryAgentDirectory(),
    store: any EventStore = InMemoryEventStore(), knowledge: KnowledgeBase = .cornerShop, site: SiteFolder? = nil,
    tls: ServerConfiguration.TLSFiles? = nil
  ) throws {
    let site = try site ?? SiteFolder()
    self.agents = agents
    self.site = site
    desk = Desk(Receptionist(knowledge), store: store)
    var configuration = ServerConfiguration(
      endpoints: [.http(host: host, port: 0)], tls: tls, limits: limits, threads: 1)
    configuration.website = ServerConfiguration.Website(origins: origins, proxy: proxy, folder: site.path)
    server = FrontdeskServer(
      desk: desk, store: store, agents: agents, configuration: configuration,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Serves while `body` runs, on a thread of its own.
  func serve<Value: Sendable>(_ body: @escaping @Sendable (Int) throws -> Value) async throws -> Value {
    let doors = try await server.start()
    let running = Task { try await server.run() }
    let port = doors.compactMap { door in if case .http(_, let port, _) = door { port } else { nil } }.first ?? 0
    let result: Result<Value, any Error>
    do { result = .success(try await onThread { try body(port) }) } catch { result = .failure(error) }
    server.stop()
    try await running.value
    return try result.get()
  }
}
