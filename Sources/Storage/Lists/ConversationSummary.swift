package import Conversation
package import Knowledge
package import Language

/// A conversation in a list.
package struct ConversationSummary: Hashable, Sendable, Codable {
  package var id: ConversationID
  /// Of the last event.
  package var seq: Int
  package var status: Status
  package var priority: Priority
  package var createdAt: Timestamp
  package var lastEventAt: Timestamp
  /// When it began to wait for a person, and kept while a person has it; nil where the bot does, or nobody.
  package var waitingSince: Timestamp?
  /// The customer's first line, as stored.
  package var firstLine: String?
  package var locale = LocaleCode.english
  package var customer: CustomerID?
  /// Who has it.
  package var agent: Agent?
  /// Why it waits for, or is with, a person, and for whom it is meant.
  package var handoff: Handoff?
  package var labels: [String] = []
  /// When its timer is due.
  package var dueAt: Timestamp?
  /// When a person last came after a wait, and how long that was.
  package var lastWait: MeasuredWait?

  package init(
    id: ConversationID, seq: Int, status: Status, priority: Priority, createdAt: Timestamp, lastEventAt: Timestamp,
    waitingSince: Timestamp? = nil, firstLine: String? = nil
  ) {
    self.id = id
    self.seq = seq
    self.status = status
    self.priority = priority
    self.createdAt = createdAt
    self.lastEventAt = lastEventAt
    self.waitingSince = waitingSince
    self.firstLine = firstLine
  }
}
