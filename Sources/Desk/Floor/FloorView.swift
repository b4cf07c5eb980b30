package import Conversation
package import Knowledge
package import Language
package import Storage

/// A conversation that waits for a person, as agents see it.
package struct QueueEntry: Hashable, Sendable {
  /// Its name, by which it is claimed.
  package var conversation: ConversationID
  /// From 1; 1 is served next.
  package var place: Int
  /// When it began to wait; kept where somebody who had it let it go (E4) or passed it on.
  package var since: Timestamp
  /// Why a person was asked for.
  package var cause: Cause
  /// The higher is served before all lower ones.
  package var priority: Priority
  /// Nil: whoever is free.
  package var department: DepartmentID?
  /// The one person it is meant for, by a transfer.
  package var agent: Agent?
  /// The customer's, as stored; plain and hostile until escaped.
  package var firstLine: String?
  /// The language that the customer is spoken to in.
  package var locale: LocaleCode
  /// Of its last event.
  package var seq: Int

  /// - Parameters:
  ///   - place: from 1.
  ///   - firstLine: nil also for whoever may not read it (H40).
  package init(
    conversation: ConversationID, place: Int, since: Timestamp, cause: Cause, priority: Priority,
    department: DepartmentID? = nil, agent: Agent? = nil, firstLine: String? = nil, locale: LocaleCode, seq: Int
  ) {
    self.conversation = conversation
    self.place = place
    self.since = since
    self.cause = cause
    self.priority = priority
    self.department = department
    self.agent = agent
    self.firstLine = firstLine
    self.locale = locale
    self.seq = seq
  }
}

extension QueueEntry {
  /// Without the customer's words where it waits for others, whom everybody sees waiting (H40).
  func seen(by account: AgentAccount) -> QueueEntry {
    if account.role == .lead || account.serves(department) || agent?.id == account.id { return self }
    var seen = self
    seen.firstLine = nil
    return seen
  }
}

/// Somebody who works at the desk, as colleagues see them.
package struct AgentView: Hashable, Sendable {
  /// The account's.
  package var id: String
  /// As customers read it.
  package var name: String
  /// An agent's where no account is known.
  package var role: AgentAccount.Role
  /// As it follows from connections, their own word, and when they last did something.
  package var presence: AgentPresence
  /// Empty: all.
  package var departments: [DepartmentID]
  /// Conversations they have open; those put aside do not count.
  package var load: Int
  /// Conversations that automatic routing lets them have open; 0 where only a conversation of theirs is known.
  package var capacity: Int

  package init(
    id: String, name: String, role: AgentAccount.Role, presence: AgentPresence, departments: [DepartmentID],
    load: Int, capacity: Int
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.presence = presence
    self.departments = departments
    self.load = load
    self.capacity = capacity
  }
}

/// Who waits and who works, at a moment.
package struct FloorView: Hashable, Sendable {
  /// As many as a list shows, the next one first.
  package static let listed = 100

  /// At most `listed`, the next one first.
  package var waiting: [QueueEntry]
  /// All that wait, listed or not.
  package var waitingTotal: Int
  /// Everybody who has an account or a conversation, by name.
  package var agents: [AgentView]

  /// - Parameter waitingTotal: at least as many as are listed.
  package init(waiting: [QueueEntry], waitingTotal: Int, agents: [AgentView]) {
    self.waiting = waiting
    self.waitingTotal = waitingTotal
    self.agents = agents
  }
}
