import Conversation
import Knowledge
import Storage

/// One agent on the roster.
struct Member: Hashable {
  let agent: Agent
  /// Nil where only a conversation of theirs is known.
  var account: AgentAccount?
  var sessions: Set<UInt64> = []
  /// Those sessions that do not make them online: nobody may sit there.
  var lookingOn: Set<UInt64> = []
  /// Their own word.
  var chosen = AgentPresence.online
  /// Without a sign of life for so long that they count as away.
  var isIdle = false
  var lastActiveAt = Timestamp.longAgo
  /// Nil while they are there.
  var offlineSince: Timestamp?
  var open: Set<ConversationID> = []
  /// Snoozed ones.
  var aside: Set<ConversationID> = []
  /// When a conversation last came to them.
  var lastGivenAt = Timestamp.longAgo

  init(_ agent: Agent, offlineSince: Timestamp? = nil) {
    self.agent = agent
    self.offlineSince = offlineSince
  }

  /// Somebody with an account who has not been here yet.
  static func absent(_ account: AgentAccount) -> Member { Member(account.agent, offlineSince: .longAgo) }

  var presence: AgentPresence {
    if sessions.isEmpty || chosen == .offline { return .offline }
    return chosen == .away || isIdle || sessions.isSubset(of: lookingOn) ? .away : .online
  }

  var load: Int { open.count }
  var capacity: Int { account?.capacity ?? 0 }

  /// Whether they are offered what is meant for `department`.
  func serves(_ department: DepartmentID?) -> Bool {
    account?.serves(department) ?? false
  }

  var view: AgentView {
    AgentView(
      id: agent.id, name: account?.name ?? agent.name, role: account?.role ?? .agent, presence: presence,
      departments: account?.departments ?? [], load: load, capacity: capacity)
  }
}
