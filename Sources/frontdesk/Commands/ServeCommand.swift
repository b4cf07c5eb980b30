import ArgumentParser
import Desk
import Foundation
import Knowledge
import Logging
import Server
import ServiceLifecycle
import Storage
import Terminal
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run the desk: for the website, for agents, for chats in other terminals.",
    discussion: """
      The desk always listens on desk.sock in its data folder, where `frontdesk chat` and `frontdesk agent` of the same \
      user find it; --http, --tcp, --unix and --stdio open more doors, any combination of them. An address that others \
      can reach needs TLS. An edit of the knowledge folder takes effect at once. SIGTERM, SIGHUP and Ctrl-C finish \
      what was asked, say goodbye and end within five seconds. docs/operations.md tells how to run it for good, docs/protocol.md what is spoken.

      Examples:
        frontdesk serve --knowledge knowledge --data data
        frontdesk serve --http 127.0.0.1:8080
        frontdesk serve --tcp 127.0.0.1:7411
        frontdesk serve --tcp 0.0.0.0:7411 --tls-certificate chain.pem \\
          --tls-key key.pem

      Exit status: 0 it was told to end, 2 it could not run.
      """)

  private static let watchInterval = Duration.seconds(1)

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var data: DataOptions
  @Option(help: ArgumentHelp("Serve the website; loopback only without TLS or a proxy.", valueName: "host:port"))
  var http: String?
  @Option(help: ArgumentHelp("Listen on a port; loopback only without TLS.", valueName: "host:port"))
  var tcp: String?
  @Option(help: ArgumentHelp("Listen on another Unix socket.", valueName: "path"))
  var unix: String?
  @Flag(help: "Speak the protocol on standard input and output; the end of input ends the desk.")
  var stdio = false
  /// Whoever started the desk holds the other end, is told where it listens, and takes it along when it dies.
  @Flag(help: .hidden)
  var untilInputEnds = false
  @Option(help: ArgumentHelp("A PEM file with the certificate and its chain.", valueName: "file"))
  var tlsCertificate: String?
  @Option(help: ArgumentHelp("A PEM file with its private key.", valueName: "file"))
  var tlsKey: String?
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let configuration = try resolved()
    let logger = JSONLines.logger(configuration)
    let signals = StartSignals.whileStarting(data.data, isService: true) {
      logger.notice("stopped", metadata: ["outcome": "told to end while it was being started"])
      LogQueue.standardError.flush()
    }
    let read = try knowledge.loadWatched(quietly: !isWatched)
    if let summary = DiagnosticsSummary(read.base.diagnostics, in: knowledge.knowledge).text {
      if isWatched {
        Console.standard.warn(summary)
      } else {
        logger.warning("knowledge", metadata: ["outcome": "\(summary)"])
      }
    }
    let store = try data.store()
    guard let lock = try await DeskLock.takeForService(in: data.data, knowledge: knowledge.knowledge) else {
      let process = DeskLock.holder(in: data.data).map { " (process \($0.process))" } ?? ""
      throw Failure(
        "A desk runs on \(SafeText.line(data.data)) already\(process).",
        mend: "End it first, or use another data folder.")
    }
    let words = EarlyWords()
    let host = try DeskHost(
      try parts(configuration, logger, words), lock: lock, base: read.base, store: store, changes: read.changes)
    let doors = try await host.start()
    signals.become(.tells { host.server.stop() })
    tell(words, logger)
    if untilInputEnds || isWatched {
      Console.standard.warn(doors.map { SafeText.line("Listening on \($0).") }.joined(separator: "\n"))
    }
    if isWatched { for line in Self.pages(of: doors) { Console.standard.warn(line) } }
    if untilInputEnds { stopWhenInputEnds() }
    try await serve(host, store, logger)
  }

  /// Whether a person reads along. In a file or a pipe there are only records: the log says where the desk listens.
  private var isWatched: Bool { OutputFile.standardError.isTerminal }

  /// Where a browser on this machine finds the pages, now that somebody listens there.
  private static func pages(of doors: [FrontdeskServer.Door]) -> [String] {
    doors.compactMap { door in
      guard case .http(let host, let port, let isSecure) = door else { return nil }
      var address = WebAddress(isSecure: isSecure, host: host, port: port)
      if address.isEveryAddress { address = WebAddress(isSecure: isSecure, host: "localhost", port: port) }
      return SafeText.line(
        "The shop: \(address.origin)/demo  The agents' page: \(address.origin)/desk  (Ctrl-C ends the desk)")
    }
  }

  private func stopWhenInputEnds() {
    Thread.detachNewThread {
      var bytes = [UInt8](repeating: 0, count: 256)
      while true {
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        if count == 0 || (count < 0 && errno != EINTR) { break }
      }
      kill(getpid(), SIGTERM)
    }
  }

  private func serve(_ host: DeskHost, _ store: SQLiteEventStore, _ logger: Logger) async throws {
    let watch = Task { try await Self.ends(host, whenLost: store) }
    defer { LogQueue.standardError.flush() }
    let following = Task {
      await host.followKnowledge { logger.notice("knowledge", metadata: ["outcome": "\($0)"]) }
    }
    let hearing = Task(priority: .background) {
      await host.followMoods { logger.notice("thresholds", metadata: ["outcome": "\($0)"]) }
    }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: host.server, successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [.sigterm, .sigint, .sighup], logger: logger))
    try await group.run()
    following.cancel()
    hearing.cancel()
    watch.cancel()
    host.release()
    if case .failure(let failure as Failure) = await watch.result { throw failure }
  }

  /// Has the desk end where what it stores would be lost.
  private static func ends(_ host: DeskHost, whenLost store: SQLiteEventStore) async throws {
    while (try? await Task.sleep(for: watchInterval)) != nil {
      do throws(StoreError) { try store.checkPlace() } catch {
        host.server.stop()
        throw Failure(error)
      }
    }
  }

  /// What turns out while the models learn, at the start and at each edit.
  private func tell(_ words: EarlyWords, _ logger: Logger) {
    let log: @Sendable (String) -> Void = { logger.warning("model", metadata: ["outcome": "\($0)"]) }
    for early in words.begin(log) {
      if isWatched { Console.standard.warn(SafeText.line(early)) } else { log(early) }
    }
  }

  private func parts(
    _ configuration: Configuration, _ logger: Logger, _ words: EarlyWords
  ) throws(Failure) -> DeskHost.Parts {
    var parts = DeskHost.Parts(
      configuration: configuration, data: data.data, knowledge: knowledge.knowledge, logger: logger,
      models: models(configuration, logger, words), saysProgress: isWatched)
    if let address = configuration.optional(.tcp) {
      parts.endpoints.append(try .init(tcp: address, from: configuration[.tcp].source))
    }
    if let address = configuration.optional(.http) {
      parts.endpoints.append(try .init(http: address, from: configuration[.http].source))
    }
    if let path = configuration.optional(.unix) { parts.endpoints.append(.unix(path: path, trustsUser: false)) }
    if stdio { parts.endpoints.append(.standardStreams) }
    return parts
  }

  private func models(_ configuration: Configuration, _ logger: Logger, _ words: EarlyWords) -> LanguageModels {
    let models = knowledge.models.opened(
      keptIn: data.data, milliseconds: configuration.whole(.answerBudget), quietly: !isWatched, later: words.put)
    if !isWatched { for notice in models.notices { logger.warning("model", metadata: ["outcome": "\(notice)"]) } }
    return models
  }

  private func resolved() throws -> Configuration {
    var configuration = try settings.configuration()
    try configuration.set(.http, flag: "--http", http)
    try configuration.set(.tcp, flag: "--tcp", tcp)
    try configuration.set(.unix, flag: "--unix", unix)
    try configuration.set(.certificate, flag: "--tls-certificate", tlsCertificate)
    try configuration.set(.key, flag: "--tls-key", tlsKey)
    try configuration.checkDoors()
    return configuration
  }
}
