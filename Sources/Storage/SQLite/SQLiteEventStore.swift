package import Conversation
package import Foundation
import GRDB
package import Knowledge

/// Keeps conversations in `frontdesk.sqlite` under the data folder.
///
/// An append returns after its transaction is on the disk (I1). Appends that come while a transaction is being written
/// wait and go into the next one together, so that one flush serves many; each still wins or loses its own race. Reads
/// never wait for writes. Several stores, in one process or in several, may use the same folder.
package actor SQLiteEventStore: EventStore {
  /// Appends written in one transaction, at most.
  package static let batchMaximum = 256
  /// How long a write waits for another process's.
  package static let busyTimeoutSeconds = 10.0

  struct Waiting {
    let append: EncodedAppend
    let continuation: CheckedContinuation<Result<[Event], StoreError>, Never>
  }

  private let folder: DataFolder
  nonisolated let pool: DatabasePool
  private(set) var waitingAppends: [Waiting] = []
  private var isCommitting = false

  /// Opens the store in `dataFolder`, making the folder and the file if they are not there.
  ///
  /// - Throws: `StoreError.unusable` with what to do about it, `.full`, or `.newerSchema`.
  package init(dataFolder: URL) throws(StoreError) {
    let folder = try DataFolder(preparing: dataFolder)
    self.folder = folder
    pool = try folder.whileLocked { () throws(StoreError) in
      try folder.prepareDatabaseFile()
      do {
        return try Self.open(folder)
      } catch {
        throw folder.storeError(error)
      }
    }
  }

  nonisolated package func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    let append = try EncodedAppend(contents, to: conversation, expecting: seq, at: now)
    return try await enqueue(append).get()
  }

  nonisolated package func events(
    of conversation: ConversationID, after seq: Int, limit: Int
  ) async throws(StoreError) -> [Event] {
    let rows = try await read { database in
      let select = try database.cachedStatement(
        sql: """
          SELECT seq, at, kind, body FROM events WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?
          """)
      return try Row.fetchCursor(select, arguments: [conversation.rawValue, seq, max(0, limit)]).mapToRows()
    }
    return try EventRow.events(from: rows, of: conversation, after: seq)
  }

  nonisolated package func conversations(limit: Int) async throws(StoreError) -> [ConversationSummary] {
    try await read { try ConversationSummary.latest(limit: limit, in: $0) }
  }

  nonisolated package func waiting() async throws(StoreError) -> [ConversationSummary] {
    try await read { try ConversationSummary.waiting(in: $0) }
  }

  private func enqueue(_ append: EncodedAppend) async -> Result<[Event], StoreError> {
    await withCheckedContinuation { continuation in
      waitingAppends.append(Waiting(append: append, continuation: continuation))
      guard !isCommitting else { return }
      isCommitting = true
      Task { await commitWaiting() }
    }
  }

  private func commitWaiting() async {
    while !waitingAppends.isEmpty {
      let batch = waitingAppends.prefix(Self.batchMaximum)
      waitingAppends.removeFirst(batch.count)
      let outcomes = await commit(batch.map(\.append))
      for (waiting, outcome) in zip(batch, outcomes) { waiting.continuation.resume(returning: outcome) }
    }
    isCommitting = false
  }

  /// Writes a batch in one transaction; where that fails, each append by itself, so that what is wrong with one
  /// conversation, or too much for the disk, costs nobody else.
  private func commit(_ batch: [EncodedAppend]) async -> [Result<[Event], StoreError>] {
    do {
      return try await pool.write { database in try batch.map { try $0.write(to: database) } }
    } catch {
      let failure = folder.storeError(error)
      if batch.count == 1 { return [.failure(failure)] }
      if case .unusable = failure { return batch.map { _ in .failure(failure) } }
    }
    var outcomes: [Result<[Event], StoreError>] = []
    for append in batch { outcomes += await commit([append]) }
    return outcomes
  }

  /// Reads one state of the database. Goes on when the caller is cancelled: there is no error that says so.
  nonisolated private func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    let result = await Task { [pool] in try await pool.read(body) }.result
    switch result {
    case .success(let value): return value
    case .failure(let error): throw folder.storeError(error)
    }
  }

  private static func open(_ folder: DataFolder) throws -> DatabasePool {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // What is erased is overwritten (P3).
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    let pool = try DatabasePool(path: folder.databasePath, configuration: configuration)
    // The pool has set NORMAL, which loses acknowledged commits when the power fails (I1).
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let migrator = Schema.migrator
    if try pool.read(migrator.hasBeenSuperseded) { throw StoreError.newerSchema(path: folder.databasePath) }
    try migrator.migrate(pool)
    return pool
  }
}

extension RowCursor {
  fileprivate func mapToRows() throws -> [EventRow] {
    var rows: [EventRow] = []
    while let row = try next() { rows.append(EventRow(row)) }
    return rows
  }
}
