import Client
import Comprehension
import Conversation
import Desk
import Foundation
import Knowledge
import Logging
import Server
import Storage
import Terminal
import Wire

/// The desk of a data folder, run by this process: the conversations, the doors to them, and the watch on the
/// knowledge.
///
/// It has learned the wordings when it is made, and opens its doors only then: what comes in is answered by all that
/// the folder says, from the first line on.
struct DeskHost: Sendable {
  let desk: Desk
  let server: FrontdeskServer
  private let lock: DeskLock
  private let reloader: KnowledgeReloader
  private let budgets: OwnBudgets
  private let changes: AsyncStream<Void>

  /// What a host is made of.
  struct Parts: Sendable {
    var configuration: Configuration
    /// The folders, as given.
    var data: String
    var knowledge: String
    var logger: Logger
    /// Beside the socket in the data folder.
    var endpoints: [ServerConfiguration.Endpoint] = []
    var models: LanguageModels
    /// On standard error, while the wordings are learned.
    var saysProgress: Bool
  }

  /// - Parameters:
  ///   - lock: on the data folder.
  ///   - base: what the folder says now.
  ///   - changes: of the folder, watched since before `base` was read.
  init(
    _ parts: Parts, lock: DeskLock, base: KnowledgeBase, store: SQLiteEventStore, changes: AsyncStream<Void>
  ) throws(Failure) {
    var parts = parts
    parts.configuration = try parts.configuration.calibrated(in: parts.data)
    let traces = TracesInFiles(data: parts.data)
    let receptionist = parts.models.receptionist(
      base, answerBar: parts.configuration.decimal(.answerBar), saysProgress: parts.saysProgress)
    let desk = Desk(
      receptionist, store: store,
      settings: DeskSettings(parts.configuration),
      erasingElsewhere: { (conversation, state) throws(StoreError) in try traces.erase(conversation, state) })
    let folder = parts.knowledge
    let reloader = KnowledgeReloader(desk) { () throws(KnowledgeError) in
      try KnowledgeOptions.loader(of: folder).load()
    }
    self.desk = desk
    self.lock = lock
    self.reloader = reloader
    budgets = OwnBudgets(desk: desk, store: store, configuration: parts.configuration)
    self.changes = changes
    server = FrontdeskServer(
      desk: desk, store: store, agents: store.agents, teacher: Self.teacher(parts, desk, reloader),
      identities: parts.configuration.optional(.identitySecret).map(IdentitySecret.init),
      configuration: try ServerConfiguration(parts), logger: parts.logger)
  }

  private static func teacher(_ parts: Parts, _ desk: Desk, _ reloader: KnowledgeReloader) -> Teacher {
    let keeper = LessonKeeper(knowledge: parts.knowledge)
    return Teacher(
      folder: URL(fileURLWithPath: parts.knowledge, isDirectory: true),
      current: { desk.receptionist }, reload: { await reloader.reload() }, keep: { try keeper.keep($0) },
      isErased: { lesson in
        guard let conversation = lesson.conversation else { return false }
        return await desk.isErased(conversation, since: lesson.seq)
      }, discard: { try keeper.discard($0) })
  }

  /// Opens the doors.
  func start() async throws(Failure) -> [FrontdeskServer.Door] {
    do throws(ServerError) { return try await server.start() } catch {
      let (message, mend) = error.explanation
      throw Failure(SafeText.line(message).asSentence, mend: SafeText.line(mend).asSentence)
    }
  }

  /// Follows the edits of the knowledge folder until cancelled.
  ///
  /// - Parameter tell: what came of an edit.
  func followKnowledge(_ tell: @escaping @Sendable (String) async -> Void) async {
    for await _ in changes {
      if let notice = await reloader.reload() { await tell(notice) }
    }
  }

  /// Follows how the business's own conversations go, until cancelled: what brings a person too soon, or too late,
  /// among them moves the thresholds that nobody set.
  ///
  /// - Parameters:
  ///   - pause: before it looks for the first time, which reads many a conversation.
  ///   - tell: what came of it.
  func followMoods(after pause: Duration = .zero, _ tell: @escaping @Sendable (String) async -> Void) async {
    await budgets.follow(after: pause, tell)
  }

  /// Lets another process have the folder.
  func release() { lock.release() }
}

extension DeskSettings {
  init(_ configuration: Configuration) {
    self.init()
    routing = DeskSettings.Routing(rawValue: configuration.text(.routing)) ?? .manual
    awayAfter = .seconds(configuration.seconds(.awayAfter))
    offlineGrace = .seconds(configuration.seconds(.offlineGrace))
    policy.offerAt = configuration.decimal(.offerAt)
    policy.handOverAt = configuration.decimal(.handOverAt)
    policy.abuseEnding = Policy.AbuseEnding(rawValue: configuration.text(.abuseEnding)) ?? .person
    policy.quietMillisecondsBeforeRelease = configuration.milliseconds(.quietAfter)
    policy.waitMillisecondsBeforeNotice = configuration.milliseconds(.waitNotice)
    policy.waitMillisecondsBetweenNotices = configuration.milliseconds(.waitNoticeAgain)
  }
}

extension Configuration {
  fileprivate func milliseconds(_ setting: Setting) -> Int64 { Int64(seconds(setting)) * 1_000 }
}

extension ServerConfiguration {
  fileprivate init(_ parts: DeskHost.Parts) throws(Failure) {
    let configuration = parts.configuration
    var limits = WireLimits()
    limits.linesPerSecond = configuration.whole(.linesPerSecond)
    limits.linesBurst = max(configuration.whole(.linesBurst), limits.linesPerSecond)
    limits.sessionsPerMinute = configuration.whole(.sessionsPerMinute)
    limits.connectionsPerAddress = configuration.whole(.connections)
    let own = Endpoint.unix(path: parts.data + "/" + DeskAddress.socketName, trustsUser: true)
    self.init(endpoints: [own] + parts.endpoints, tls: try configuration.tlsFiles(), limits: limits)
    website = Website(origins: configuration.list(.httpOrigins), proxy: configuration.optional(.httpProxy))
  }
}
