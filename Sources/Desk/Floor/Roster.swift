import Conversation
import Knowledge
import Storage

/// Who works at the desk: their accounts, sessions, presence, and what they have.
///
/// Presence is derived: without a session, or by their own word, somebody is `offline`; by their own word, without a
/// sign of life for long, or with sessions alone that only look on, `away`; else `online`. Whoever is offline for
/// longer than the grace is gone, and loses what they have (E4).
struct Roster {
  private(set) var members: [String: Member] = [:]
  private var owned: [ConversationID: Ownership] = [:]
  /// The ids of accounts that are known to be revoked: whoever was about to sign in then must not.
  private var revoked: Set<String> = []
  private let awayAfter: Int64
  private let offlineGrace: Int64

  /// Both in milliseconds.
  init(awayAfter: Int64, offlineGrace: Int64) {
    self.awayAfter = awayAfter
    self.offlineGrace = offlineGrace
  }

  struct Ownership: Hashable {
    var agent: Agent
    /// Put aside until later: no load, and nothing that somebody waits for.
    var isAside: Bool
  }

  subscript(agentID: String) -> Member? { members[agentID] }

  var openCount: Int { owned.values.count { !$0.isAside } }

  func owner(of conversation: ConversationID) -> Ownership? { owned[conversation] }

  func isRevoked(_ agentID: String) -> Bool { revoked.contains(agentID) }

  func isGone(_ agentID: String, at now: Timestamp) -> Bool {
    guard let since = members[agentID]?.offlineSince else { return members[agentID] == nil }
    return now - since >= offlineGrace
  }

  /// Whether anybody is online who serves what is meant for `department`.
  func isServed(_ department: DepartmentID?) -> Bool {
    members.values.contains { $0.presence == .online && $0.serves(department) }
  }

  /// Whether anybody is signed in who serves it. Whose connection was lost a moment ago may come back, and counts.
  func isAttended(_ department: DepartmentID?, at now: Timestamp) -> Bool {
    members.values.contains { member in
      let isHere = member.presence != .offline || (member.sessions.isEmpty && !isGone(member.agent.id, at: now))
      return isHere && member.serves(department)
    }
  }

  var views: [AgentView] {
    members.values.map(\.view).sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
  }

  /// Somebody comes in. Whoever was offline by their own word, or away for lack of a sign of life, is online again.
  mutating func signIn(_ account: AgentAccount, session: UInt64, isLookingOn: Bool = false, at now: Timestamp) {
    var member = members[account.id] ?? Member(account.agent)
    member.account = account
    member.sessions.insert(session)
    if isLookingOn { member.lookingOn.insert(session) }
    member.offlineSince = nil
    if member.chosen == .offline { member.chosen = .online }
    member.isIdle = false
    member.lastActiveAt = now
    members[account.id] = member
  }

  mutating func signOut(_ session: UInt64, of agentID: String, at now: Timestamp) {
    guard var member = members[agentID], member.sessions.remove(session) != nil else { return }
    member.lookingOn.remove(session)
    if member.sessions.isEmpty, member.offlineSince == nil { member.offlineSince = now }
    members[agentID] = member
  }

  /// - Returns: false where they have no session.
  @discardableResult
  mutating func setPresence(_ presence: AgentPresence, of agentID: String, at now: Timestamp) -> Bool {
    guard var member = members[agentID], !member.sessions.isEmpty else { return false }
    member.chosen = presence
    member.lookingOn = []
    member.isIdle = false
    member.lastActiveAt = now
    member.offlineSince = presence == .offline ? member.offlineSince ?? now : nil
    members[agentID] = member
    return true
  }

  /// - Returns: whether their presence changed by it.
  mutating func isActive(_ agentID: String, at now: Timestamp) -> Bool {
    guard let member = members[agentID], !member.sessions.isEmpty else { return false }
    members[agentID]?.lastActiveAt = now
    members[agentID]?.isIdle = false
    return member.presence != members[agentID]?.presence
  }

