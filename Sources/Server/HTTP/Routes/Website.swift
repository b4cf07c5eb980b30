import Desk
import Language
import Logging
import NIOCore
import NIOHTTP1
import Wire

/// What every request is answered by: the pages, and the ways by which lines come in. One for all connections.
final class Website: Sendable {
  /// What becomes of a request.
  enum Reply: Sendable {
    case response(HTTPResponse)
    case later(@Sendable () async -> HTTPResponse)
    /// The connection becomes one of lines, after this head.
    case webSocket(HTTPResponse)
    case eventStream(HTTPResponse)
  }

  private typealias Handler = @Sendable (Website, HTTPRequest) -> Reply

  let desk: Desk
  let services: AgentServices
  let signIn: SignIn
  let sessions: DeskSessions
  let streams = EventStreams()
  let origins: Set<String>
  let hub: ConnectionHub
  let privacy: PrivacyPage
  let clock: any WallClock
  let foreignOrigins = ForeignOrigins()
  let isReady: @Sendable () async -> Bool
  private let reception: Reception
  private let limits: WireLimits
  private let files: [String: SiteFiles.File]

  /// - Parameter isReady: whether what is said is stored now.
  init(
    _ settings: ServerConfiguration.Website, desk: Desk, services: AgentServices, signIn: SignIn,
    sessions: DeskSessions, reception: Reception, hub: ConnectionHub, limits: WireLimits,
    clock: any WallClock, isReady: @escaping @Sendable () async -> Bool
  ) throws(ServerError) {
    let site = try SiteFiles(folder: settings.folder)
    files = site.files
    privacy = PrivacyPage(site.privacy)
    origins = Set(settings.origins)
    self.desk = desk
    self.services = services
    self.signIn = signIn
    self.sessions = sessions
    self.reception = reception
    self.hub = hub
    self.limits = limits
    self.clock = clock
    self.isReady = isReady
  }

  var logger: Logger { reception.logger }
  var failures: StoreFailureLog { reception.failures }

  func opened(_ mailbox: Mailbox, from address: ClientAddress?) -> ConnectionHub.Admission {
    hub.opened(mailbox, from: address, speaking: .requests)
  }

  func closed(_ mailbox: Mailbox, from address: ClientAddress?) {
    hub.closed(mailbox, from: address, speaking: .requests)
  }

  /// What speaks the line protocol on a connection that asked for it.
  func lines(_ transport: Transport, roster: LoopRoster) -> LineConnection {
    LineConnection(transport, limits: limits, reception: reception, roster: roster)
  }

  func reply(to request: HTTPRequest) -> Reply {
    if let file = files[request.target.path] { return .response(response(file, to: request)) }
    guard let methods = Self.table[request.target.path] else {
      return .response(.text(.notFound, "There is nothing here; / lists what there is."))
    }
    let method = request.method == .HEAD ? HTTPMethod.GET : request.method
    if let handler = methods[method.rawValue] { return handler(self, request) }
    return .response(notAllowed(Array(methods.keys)))
  }

  /// All that is not a file: by whole paths (H19), then by methods.
  private static let table: [String: [String: Handler]] = [
    "/": ["GET": { $0.front($1) }],
    "/site.json": ["GET": { $0.summary($1) }, "OPTIONS": { $0.preflight($1) }],
    "/privacy": ["GET": { $0.privacyPage($1) }],
    "/ws": ["GET": { $0.webSocket($1) }],
    "/events": ["GET": { $0.eventStream($1) }, "OPTIONS": { $0.preflight($1) }],
    "/lines": ["POST": { $0.lines($1) }, "OPTIONS": { $0.preflight($1) }],
    "/desk/session": [
      "GET": { $0.session($1) }, "POST": { $0.beginSession($1) }, "DELETE": { $0.endSession($1) },
    ],
    // Browsers ask for it on every page.
    "/favicon.ico": ["GET": { _, _ in .response(HTTPResponse(.noContent).with("Cache-Control", "max-age=86400")) }],
    "/health/live": ["GET": { _, _ in .response(.text(.ok, "alive")) }],
    "/health/ready": ["GET": { $0.ready($1) }],
    "/metrics": ["GET": { $0.metrics($1) }],
  ]

  private func response(_ file: SiteFiles.File, to request: HTTPRequest) -> HTTPResponse {
    guard request.method == .GET || request.method == .HEAD else { return notAllowed(["GET"]) }
    let packed = request.takesGzip ? file.packed : nil
    let tag = packed == nil ? file.tag : file.tag.dropLast() + "-gzip\""
    let known = request.headers[canonicalForm: "if-none-match"]
    let isKnown = known.contains { $0 == tag || $0 == "W/" + tag || $0 == "*" }
    let response =
      isKnown
      ? HTTPResponse(.notModified)
      : HTTPResponse(.ok, body: packed ?? file.body).with("Content-Type", file.type)
        .with("Content-Encoding", packed == nil ? nil : "gzip")
    let tagged = response.with("ETag", tag).with("Cache-Control", "no-cache")
      .with("Vary", file.packed == nil ? nil : "Accept-Encoding")
    guard file.isForAll else { return tagged }
    return tagged.with("Cross-Origin-Resource-Policy", "cross-origin").with("Access-Control-Allow-Origin", "*")
  }

  private func notAllowed(_ methods: [String]) -> HTTPResponse {
    let all = Set(methods).union(methods.contains("GET") ? ["HEAD"] : []).sorted().joined(separator: ", ")
    return .text(.methodNotAllowed, "Use \(all) here.").with("Allow", all)
  }
}
