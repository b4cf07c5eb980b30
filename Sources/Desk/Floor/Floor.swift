package import Conversation
package import Knowledge
package import Storage

/// Who waits, who works, and who gets what.
///
/// What it knows is a memory of what the store says, set right by every `happened`: that is the only way in which a
/// conversation joins the queue or leaves it. What it wants done it has done by a command like everybody else's, which
/// may be refused because somebody was faster.
package actor Floor {
  /// Carries a command of the floor's out, as the desk does everybody's.
  package typealias Commands = @Sendable (Command, ConversationID) async -> Void

  let settings: DeskSettings
  let clock: any WallClock
  var queue = WaitingQueue()
  var roster: Roster
  var estimate = WaitEstimate()
  var counters: ActivityCounters
  var places = PlaceBoard()
  var underway = Underway()
  var sessions: [UInt64: Session] = [:]
  var sessionsOpened: UInt64 = 0
  var viewsTold: [AgentView] = []
  private var commands: Commands?
  private let executor: (any TaskExecutor)?
  private var waitingForQuiet: [CheckedContinuation<Void, Never>] = []

  /// A connection of an agent.
  struct Session {
    var agentID: String
    var listener: any FloorListener
  }

  /// - Parameter executor: runs what the floor has done; the system's unless a simulation decides what is run when.
  package init(
    settings: DeskSettings = DeskSettings(), clock: any WallClock = SystemClock(),
    executor: (any TaskExecutor)? = nil
  ) {
    self.settings = settings
    self.clock = clock
    self.executor = executor
    roster = Roster(
      awayAfter: settings.awayAfter.wholeMilliseconds, offlineGrace: settings.offlineGrace.wholeMilliseconds)
    counters = ActivityCounters(since: clock.now())
  }

  /// How it has conversations given out and taken back. The closure returns when that is stored and told, or refused;
  /// it is never waited for by whoever calls the floor.
  package func obey(_ commands: @escaping Commands) { self.commands = commands }

  /// What the store says at the start. Whoever has something, or is waited for, begins in the grace (E4).
  package func load(
    waiting: [ConversationSummary], owned: [ConversationSummary], waits: [MeasuredWait], at now: Timestamp
  ) {
    for summary in waiting {
      queue.put(WaitingQueue.Entry(summary, cameAt: summary.waitingSince))
      if let agent = summary.handoff?.agent { roster.expect(agent, at: now) }
    }
    for summary in owned {
      guard let agent = summary.agent else { continue }
      roster.give(summary.id, to: agent, isAside: summary.status == .snoozed, at: now)
    }
    for wait in waits { estimate.measure(wait) }
    tellQueue()
    tellAgents()
  }

  /// Takes in what was stored of a conversation; for one conversation in the order in which it was.
  ///
  /// - Parameter summary: as it is after `events`.
  package func happened(_ events: [Event], summary: ConversationSummary, in conversation: ConversationID) {
    let now = clock.now()
    counters.count(events, at: now)
    let before = Whereabouts(waits: queue[conversation] != nil, owner: roster.owner(of: conversation)?.agent)
    if before.isNowhere, summary.status == .bot || summary.status == .resolved { return }
    let queueChanged = takeIntoQueue(summary, at: now)
    let rosterChanged = takeIntoRoster(summary, at: now)
    if queueChanged { tellQueue() }
    if rosterChanged { tellAgents() }
    tell(summary, before: before)
    if queueChanged || rosterChanged { giveOut(at: now) }
    if rosterChanged { takeBack(at: now) }
  }

  /// Lets time take effect: who is away, who is gone (E4), and who gets what. To be called each second, or so.
  package func tick(at now: Timestamp) {
    roster.pullBack(to: now)
    underway.pullBack(to: now)
    if roster.noticeIdle(at: now) { tellAgents() }
    takeBack(at: now)
    giveOut(at: now)
  }

  /// Returns when no command of the floor's is under way.
  package func settled() async {
    while underway.count > 0 { await withCheckedContinuation { waitingForQuiet.append($0) } }
  }

  /// Gives what waits to those who are free, where the desk does that by itself.
  func giveOut(at now: Timestamp) {
    guard settings.routing == .automatic, queue.count > 0 else { return }
    let assignments = Routing.assignments(
      queue, roster, underway: underway.agents, held: underway.held(at: now), at: now)
    for assignment in assignments {
      let ticket = underway.claim(assignment.conversation, for: assignment.agent.id)
      give(.claim(assignment.agent, assigned: true), to: assignment.conversation, ticket)
    }
  }

  /// Takes back what those have who are gone (E4).
  func takeBack(at now: Timestamp) {
    for conversation in roster.forsaken(at: now) {
      guard let ticket = underway.release(conversation, at: now) else { continue }
      give(.release, to: conversation, ticket)
    }
  }

  private func give(_ command: Command, to conversation: ConversationID, _ ticket: UInt64) {
    let commands = commands
    Task(executorPreference: executor) {
      await commands?(command, conversation)
      await self.ended(conversation, ticket)
    }
  }

  private func ended(_ conversation: ConversationID, _ ticket: UInt64) {
    let now = clock.now()
    underway.end(conversation, ticket, at: now)
    giveOut(at: now)
    guard underway.count == 0 else { return }
    for waiting in waitingForQuiet { waiting.resume() }
    waitingForQuiet = []
  }

  /// - Returns: whether the queue, or what it shows of this conversation, changed.
  private func takeIntoQueue(_ summary: ConversationSummary, at now: Timestamp) -> Bool {
    let before = queue[summary.id]
    guard summary.status == .pending else {
      guard let before = queue.remove(summary.id) else { return false }
      underway.settle(summary.id)
      if summary.status == .open {
        estimate.measure(
          MeasuredWait(at: now, milliseconds: max(0, now - before.cameAt), ahead: before.aheadAtFirst))
      }
      return true
    }
    if before == nil { underway.settle(summary.id) }
    queue.put(WaitingQueue.Entry(summary))
    return queue[summary.id] != before
  }

  private func takeIntoRoster(_ summary: ConversationSummary, at now: Timestamp) -> Bool {
    switch summary.status {
    case .open, .snoozed:
      guard let agent = summary.agent else { return roster.take(summary.id) != nil }
      return roster.give(summary.id, to: agent, isAside: summary.status == .snoozed, at: now)
    case .pending, .bot, .resolved: return roster.take(summary.id) != nil
    }
  }
}

extension Duration {
  /// Rounded down.
  fileprivate var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }
}
