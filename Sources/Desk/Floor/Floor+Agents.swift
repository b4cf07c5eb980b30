package import Conversation
import Knowledge
package import Storage

/// What agents do on the floor, and are told of it.
extension Floor {
  /// An agent's connection comes in; one agent may have several. It is told the queue and the colleagues at once.
  ///
  /// - Parameter isLookingOn: whoever has connections of this kind alone is away until they say otherwise.
  package func signIn(
    _ account: AgentAccount, _ listener: any FloorListener, isLookingOn: Bool = false
  ) -> AgentSession {
    let now = clock.now()
    sessionsOpened += 1
    let session = AgentSession(id: sessionsOpened, account: account)
    if roster.isRevoked(account.id) {
      listener.revoked()
      return session
    }
    roster.signIn(account, session: session.id, isLookingOn: isLookingOn, at: now)
    tellAgents()
    sessions[session.id] = Session(agentID: account.id, listener: listener)
    listener.queueChanged(queue.listed(FloorView.listed).map { $0.seen(by: account) }, total: queue.count)
    listener.agentsChanged(roster.views)
    giveOut(at: now)
    return session
  }

  /// A connection is gone. With the last one the agent is offline, and keeps what they have for the grace (E4).
  package func signOut(_ session: AgentSession) {
    guard sessions.removeValue(forKey: session.id) != nil else { return }
    roster.signOut(session.id, of: session.account.id, at: clock.now())
    tellAgents()
  }

  /// An agent says whether they can be given conversations. Who says that they are offline keeps what they have for the
  /// grace, and loses it then (E4).
  ///
  /// - Returns: false where they are not signed in; nothing changed then.
  @discardableResult
  package func setPresence(_ presence: AgentPresence, of agentID: String) -> Bool {
    let now = clock.now()
    guard roster.setPresence(presence, of: agentID, at: now) else { return false }
    tellAgents()
    giveOut(at: now)
    return true
  }

  /// A sign of life: who was away for want of one is online again.
  package func isActive(_ agentID: String) {
    let now = clock.now()
    guard roster.isActive(agentID, at: now) else { return }
    tellAgents()
    giveOut(at: now)
  }

  /// The accounts as they are stored now. The sessions of those that were revoked end (H39), and what they have goes
  /// back to the queue without a grace.
  package func know(_ accounts: [AgentAccount]) {
    let (revoked, changed) = roster.know(accounts)
    for (id, session) in sessions where revoked.contains(session.agentID) {
      sessions[id] = nil
      session.listener.revoked()
    }
    let now = clock.now()
    if changed { tellAgents() }
    if !revoked.isEmpty { takeBack(at: now) }
    if changed { giveOut(at: now) }
  }

  /// - Parameter account: who looks; nil: somebody who may read all.
  package func view(as account: AgentAccount? = nil) -> FloorView {
    let waiting = queue.listed(FloorView.listed).map { entry in account.map(entry.seen) ?? entry }
    return FloorView(waiting: waiting, waitingTotal: queue.count, agents: roster.views)
  }

  /// Tells the agents about each other, where anything that is shown of them changed.
  func tellAgents() {
    if sessions.isEmpty {
      viewsTold = []
      return
    }
    let views = roster.views
    if views == viewsTold { return }
    viewsTold = views
    for session in sessions.values { session.listener.agentsChanged(views) }
  }

  /// Tells a conversation's change to those who have or had it, and where it waits or did, to all who may read it
  /// (H40).
  func tell(_ summary: ConversationSummary, before: Whereabouts) {
    let concernsAll = before.waits || summary.status == .pending
    for session in sessions.values {
      let agentID = session.agentID
      let isTheirs = summary.agent?.id == agentID || before.owner?.id == agentID
      guard isTheirs || concernsAll, let account = roster[agentID]?.account else { continue }
      // Who had it until now took part in it.
      let isReadable = ReadingRights.mayRead(
        status: summary.status, owner: summary.agent, handoff: summary.handoff,
        tookPart: before.owner?.id == agentID, as: account)
      guard isReadable else { continue }
      session.listener.conversationChanged(summary)
    }
  }

  /// Where a conversation stood as the floor remembers it.
  struct Whereabouts {
    var waits: Bool
    var owner: Agent?

    var isNowhere: Bool { !waits && owner == nil }
  }
}
