import Conversation
import Desk
import Knowledge
import Language
import Logging
import Storage
import Wire

/// Finds out who says hello, and makes them at home.
final class Reception: Greeter {
  /// Missed events that are replayed on a resume; who missed more reads them page by page.
  private static let replayedMaximum = 3_000

  let logger: Logger
  let failures: StoreFailureLog
  private let desk: Desk
  private let services: AgentServices
  private let signIn: SignIn
  private let sessions: DeskSessions
  private let teacher: Teacher?
  private let identities: IdentitySecret?
  private let epoch: String
  private let limits: WireLimits
  private let clock: any WallClock
  private let hub: ConnectionHub

  init(
    desk: Desk, services: AgentServices, signIn: SignIn, sessions: DeskSessions, teacher: Teacher?,
    identities: IdentitySecret?, epoch: String, limits: WireLimits, clock: any WallClock, hub: ConnectionHub,
    logger: Logger, failures: StoreFailureLog
  ) {
    self.desk = desk
    self.services = services
    self.signIn = signIn
    self.sessions = sessions
    self.teacher = teacher
    self.identities = identities
    self.epoch = epoch
    self.limits = limits
    self.clock = clock
    self.hub = hub
    self.logger = logger
    self.failures = failures
  }

  func opened(_ mailbox: Mailbox, _ transport: Transport) -> ConnectionHub.Admission {
    let admission = hub.opened(mailbox, from: transport.address)
    logger.debug(
      admission == .comesIn ? "connection opened" : "connection refused",
      metadata: transport.metadata(["connections": "\(hub.count)"]))
    return admission
  }

  func closed(_ mailbox: Mailbox, _ transport: Transport, _ farewell: Farewell?) {
    hub.closed(mailbox, from: transport.address)
    logger.debug(
      "connection closed",
      metadata: transport.metadata(["connections": "\(hub.count)", "bye": "\(farewell?.rawValue ?? "-")"]))
  }

  func greet(_ hello: Hello, _ transport: Transport, _ mailbox: Mailbox) {
    let turn = hub.takeTurn()
    Task {
      do throws(WireError) {
        switch hello.role {
        case .customer: try await greetCustomer(hello, turn, transport, mailbox)
        case .agent: try await greetAgent(hello, transport, mailbox)
        case .observer: try await greetObserver(transport, mailbox)
        }
      } catch {
        mailbox.post(.turnedAway(error))
      }
    }
  }

  private func greetCustomer(
    _ hello: Hello, _ turn: Int, _ transport: Transport, _ mailbox: Mailbox
  ) async throws(WireError) {
    try admit(hello.resume == nil ? .newSession : .resumption, transport)
    let known = try hello.identity.map { identity throws(WireError) in
      try KnownCustomer(identity, signedWith: identities)
    }
    if let resume = hello.resume {
      try await resumeSession(resume, known, turn, transport, mailbox)
    } else {
      try await beginSession(hello, known, turn, transport, mailbox)
    }
  }

  /// - Throws: where an address begins or resumes too many sessions.
  private func admit(_ beginning: ConnectionHub.Beginning, _ transport: Transport) throws(WireError) {
    guard let address = transport.address, let wait = hub.begin(beginning, at: address, now: LoopRoster.now) else {
      return
    }
    let what = beginning == .newSession ? "new sessions" : "sessions resumed"
    logger.info("session refused: too many \(what)", metadata: transport.metadata())
    throw WireError(
      .rateLimited, "too many \(what) from this address; wait and say hello again", retryAfterMilliseconds: wait)
  }

  private func beginSession(
    _ hello: Hello, _ known: KnownCustomer?, _ turn: Int, _ transport: Transport, _ mailbox: Mailbox
  ) async throws(WireError) {
    let secret = CustomerSession.makeSecret()
    let customer = known?.customer ?? CustomerID(session: secret)
    do throws(DeskError) {
      let conversation = try await desk.openConversation(
        channel: hello.channel ?? transport.name, locale: spoken(hello.locale), customer: customer)
      try await identify(known, in: conversation)
      let state = try await desk.state(of: conversation)
      let party = party(customer, known, in: conversation, transport, mailbox)
      let (isIn, bucket) = hub.enter(conversation, mailbox, turn: turn)
      guard isIn else { return }
      let session = known?.session(of: conversation) ?? secret
      let welcome = welcome(session, conversation, seq: 0, recovered: false, in: state.locale)
      mailbox.post(.welcomed(party, .welcome(welcome), role: .customer, bucket: bucket))
      try await party.follow(after: 0, storedThrough: 0)
    } catch {
      log(error, transport)
      throw WireError(error)
    }
  }

