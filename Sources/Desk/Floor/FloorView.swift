package import Conversation
package import Knowledge
package import Language
package import Storage

/// A conversation that waits for a person, as agents see it.
package struct QueueEntry: Hashable, Sendable {
  package var conversation: ConversationID
  /// From 1; 1 is served next.
  package var place: Int
  package var since: Timestamp
  package var cause: Cause
  package var priority: Priority
  /// Nil: whoever is free.
  package var department: DepartmentID?
  /// The one person it is meant for, by a transfer.
  package var agent: Agent?
  /// The customer's, as stored; plain and hostile until escaped.
  package var firstLine: String?
  package var locale: LocaleCode
  /// Of its last event.
  package var seq: Int

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
  package var id: String
  package var name: String
  package var role: AgentAccount.Role
  package var presence: AgentPresence
  /// Empty: all.
  package var departments: [DepartmentID]
  /// Conversations they have open; those put aside do not count.
  package var load: Int
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
  package var waitingTotal: Int
  /// Everybody who has an account or a conversation, by name.
  package var agents: [AgentView]

  package init(waiting: [QueueEntry], waitingTotal: Int, agents: [AgentView]) {
    self.waiting = waiting
    self.waitingTotal = waitingTotal
    self.agents = agents
  }
}
