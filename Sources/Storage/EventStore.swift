package import Conversation
package import Knowledge

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