  private func resumeSession(
    _ resume: Hello.Resume, _ known: KnownCustomer?, _ turn: Int, _ transport: Transport, _ mailbox: Mailbox
  ) async throws(WireError) {
    do throws(DeskError) {
      let signed = identities?.conversation(of: resume.session)
      let conversation = if let signed { signed } else { try await conversation(of: resume.session) }
      let state = try await desk.state(of: conversation)
      guard let customer = state.customer, known?.mayGoOn(with: state, isOfKnown: signed != nil) ?? true else {
        throw .notFound
      }
      try await identify(known, in: conversation)
      let party = party(customer, known, in: conversation, transport, mailbox)
      let (isIn, bucket) = hub.enter(conversation, mailbox, turn: turn)
      guard isIn else { return }
      let after = recoverable(resume, in: state)
      let welcome = welcome(
        resume.session, conversation, seq: after ?? state.seq, recovered: after != nil, in: state.locale)
      mailbox.post(.welcomed(party, .welcome(welcome), role: .customer, bucket: bucket))
      try await party.follow(after: after ?? state.seq, storedThrough: state.seq)
      // Who comes back for good is told again whom they talk to (D9); a connection that was lost for a moment is not
      // that.
      if after == nil { _ = try? await desk.perform(.command(.resume), in: conversation) }
    } catch .notFound {
      throw .unknownCredentials
    } catch {
      log(error, transport)
      throw WireError(error)
    }
  }

  private func conversation(of session: String) async throws(DeskError) -> ConversationID {
    guard let own = try await desk.conversations(of: CustomerID(session: session), limit: 1).first else {
      throw .notFound
    }
    return own.id
  }

  /// Before the welcome: where it cannot be stored, the hello is not answered as if it were.
  private func identify(_ known: KnownCustomer?, in conversation: ConversationID) async throws(DeskError) {
    guard let known else { return }
    try await desk.perform(.command(.identify(known.identity)), in: conversation)
  }

  /// The `seq` after which everything can be replayed (I5); nil where it has to be read again.
  private func recoverable(_ resume: Hello.Resume, in state: ConversationState) -> Int? {
    guard resume.epoch == epoch, let after = resume.after, after <= state.seq,
      state.seq - after <= Self.replayedMaximum
    else { return nil }
    return after
  }

  private func greetAgent(_ hello: Hello, _ transport: Transport, _ mailbox: Mailbox) async throws(WireError) {
    let account: AgentAccount
    do throws(SignInFailure) {
      account = try await self.account(for: hello, transport, mailbox)
    } catch {
      logger.notice("sign-in failed", metadata: transport.metadata())
      failures.note(error)
      throw WireError(error)
    }
    logger.info("agent signed in", metadata: transport.metadata(["agent": "\(account.id)", "name": "\(account.name)"]))
    let party = AgentParty(
      account, desk: desk, services: services, teacher: teacher, clock: clock, mailbox: mailbox, failures: failures
    ) { [signIn, sessions, logger] in
      if let cookie = transport.cookie { sessions.left(cookie) }
      logger.info(
        "agent signed out", metadata: transport.metadata(["agent": "\(account.id)", "name": "\(account.name)"]))
      Task { await signIn.signedOut(account) }
    }
    await signIn.refresh()
    var welcome = welcome("", nil, seq: 0, recovered: false, in: desk.knowledge.business.locale)
    welcome.role = .agent
    welcome.agent = JSONValue(account)
    mailbox.post(.welcomed(party, .welcome(welcome), role: .agent, bucket: nil))
    await party.signIn(isLookingOn: hello.presence == .away)
  }

