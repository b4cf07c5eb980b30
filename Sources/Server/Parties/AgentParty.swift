import Conversation
import Desk
import Knowledge
import Storage
import Synchronization
import Wire

/// A connection of somebody who works at the desk.
final class AgentParty: Party {
  private static let activityMilliseconds: Int64 = 10_000

  struct Followed {
    /// Which of the followings of this connection it is.
    let number: Int
    /// Nil while it begins.
    var following: Following?
    /// Whether this agent has the conversation.
    var isOwn: Bool
    /// Whether another agent has it, so that this one may not read it (H40).
    var isLost = false
  }

  private struct Insides {
    var followed: [ConversationID: Followed] = [:]
    var followingsBegun = 0
    var session: AgentSession?
    var activeAt: Int64?
    var isOver = false
  }

  let account: AgentAccount
  let desk: Desk
  let services: AgentServices
  let teacher: Teacher?
  let clock: any WallClock
  let mailbox: Mailbox
  let failures: StoreFailureLog
  let answers: AgentAnswers
  private let requests = RequestLine()
  private let onLeaving: @Sendable () -> Void
  private let insides = Mutex(Insides())

  init(
    _ account: AgentAccount, desk: Desk, services: AgentServices, teacher: Teacher?, clock: any WallClock,
    mailbox: Mailbox, failures: StoreFailureLog, onLeaving: @escaping @Sendable () -> Void
  ) {
    self.account = account
    self.desk = desk
    self.services = services
    self.teacher = teacher
    self.clock = clock
    self.mailbox = mailbox
    self.failures = failures
    self.onLeaving = onLeaving
    answers = AgentAnswers(to: account, services, mailbox, requests, failures)
    // Nothing is carried out before they are on the floor.
    requests.add(alone: true) {}
  }

  var agent: Agent { account.agent }
  var speaker: Speaker { Speaker(.human, name: account.name) }

  /// Comes onto the floor, and is told of it from now on. To be called once; what they ask is carried out from then on.
  ///
  /// - Parameter isLookingOn: this connection does not make them online.
  func signIn(isLookingOn: Bool) async {
    defer { requests.answered() }
    let session = await desk.floor.signIn(account, self, isLookingOn: isLookingOn)
    let isOver = insides.withLock { insides in
      if !insides.isOver { insides.session = session }
      return insides.isOver
    }
    if isOver { await desk.floor.signOut(session) }
  }

  func carryOut(_ request: ClientRequest, _ envelope: Envelope) {
    showActivity()
    if let conversation = envelope.conversation, let order = Order(request, of: envelope, by: account) {
      return requests.add { [self] in submit(order, request, envelope, in: conversation) }
    }
    requests.add(alone: true) { [self] in
      Task { await answer(request, envelope) }
    }
  }

  /// Only whoever has the conversation is seen typing in it.
  func typing(_ conversation: ConversationID?, isOn: Bool) {
    guard let conversation, let followed = insides.withLock({ $0.followed[conversation] }), followed.isOwn
    else { return }
    desk.typing(speaker, isOn: isOn, in: conversation, by: followed.following)
  }

  func left(with bucket: TokenBucket?) {
    requests.letGo()
    let (session, followed) = insides.withLock { insides in
      insides.isOver = true
      defer { (insides.session, insides.followed) = (nil, [:]) }
      return (insides.session, insides.followed)
    }
    for followed in followed.values { followed.following?.end() }
    if let session {
      Task { [floor = desk.floor] in await floor.signOut(session) }
    }
    onLeaving()
  }

  func isFollowing(_ conversation: ConversationID) -> Bool { insides.withLock { $0.followed[conversation] != nil } }

