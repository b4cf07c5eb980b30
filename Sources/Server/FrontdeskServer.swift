package import Desk
package import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle
package import Storage
import Synchronization
import Wire

/// The running desk, with every door that it was given.
///
/// The room carries lines between clients and the desk: it opens the doors, says who may ask what, holds everybody to
/// the limits, and serves the website. What a line says is Wire's affair, what comes of it the desk's.
///
/// Told to stop (gracefully, or by cancelling), it takes nobody in any more, finishes what was asked, says goodbye, and
/// is gone within five seconds.
package final class FrontdeskServer: Service {
  /// Where it listens.
  package enum Door: Hashable, Sendable, CustomStringConvertible {
    case standardStreams
    /// With the port that it really is.
    case tcp(host: String, port: Int)
    case unix(path: String)
    /// With the port that it really is.
    case http(host: String, port: Int, isSecure: Bool)

    /// As a person would write it.
    package var description: String {
      switch self {
      case .standardStreams: "standard input and output"
      case .tcp(let host, let port): Self.shown(host, port)
      case .http(let host, let port, let isSecure): "\(isSecure ? "https" : "http")://\(Self.shown(host, port))"
      case .unix(let path): path
      }
    }

    static func shown(_ host: String, _ port: Int) -> String {
      "\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
  }

  private static let finishLongest = Duration.milliseconds(3_500)
  private static let farewellLongest = Duration.milliseconds(500)
  /// How long clients are told to stay away when the server stops.
  private static let retryAfterMilliseconds = 1_000
  private static let pollInterval = Duration.milliseconds(20)
  private static let watchInterval = Duration.seconds(1)
  private static let sweepInterval = Duration.seconds(60)

  private struct Running {
    var group: MultiThreadedEventLoopGroup
    var listeners: [any Channel] = []
    var doors: [Door] = []
    var sockets: [UnixDoor] = []
  }

  private let desk: Desk
  private let store: any EventStore
  private let signIn: SignIn
  private let services: AgentServices
  private let sessions: DeskSessions
  private let teacher: Teacher?
  private let identities: IdentitySecret?
  private let configuration: ServerConfiguration
  private let clock: any WallClock
  private let logger: Logger
  private let failures: StoreFailureLog
  private let hub: ConnectionHub
  private let running = Mutex<Running?>(nil)
  private let toStop = Latch()

  /// - Parameters:
  ///   - store: the desk's own.
  ///   - teacher: nil where nobody may teach.
  ///   - identities: what the website signs with who its customer is; nil where nobody is believed.
  package init(
    desk: Desk, store: any EventStore, agents: any AgentDirectory, teacher: Teacher? = nil,
    identities: IdentitySecret? = nil, configuration: ServerConfiguration, clock: any WallClock = SystemClock(),
    logger: Logger
  ) {
    self.desk = desk
    self.store = store
    self.teacher = teacher
    self.identities = identities
    self.configuration = configuration
    self.clock = clock
    self.logger = logger
    failures = StoreFailureLog(logger)
    signIn = SignIn(directory: agents, floor: desk.floor, clock: clock)
    services = AgentServices(desk: desk, store: store, directory: agents, clock: clock)
    sessions = DeskSessions(agents, clock: clock)
    hub = ConnectionHub(
      limits: configuration.limits,
      connectionsMaximum: configuration.connectionsMaximum ?? FileDescriptors.connectionsMaximum)
  }

  /// Opens every door. Once; `run` does it where it was not done.
  @discardableResult
  package func start() async throws(ServerError) -> [Door] {
    if let running = running.withLock({ $0 }) { return running.doors }
    FileDescriptors.allowAll()
    let epoch: String
    do throws(StoreError) { epoch = try await store.epoch() } catch { throw .unusableStore(reason: error.words) }
    if let left = await store.tracesLeft() {
      logger.warning("traces left", metadata: ["reason": "\(left.words)"])
    }
    do throws(DeskError) { try await desk.start { [failures] in failures.note($0) } } catch {
      throw .unusableStore(reason: error.kind)
    }
    await signIn.refresh()
    desk.readAhead()
    let reception = Reception(
      desk: desk, services: services, signIn: signIn, sessions: sessions, teacher: teacher,
      identities: identities, epoch: epoch, limits: configuration.limits, clock: clock, hub: hub, logger: logger,
      failures: failures)
    var started = Running(group: MultiThreadedEventLoopGroup(numberOfThreads: max(1, configuration.threads)))
    let opener = EndpointOpener(
      group: started.group, rosters: await Self.rosters(of: started.group), limits: configuration.limits,
      reception: reception, logger: logger)
    do throws(ServerError) {
      try await open(&started, with: opener, reception)
    } catch {
      await Self.close(started)
      throw error
    }
    let doors = started.doors
    running.withLock { [started] in $0 = started }
    return doors
  }

  /// Opens every door that is not open yet, and returns when everything has stopped: after a graceful shutdown, a
  /// cancellation, `stop`, or the end of standard input where that is a door.
  ///
  /// - Throws: `ServerError` where a door cannot be opened or the store cannot be read.
  package func run() async throws {
    try await start()
    let watch = Task { await watchSockets() }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [desk] in await desk.runTimers() }
      group.addTask { [signIn] in await signIn.watch() }
      group.addTask { [sessions] in
        while (try? await Task.sleep(for: Self.sweepInterval)) != nil { sessions.sweep() }
      }
      await withTaskCancellationOrGracefulShutdownHandler {
        await toStop.wait()
      } onCancelOrGracefulShutdown: { [toStop] in
        toStop.set()
      }
      watch.cancel()
      // In a task of its own, which waits though this one may be cancelled.
      await Task { await self.shutDown(after: watch) }.value
      group.cancelAll()
    }
  }

  /// Has `run` end.
  package func stop() { toStop.set() }

  private func open(
    _ started: inout Running, with opener: EndpointOpener, _ reception: Reception
  ) async throws(ServerError) {
    let tls = try configuration.tls?.context()
    var website: Website?
    for endpoint in configuration.endpoints {
      switch endpoint {
      case .tcp(let host, let port):
        let channel = try await opener.openTCP(host: host, port: port, tls: tls)
        started.listeners.append(channel)
        started.doors.append(.tcp(host: host, port: channel.localAddress?.port ?? port))
      case .http(let host, let port):
        let site = if let website { website } else { try makeWebsite(reception) }
        website = site
        let channel = try await opener.openHTTP(
          host: host, port: port, tls: tls, site, origins: configuration.website.origins,
          proxy: configuration.website.proxy)
        started.listeners.append(channel)
        started.doors.append(.http(host: host, port: channel.localAddress?.port ?? port, isSecure: tls != nil))
      case .unix(let path, let trustsUser):
        started.sockets.append(try await UnixDoor(path, trustsUser: trustsUser, opener))
        started.doors.append(.unix(path: path))
      case .streams(let input, let output):
        guard let streams = CarriedStreams(from: input, to: output) else {
          throw .unusableSocket(path: "standard input and output", reason: "no file descriptors left")
        }
        let channel = try await opener.openStreams(streams)
        started.doors.append(.standardStreams)
        channel.closeFuture.whenComplete { [toStop] _ in
          Task {
            await streams.drained()
            toStop.set()
          }
        }
      }
    }
    logger.info("listening", metadata: ["endpoints": .array(started.doors.map { "\($0)" })])
  }

  private func makeWebsite(_ reception: Reception) throws(ServerError) -> Website {
    try Website(
      configuration.website, desk: desk, services: services, signIn: signIn, sessions: sessions, reception: reception,
      hub: hub, limits: configuration.limits,
      clock: clock,
      isReady: { [store, hub, failures] in
        guard !hub.windsDown else { return false }
        do throws(StoreError) { try await store.check() } catch {
          failures.note(error)
          return false
        }
        return true
      })
  }

  private func watchSockets() async {
    while (try? await Task.sleep(for: Self.watchInterval)) != nil {
      for socket in running.withLock({ $0?.sockets ?? [] }) {
        guard let complaint = await socket.look() else { continue }
        logger.warning("socket", metadata: ["path": "\(socket.path)", "outcome": "\(complaint)"])
      }
    }
  }

  /// - Parameter watch: what may be putting a socket back at this moment.
  private func shutDown(after watch: Task<Void, Never>) async {
    guard let stopped = running.withLock({ $0 }) else { return }
    logger.info("stopping", metadata: ["connections": "\(hub.count)"])
    for listener in stopped.listeners { try? await listener.close().get() }
    await watch.value
    for socket in stopped.sockets { await socket.close() }
    hub.windDown(retryAfterMilliseconds: Self.retryAfterMilliseconds)
    await waitForConnections(Self.finishLongest)
    let unfinished = hub.count
    if unfinished > 0 { hub.end(retryAfterMilliseconds: Self.retryAfterMilliseconds) }
    await waitForConnections(Self.farewellLongest)
    try? await stopped.group.shutdownGracefully()
    logger.info("stopped", metadata: ["unfinished": "\(unfinished)"])
  }

  private func waitForConnections(_ longest: Duration) async {
    let end = ContinuousClock.now + longest
    while hub.count > 0, ContinuousClock.now < end { try? await Task.sleep(for: Self.pollInterval) }
  }

  private static func close(_ started: Running) async {
    for socket in started.sockets { await socket.close() }
    for listener in started.listeners { try? await listener.close().get() }
    try? await started.group.shutdownGracefully()
  }

  private static func rosters(
    of group: MultiThreadedEventLoopGroup
  ) async -> [ObjectIdentifier: NIOLoopBound<LoopRoster>] {
    var rosters: [ObjectIdentifier: NIOLoopBound<LoopRoster>] = [:]
    for loop in group.makeIterator() {
      rosters[ObjectIdentifier(loop)] = try? await loop.submit { LoopRoster.start(on: loop) }.get()
    }
    return rosters
  }
}