  /// Only whom the system vouches for; to anybody else it is as a token that is wrong (H37, H38).
  private func greetObserver(_ transport: Transport, _ mailbox: Mailbox) async throws(WireError) {
    if transport.user == nil {
      do throws(SignInFailure) { _ = try await signIn.account(token: "", from: transport.address?.key) } catch {
        throw WireError(error)
      }
    }
    let party = ObserverParty(services: services, clock: clock, mailbox: mailbox)
    var welcome = welcome("", nil, seq: 0, recovered: false, in: desk.knowledge.business.locale)
    welcome.role = .observer
    mailbox.post(.welcomed(party, .welcome(welcome), role: .observer, bucket: nil))
  }

  /// By a token, by a browser's session, or where the system says who it is, by the name they work under.
  private func account(
    for hello: Hello, _ transport: Transport, _ mailbox: Mailbox
  ) async throws(SignInFailure) -> AgentAccount {
    if let token = hello.token {
      return try await signIn.account(token: token, from: transport.address?.key)
    }
    if let csrf = hello.csrf, let cookie = transport.cookie, let account = try await account(of: cookie, csrf),
      sessions.join(mailbox, cookie)
    {
      do throws(AgentServiceError) { try await services.audit("sign_in", by: account) } catch {
        if case .store(let error) = error { throw .store(error) }
        throw .unknown
      }
      return account
    }
    if let user = transport.user { return try await signIn.localAccount(named: hello.name ?? user.name) }
    // As much work as for a token that is wrong (H37), and it counts as an attempt (H38).
    return try await signIn.account(token: "", from: transport.address?.key)
  }

  private func account(of cookie: String, _ csrf: String) async throws(SignInFailure) -> AgentAccount? {
    do { return try await sessions.find(cookie, csrf: csrf) } catch { throw .store(error) }
  }

  private func party(
    _ customer: CustomerID, _ known: KnownCustomer?, in conversation: ConversationID, _ transport: Transport,
    _ mailbox: Mailbox
  ) -> CustomerParty {
    CustomerParty(
      customer, knownAs: known?.customer, in: conversation, transport, desk: desk, clock: clock, mailbox: mailbox,
      failures: failures
    ) { [hub, weak mailbox] bucket in
      guard let mailbox else { return }
      hub.leave(conversation, mailbox, bucket, now: LoopRoster.now)
    }
  }

  private func welcome(
    _ session: String, _ conversation: ConversationID?, seq: Int, recovered: Bool, in locale: LocaleCode
  ) -> Welcome {
    let voice = Voice(desk.catalogue, desk.knowledge.business, in: locale)
    return Welcome(
      role: .customer, session: session, epoch: epoch, conversation: conversation, seq: seq, recovered: recovered,
      limits: limits, heartbeatSeconds: limits.heartbeatSeconds,
      bot: Welcome.Bot(name: voice.speaker.name, disclosure: voice.says(.disclosure)))
  }

  /// Nil, the business's own, where nothing is spoken in that language.
  private func spoken(_ locale: LocaleCode?) -> LocaleCode? {
    locale.flatMap { desk.knowledge.spokenLocales.contains($0) ? $0 : nil }
  }

  private func log(_ error: DeskError, _ transport: Transport) {
    if case .store(let error) = error { return failures.note(error) }
    logger.error("hello failed", metadata: transport.metadata(["reason": "\(error.kind)"]))
  }
}

extension WireError {
  fileprivate init(_ failure: SignInFailure) {
    switch failure {
    case .unknown: self = .unknownCredentials
    case .tooMany(let wait):
      self.init(
        .rateLimited, "too many attempts from this address; wait and say hello again",
        retryAfterMilliseconds: Int(wait))
    case .badName: self.init(.badField, "name: \(AgentName.rule)")
    case .store: self = .storage
    }
  }
}

extension DeskError {
  /// For a log and for whoever starts the desk: no text of any customer's.
  var kind: String {
    switch self {
    case .refused: "refused"
    case .store(let error): error.words
    case .notFound: "not found"
    case .unknownChoice: "unknown choice"
    case .overloaded: "overloaded"
    }
  }
}
