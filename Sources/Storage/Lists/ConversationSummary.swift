package import Conversation
package import Knowledge
package import Language

/// A conversation in a list.
package struct ConversationSummary: Hashable, Sendable, Codable {
  /// The conversation that this is the gist of.
  package var id: ConversationID
  /// Of the last event.
  package var seq: Int
  /// As the last event left it.
  package var status: Status
  /// How soon a person is needed, by the last hand-over; `normal` while the bot has it and once it is resolved.
  package var priority: Priority
  /// When the first event was stored.
  package var createdAt: Timestamp
  /// When the last event was stored, of whatever kind; lists are in this order.
  package var lastEventAt: Timestamp
  /// When it began to wait for a person, and kept while a person has it; nil where the bot does, or nobody.
  package var waitingSince: Timestamp?
  /// The customer's first line, as stored.
  package var firstLine: String?
  /// The language that the conversation is in now.
  package var locale = LocaleCode.english
  /// Whose conversation it is; nil where its first event named nobody.
  package var customer: CustomerID?
  /// Who has it.
  package var agent: Agent?
  /// Why it waits for, or is with, a person, and for whom it is meant.
  package var handoff: Handoff?
  /// What agents have put on it, in the order in which they were added.
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
