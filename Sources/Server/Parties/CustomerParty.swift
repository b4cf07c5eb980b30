import Conversation
import Desk
import Knowledge
import Storage
import Synchronization
import Wire

/// A customer's connection: their one conversation, and reading in others that were theirs.
final class CustomerParty: Party {
  /// Conversations that are erased together, or exported one after the other, before more are looked for.
  private static let conversationsAtOnce = 256
  /// Events of a `data` line.
  private static let exportedAtOnce = 50

  private struct Followed {
    var own: Following?
    /// One more of theirs in which they spoke.
    var other: (conversation: ConversationID, following: Following)?
    var isOver = false
  }

  /// Whose the conversation is, and whom the website says they are where that is not the same: one who was not known
  /// when it began.
  private let customers: [CustomerID]
  private let conversation: ConversationID
  private let transport: Transport
  private let desk: Desk
  private let clock: any WallClock
  private let mailbox: Mailbox
  private let failures: StoreFailureLog
  private let onLeaving: @Sendable (TokenBucket?) -> Void
  private let requests = RequestLine()
  private let followed = Mutex(Followed())

  init(
    _ customer: CustomerID, knownAs known: CustomerID? = nil, in conversation: ConversationID, _ transport: Transport,
    desk: Desk, clock: any WallClock, mailbox: Mailbox, failures: StoreFailureLog,
    onLeaving: @escaping @Sendable (TokenBucket?) -> Void
  ) {
    customers = [customer] + (known == customer ? [] : [known].compactMap(\.self))
    self.conversation = conversation
    self.transport = transport
    self.desk = desk
    self.clock = clock
    self.mailbox = mailbox
    self.failures = failures
    self.onLeaving = onLeaving
    // Nothing is carried out before the conversation is followed: the events of a request come before its `ok`.
    requests.add(alone: true) {}
  }

  /// Has the customer told what happens in their conversation after `seq`: what is stored up to `last`, and all that is
  /// new. To be called once; what they ask is carried out from then on.
  func follow(after seq: Int, storedThrough last: Int) async throws(DeskError) {
    defer { requests.answered() }
    let ear = Ear(mailbox, .customer, replayedThrough: last)
    let following: Following
    do { following = try await desk.follow(conversation, after: seq, ear) } catch {
      // They were welcomed already: they come again, and are told from where they were.
      mailbox.post(.farewell(.lagged))
      throw error
    }
    let isOver = followed.withLock { followed in
      if !followed.isOver { followed.own = following }
      return followed.isOver
    }
    if isOver { following.end() }
  }

  func carryOut(_ request: ClientRequest, _ envelope: Envelope) {
    if let order = Order(request, of: envelope) { return carryOut(order, envelope) }
    requests.add(alone: true) { [self] in
      Task { await answer(request, envelope) }
    }
  }

  func typing(_ conversation: ConversationID?, isOn: Bool) {
    guard conversation == nil || conversation == self.conversation else { return }
    desk.typing(Speaker(.customer), isOn: isOn, in: self.conversation, by: followed.withLock { $0.own })
  }

  func left(with bucket: TokenBucket?) {
    requests.letGo()
    let followings = followed.withLock { followed in
      followed.isOver = true
      defer { (followed.own, followed.other) = (nil, nil) }
      return [followed.own, followed.other?.following]
    }
    for following in followings { following?.end() }
    onLeaving(bucket)
  }

  private func carryOut(_ order: Order, _ envelope: Envelope) {
    if let other = envelope.conversation, other != conversation {
      return requests.add(alone: true) { [self] in
        Task { await carryOut(order, envelope, inOther: other) }
      }
    }
    requests.add { [self] in
      desk.submit(order, in: conversation) { [self] in finish($0, envelope, in: conversation) }
    }
  }

  /// Not the session's conversation: theirs it must be, and they are told what happens there from then on.
  private func carryOut(_ order: Order, _ envelope: Envelope, inOther other: ConversationID) async {
    do throws(DeskError) {
      let state = try await theirs(other)
      try await follow(other, after: state.seq)
      finish(.success(try await desk.perform(order, in: other)), envelope, in: other)
    } catch {
      finish(.failure(error), envelope, in: other)
    }
  }

  private func follow(_ other: ConversationID, after seq: Int) async throws(DeskError) {
    if followed.withLock({ $0.other?.conversation == other }) { return }
    let following = try await desk.follow(other, after: seq, Ear(mailbox, .customer, replayedThrough: seq))
    let old: Following? = followed.withLock { followed in
      if followed.isOver { return following }
      defer { followed.other = (other, following) }
      return followed.other?.following
    }
    old?.end()
  }

  /// Where a conversation stands, if it is this customer's (I9).
  private func theirs(_ conversation: ConversationID) async throws(DeskError) -> ConversationState {
    let state = try await desk.state(of: conversation)
    guard conversation == self.conversation || state.customer.map(customers.contains) == true else { throw .notFound }
    return state
  }

  private func finish(_ result: Result<Done, DeskError>, _ envelope: Envelope, in conversation: ConversationID) {
    switch result {
    case .success(let done): finish(.ok(done, envelope.id, in: conversation))
    case .failure(let error): refuse(error, envelope)
    }
  }

  private func refuse(_ error: DeskError, _ envelope: Envelope) {
    failures.note(error)
    finish(.error(error, envelope.id, over: transport))
  }

  private func finish(_ answer: ServerMessage) {
    mailbox.post(.answer(answer))
    requests.answered()
  }

