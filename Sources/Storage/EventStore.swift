package import Conversation
package import Knowledge

/// Where conversations are kept: for each, an append-only list of events with a gap-free `seq`.
///
/// `append` is the one write. Losing a race is an error that the caller answers by reading again and deciding anew;
/// that single rule makes claims atomic and keeps the bot from talking over a person:
///
///     for event in try await store.events(of: conversation, after: state.seq, limit: .max) { state.apply(event) }
///     // … decide on `state` what is to happen: `contents` …
///     _ = try await store.append(contents, to: conversation, expecting: state.seq, at: now)
///     // StoreError.conflict: somebody else was first; begin again with the first line
///
/// May be called from any task, by several at once; what lies on a disk, by several processes too. What a call returns was
/// so at one moment, and may be otherwise already; only `append` notices.
///
/// A `limit` below 0 is one of 0, for every method but `indexForSearch`, which counts one below 1 as 1: so whoever calls
/// it until there is nothing more comes to an end.
package protocol EventStore: Sendable {
  /// Stores `contents` as one transaction, durable when it returns (I1, I4), numbered from `expecting + 1` (I3).
  ///
  /// With a `forgotten` among them, all events through the one that it names are replaced by what `Event.Content.erased`
  /// leaves of them, in the same transaction; and when it returns, their words are nowhere any more (P3).
  ///
  /// - Throws: `StoreError.conflict` when the conversation does not end at `expecting`; then nothing is stored.
  ///   `StoreError.tracesLeft` when it is stored, and the words may still be somewhere: `finishErasing` does the rest.
  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event]

  /// Returns when the words of all that was erased before it was called are nowhere any more (P3), whoever erased it.
  ///
  /// - Throws: `StoreError.tracesLeft` where they may still be somewhere.
  func finishErasing() async throws(StoreError)

  /// Why what was erased may still be somewhere; nil where nothing is known to stand against its removal. It is tried again.
  func tracesLeft() async -> StoreError?

  /// The events of `conversation` with a `seq` above `after`, in order, at most `limit`; empty for one that does not
  /// exist.
  func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event]

  /// Conversations that wait for a person, the most urgent first, then the longest waiting.
  func waiting() async throws(StoreError) -> [ConversationSummary]

  /// One conversation as a list shows it; nil where there is none.
  func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary?

  /// Conversations that fit `filter`, the one with the latest event first.
  func conversations(matching filter: ConversationFilter, limit: Int) async throws(StoreError) -> [ConversationSummary]

  /// What a customer has, in the order of the names from behind `last` on. A page follows the one before whatever happens
  /// meanwhile; what is begun meanwhile may be missing.
  func conversations(
    of customer: CustomerID, after last: ConversationID?, limit: Int
  ) async throws(StoreError) -> [ConversationID]

  /// Conversations with a timer at or before `moment`, the earliest first.
  func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID]

  /// When the next timer is due; nil where none is set.
  func nextDue() async throws(StoreError) -> Timestamp?

  /// How long those had waited who were taken from the queue last, the latest first.
  func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait]

  /// Messages and notes that hold all words of `text`, whatever their case and accents; the one stored last first. What
  /// is stored when this is called is found. A text without a letter or a digit finds nothing.
  func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit]

  /// Takes up to `limit` more events into what `search` looks in, so that it has little left to catch up with. For when
  /// there is nothing else to do.
  ///
  /// - Returns: whether there are more.
  func indexForSearch(limit: Int) async throws(StoreError) -> Bool

  /// Whether what is appended now is likely to be stored.
  ///
  /// - Throws: what stands against it: the disk has no room, or what is stored is no longer where it was.
  func check() async throws(StoreError)

  /// Names the history that every `seq` counts in: 26 characters of `[a-z0-9]`, the same as long as what is stored lasts.
  func epoch() async throws(StoreError) -> String
}

extension EventStore {
  package func check() async throws(StoreError) { _ = try await epoch() }

  package func tracesLeft() async -> StoreError? { nil }
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
  /// Words were erased, and yet may still be in the file: why, and what to do. What was to be stored is.
  case tracesLeft(path: String, reason: String, mend: String)
  /// A stored event cannot be read.
  case corrupt(conversation: String, seq: Int, reason: String)
}