  /// Has this connection told what happens in a conversation after `seq`; what it was told of it before ends.
  ///
  /// - Parameters:
  ///   - last: the `seq` up to which events count as old.
  ///   - request: what asked for those.
  func follow(
    _ conversation: ConversationID, after seq: Int, storedThrough last: Int, isOwn: Bool,
    answering request: MessageID? = nil
  ) async throws(DeskError) {
    endFollowing(conversation)
    let number = insides.withLock { insides in
      insides.followingsBegun += 1
      insides.followed[conversation] = Followed(number: insides.followingsBegun, isOwn: isOwn)
      return insides.followingsBegun
    }
    let ear = Ear(mailbox, .agent, replayedThrough: last, answering: request) { [weak self] events in
      self?.notice(events.drop { $0.seq <= last }, in: conversation, following: number)
    }
    let following: Following
    do { following = try await desk.follow(conversation, after: seq, ear) } catch {
      endFollowing(conversation, number)
      throw error
    }
    let isOver = insides.withLock { insides in
      guard let followed = insides.followed[conversation], followed.number == number else { return true }
      if insides.isOver || followed.isLost {
        insides.followed[conversation] = nil
        return true
      }
      insides.followed[conversation]?.following = following
      return false
    }
    if isOver { following.end() }
  }

  func endFollowing(_ conversation: ConversationID) {
    insides.withLock { $0.followed.removeValue(forKey: conversation) }?.following?.end()
  }

  /// Ends the following of that number, unless another has begun since or it is not to be ended.
  private func endFollowing(
    _ conversation: ConversationID, _ number: Int, where isToEnd: (Followed) -> Bool = { _ in true }
  ) {
    let ended = insides.withLock { insides -> Following? in
      guard let followed = insides.followed[conversation], followed.number == number, isToEnd(followed) else {
        return nil
      }
      insides.followed[conversation] = nil
      return followed.following
    }
    ended?.end()
  }

  private func submit(
    _ order: Order, _ request: ClientRequest, _ envelope: Envelope, in conversation: ConversationID
  ) {
    desk.submit(order, in: conversation) { [self] result in
      let answer = result.map { ServerMessage.ok($0, envelope.id, in: conversation) }
      answers.give(answer.mapError { refusal(for: $0) }, to: request, envelope)
    }
  }

  /// Whose a conversation becomes is noticed here. Who may not read what another has is told no more of it (H40).
  private func notice(_ events: ArraySlice<Event>, in conversation: ConversationID, following number: Int) {
    for case .assigneeChanged(let change) in events.map(\.content) {
      let isOwn = change.agent?.id == account.id
      let isLost = !isOwn && change.agent != nil && account.role != .lead
      insides.withLock { insides in
        guard insides.followed[conversation]?.number == number else { return }
        insides.followed[conversation]?.isOwn = isOwn
        insides.followed[conversation]?.isLost = isLost
      }
    }
    let isLost = insides.withLock { insides in
      insides.followed[conversation].map { $0.number == number && $0.isLost && $0.following != nil } ?? false
    }
    if isLost { return endFollowing(conversation, number) }
    guard account.role != .lead, events.contains(where: \.content.narrowsReading) else { return }
    Task {
      if await services.mayStillRead(conversation, as: account) { return }
      // What was so when it was asked may not be so any more: they may follow it anew by now, or have it themselves.
      endFollowing(conversation, number) { !$0.isOwn }
    }
  }

  /// The floor hears of a sign of life now and then: it decides by minutes.
  private func showActivity() {
    let now = LoopRoster.now
    let isDue = insides.withLock { insides in
      if let before = insides.activeAt, now - before < Self.activityMilliseconds { return false }
      insides.activeAt = now
      return true
    }
    if isDue {
      Task { [floor = desk.floor, account] in await floor.isActive(account.id) }
    }
  }
}

extension Event.Content {
  /// Whether fewer may read the conversation from here on (H40).
  fileprivate var narrowsReading: Bool {
    switch self {
    case .handoff: true
    case .statusChanged(let change): change.to == .resolved || change.to == .pending
    default: false
    }
  }
}

extension AgentParty: FloorListener {
  func queueChanged(_ waiting: [QueueEntry], total: Int) {
    mailbox.post(.message(.news(.queue(.list(waiting)))), in: .queue)
  }

  func agentsChanged(_ agents: [AgentView]) {
    mailbox.post(.message(.news(.agents(.list(agents)))), in: .agents)
  }

  func conversationChanged(_ summary: ConversationSummary) {
    mailbox.post(.message(.news(.conversation(JSONValue(summary)))))
  }

  func revoked() { mailbox.post(.farewell(.revoked)) }
}
