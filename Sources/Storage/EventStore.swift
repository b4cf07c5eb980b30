package import Conversation
package import Knowledge
package import Language

/// Where conversations are kept: for each, an append-only list of events with a gap-free `seq`.
///
/// `append` is the one write. Losing a race is an error that the caller answers by reading again and deciding anew;
/// that single rule makes claims atomic and keeps the bot from talking over a person.
package protocol EventStore: Sendable {
  /// Stores `contents` as one transaction, durable when it returns (I1, I4), numbered from `expecting + 1` (I3).
  ///
  /// - Throws: `StoreError.conflict` when the conversation does not end at `expecting`; then nothing is stored.
  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event]

  /// The events of `conversation` with a `seq` above `after`, in order, at most `limit`; empty for one that does not
  /// exist.
  func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event]

  /// Conversations, the one with the latest event first.
  func conversations(limit: Int) async throws(StoreError) -> [ConversationSummary]

  /// Conversations that wait for a person, the most urgent first, then the longest waiting.
  func waiting() async throws(StoreError) -> [ConversationSummary]

  /// One conversation as a list shows it; nil where there is none.
  func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary?

  /// Conversations that fit `filter`, the one with the latest event first.
  func conversations(matching filter: ConversationFilter, limit: Int) async throws(StoreError) -> [ConversationSummary]

  /// Conversations with a timer at or before `moment`, the earliest first.
  func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID]

  /// When the next timer is due; nil where none is set.
  func nextDue() async throws(StoreError) -> Timestamp?

  /// How long those had waited who were taken from the queue last, the latest first.
  func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait]

  /// Messages and notes that hold all words of `text`, whatever their case and accents; the latest first. What is stored
  /// when this is called is found.
  func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit]
}

/// Which conversations a list shows; what is nil does not matter.
package struct ConversationFilter: Hashable, Sendable {
  package var statuses: [Status]?
  /// By the id of the agent who has it.
  package var agent: String?
  package var customer: CustomerID?
  package var label: String?

  package init(
    statuses: [Status]? = nil, agent: String? = nil, customer: CustomerID? = nil, label: String? = nil
  ) {
    self.statuses = statuses
    self.agent = agent
    self.customer = customer
    self.label = label
  }
}

/// A wait that ended with a person.
package struct MeasuredWait: Hashable, Sendable, Codable {
  /// When the person came.
  package var at: Timestamp
  package var milliseconds: Int64
  /// How many were to be served before, when it began; nil where that was not recorded.
  package var ahead: Int?

  package init(at: Timestamp, milliseconds: Int64, ahead: Int?) {
    self.at = at
    self.milliseconds = milliseconds
    self.ahead = ahead
  }
}

package struct SearchHit: Hashable, Sendable {
  package var conversation: ConversationID
  package var seq: Int
  package var at: Timestamp
  package var from: Speaker
  /// Around what was found, at most 200 scalars.
  package var snippet: String

  package init(conversation: ConversationID, seq: Int, at: Timestamp, from: Speaker, snippet: String) {
    self.conversation = conversation
    self.seq = seq
    self.at = at
    self.from = from
    self.snippet = snippet
  }
}

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

/// What can go wrong with a store. Whatever it is, nothing already stored is lost.
package enum StoreError: Error, Hashable, Sendable {
  /// The conversation has gone on: its last `seq` is `actual`.
  case conflict(actual: Int)
  /// The disk is full.
  case full(path: String)
  /// The data folder or file cannot be used: why, and what to do.
  case unusable(path: String, reason: String, mend: String)
  /// The file was written by a newer version of the program.
  case newerSchema(path: String)
  /// A stored event cannot be read.
  case corrupt(conversation: String, seq: Int, reason: String)
}