  private func answer(_ request: ClientRequest, _ envelope: Envelope) async {
    do throws(DeskError) {
      let conversation = envelope.conversation ?? conversation
      let fields: [WireField]
      switch request {
      case .history(let range, let limit):
        let state = try await theirs(conversation)
        let page = try await HistoryPage(range, limit: limit, of: conversation, endingAt: state.seq, from: desk)
        await mailbox.send(page.messages(for: .customer, answering: envelope.id))
        fields = [WireField("more", .bool(page.hasMore))]
      case .why:
        guard transport.user != nil else {
          return finish(
            .error(WireError(.forbidden, "why: only over desk.sock, for the user who runs the desk"), id: envelope.id))
        }
        let decision = try await theirs(conversation).lastDecision
        let lines = decision.map { Why.lines(for: $0, in: desk.knowledge) } ?? []
        fields = [WireField("lines", .array(lines.map(JSONValue.string)))]
      case .export:
        try await export(envelope.id)
        fields = []
      case .forget:
        let done = try await forget(envelope)
        return finish(.ok(done, envelope.id, in: conversation))
      default:
        return finish(.error(WireError(.forbidden, "this is not for customers"), id: envelope.id))
      }
      finish(.ok(envelope.id, at: clock.now(), fields))
    } catch {
      refuse(error, envelope)
    }
  }

  /// Erases the conversation that was named; all that the customer has where none was.
  ///
  /// - Returns: what was done in that one, or in the session's own.
  private func forget(_ envelope: Envelope) async throws(DeskError) -> Done {
    let meant = envelope.conversation ?? conversation
    _ = try await theirs(meant)
    guard envelope.conversation == nil else { return try await forget(meant, envelope.id) }
    // What left traces on the disk is erased all the same, and no reason to keep the rest. They are told at the end.
    var traces: DeskError?
    try await eachPage { page throws(DeskError) in
      let left = try await forget(page.filter { $0 != meant }, envelope.id)
      traces = traces ?? left
      return true
    }
    let done = try await forget(meant, envelope.id)
    if let traces { throw traces }
    return done
  }

  /// All that are this customer's, on whatever device they were held, a page at a time.
  ///
  /// - Parameter use: returns whether there is use for more.
  private func eachPage(_ use: ([ConversationID]) async throws(DeskError) -> Bool) async throws(DeskError) {
    for customer in customers {
      var last: ConversationID?
      repeat {
        let page = try await desk.conversations(of: customer, after: last, limit: Self.conversationsAtOnce)
        guard try await use(page) else { return }
        last = page.last
      } while last != nil
    }
  }

  /// At the same time: so they wait together for the database to be written anew.
  ///
  /// - Returns: an error where all were erased, and traces of some may be left on the disk.
  private func forget(_ conversations: [ConversationID], _ id: MessageID) async throws(DeskError) -> DeskError? {
    let failures = await withTaskGroup(of: DeskError?.self) { group in
      for conversation in conversations {
        group.addTask { [self] in
          do throws(DeskError) { _ = try await forget(conversation, id) } catch { return error }
          return nil
        }
      }
      return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
    }
    if let failure = failures.first(where: { !$0.hasErased }) { throw failure }
    return failures.first
  }

  private func forget(_ conversation: ConversationID, _ id: MessageID) async throws(DeskError) -> Done {
    let request = Request(from: Speaker(.customer), id: id, body: "forget")
    return try await desk.perform(.command(.forget(by: nil), request), in: conversation)
  }

  /// One conversation after the other, each read when the client has taken the one before.
  private func export(_ id: MessageID) async throws(DeskError) {
    try await eachPage { page throws(DeskError) in
      for conversation in page {
        guard try await export(conversation, id) else { return false }
      }
      return true
    }
  }

  /// - Returns: false where nobody takes it.
  private func export(_ conversation: ConversationID, _ id: MessageID) async throws(DeskError) -> Bool {
    var last = 0
    while true {
      let events = try await desk.events(of: conversation, after: last, limit: Self.exportedAtOnce)
      guard let end = events.last else { return true }
      guard await mailbox.send([.data(id: id, conversation, events)]) else { return false }
      last = end.seq
      if events.count < Self.exportedAtOnce { return true }
    }
  }
}

extension Order {
  /// What a customer's request comes to where it goes through the conversation's own queue; nil for what only reads.
  fileprivate init?(_ request: ClientRequest, of envelope: Envelope) {
    let sender = Speaker(.customer)
    func named(_ body: String) -> Request { Request(from: sender, id: envelope.id, body: body) }
    switch request {
    case .say(let text): self = .say(text, id: envelope.id)
    case .choose(let choice): self = .choose(choice, id: envelope.id)
    case .human: self = .command(.askForPerson, named("human"))
    case .resolve: self = .command(.resolve(by: nil), named("resolve"))
    case .page(let url, let title):
      let page = PageView(url: url, title: title)
      self = .command(.viewPage(page), named("page \(page.path) \(page.title ?? "")"))
    case .rate(let subject, let score, let comment, let seq):
      // What is kept to know the request again must not hold what was struck out either (P5).
      let comment = comment.map(MaskedText.init(masking:))
      let body = "rate \(subject.rawValue) \(score) \(seq.map(String.init) ?? "-") \(comment?.text ?? "")"
      self = .command(.rate(subject, score: score, comment: comment, seq: seq), named(body))
    default: return nil
    }
  }
}

extension DeskError {
  /// Whether what was to be erased is, but for traces on the disk (P3).
  fileprivate var hasErased: Bool { if case .store(.tracesLeft) = self { true } else { false } }
}