  /// Where the clock was put back, what happened after `now` by the old one happens now: nobody's time is longer by it.
  mutating func pullBack(to now: Timestamp) {
    for (id, member) in members {
      if member.lastActiveAt > now { members[id]?.lastActiveAt = now }
      if let since = member.offlineSince, since > now { members[id]?.offlineSince = now }
    }
  }

  /// Those without a sign of life for long become away.
  ///
  /// - Returns: whether anybody's presence changed.
  mutating func noticeIdle(at now: Timestamp) -> Bool {
    let idle = members.values.filter {
      $0.presence == .online && now - $0.lastActiveAt >= awayAfter
    }
    for member in idle { members[member.agent.id]?.isIdle = true }
    return !idle.isEmpty
  }

  /// What those have who are gone, in the order of ids; what is put aside stays theirs until it comes back.
  func forsaken(at now: Timestamp) -> [ConversationID] {
    members.values.filter { !$0.open.isEmpty && isGone($0.agent.id, at: now) }
      .flatMap(\.open).sorted { $0.rawValue < $1.rawValue }
  }

  /// Somebody has a conversation. Whoever comes by one without being here begins in the grace.
  ///
  /// - Returns: whether anything changed by it.
  @discardableResult
  mutating func give(_ conversation: ConversationID, to agent: Agent, isAside: Bool, at now: Timestamp) -> Bool {
    let ownership = Ownership(agent: agent, isAside: isAside)
    let before = owned[conversation]
    if before == ownership { return false }
    take(conversation)
    owned[conversation] = ownership
    if before?.agent.id != agent.id { expect(agent, at: now) }
    if members[agent.id] == nil { members[agent.id] = Member(agent, offlineSince: .longAgo) }
    if isAside {
      members[agent.id]?.aside.insert(conversation)
    } else {
      members[agent.id]?.open.insert(conversation)
      members[agent.id]?.lastGivenAt = now
    }
    return true
  }

  /// Nobody has it now.
  ///
  /// - Returns: who had it.
  @discardableResult
  mutating func take(_ conversation: ConversationID) -> Agent? {
    guard let before = owned.removeValue(forKey: conversation) else { return nil }
    members[before.agent.id]?.open.remove(conversation)
    members[before.agent.id]?.aside.remove(conversation)
    letGo(before.agent.id)
    return before.agent
  }

  /// Somebody who is meant or has something may yet come: they begin in the grace.
  mutating func expect(_ agent: Agent, at now: Timestamp) {
    if members[agent.id]?.sessions.isEmpty == false { return }
    members[agent.id, default: Member(agent)].offlineSince = now
  }

  /// The accounts as they are stored now.
  ///
  /// An account that is missing is not taken for revoked: it may be newer than the list.
  ///
  /// - Returns: those with a session whose account is revoked (H39), and whether anything that is shown changed.
  mutating func know(_ accounts: [AgentAccount]) -> (revoked: [String], changed: Bool) {
    let before = members.mapValues(\.view)
    var ended: [String] = []
    for account in accounts {
      guard account.revokedAt != nil else {
        members[account.id, default: .absent(account)].account = account
        continue
      }
      revoked.insert(account.id)
      guard let member = members[account.id], member.account != nil else { continue }
      if !member.sessions.isEmpty { ended.append(account.id) }
      dismiss(account.id)
    }
    return (ended.sorted(), members.mapValues(\.view) != before)
  }

  private mutating func dismiss(_ agentID: String) {
    members[agentID]?.sessions = []
    members[agentID]?.lookingOn = []
    members[agentID]?.account = nil
    members[agentID]?.offlineSince = .longAgo
    letGo(agentID)
  }

  /// Forgets whoever has neither an account, nor a session, nor a conversation.
  private mutating func letGo(_ agentID: String) {
    guard let member = members[agentID], member.account == nil, member.sessions.isEmpty else { return }
    if member.open.isEmpty && member.aside.isEmpty { members[agentID] = nil }
  }
}

extension Timestamp {
  /// Before anything that this desk saw, and far enough from the smallest number to subtract it.
  static let longAgo = Timestamp(milliseconds: 0)
}
