package import Conversation
package import Foundation
import GRDB
package import Knowledge

/// Keeps conversations in `frontdesk.sqlite` under the data folder.
///
/// An append returns after its transaction is on the disk (I1). Appends that come while a transaction is being written
/// wait and go into the next one together, so that one flush serves many; each still wins or loses its own race. Reads
/// never wait for writes. Several stores, in one process or in several, may use the same folder.
package final class SQLiteEventStore: EventStore {
  /// How long a write waits for another process's.
  private static let busyTimeoutSeconds = 10.0

  /// Of the file in the data folder.
  package static let databaseName = DataFolder.databaseName

  let folder: DataFolder
  let pool: DatabasePool
  let writer: GroupWriter
  private let place: DatabasePlace
  private let traces: TraceRemoval

  /// Opens the store in `dataFolder`, making the folder and the file if they are not there.
  ///
  /// - Parameter pause: before the traces of what was erased are removed again where they could not be.
  /// - Throws: `StoreError.unusable` with what to do about it, `.full`, or `.newerSchema`.
  package init(dataFolder: URL, removesTracesAgainAfter pause: Duration = .seconds(60)) throws(StoreError) {
    let folder = try DataFolder(preparing: dataFolder)
    self.folder = folder
    let opened = try folder.whileLocked { () throws(StoreError) -> (pool: DatabasePool, tracesLeft: DatabaseError?) in
      try folder.prepareDatabaseFile()
      do {
        return try Self.open(folder)
      } catch {
        throw folder.storeError(error)
      }
    }
    pool = opened.pool
    place = try DatabasePlace(folder.databasePath)
    writer = GroupWriter(pool, in: folder, place)
    traces = TraceRemoval(pool, againAfter: pause)
    if let failure = opened.tracesLeft { Task { [traces] in await traces.failed(failure) } }
  }

  /// Who may work at the desk, in the same file.
  package var agents: SQLiteAgentDirectory { SQLiteAgentDirectory(self) }

  /// Throws where what is open is no longer what lies in the folder: nothing more is stored then.
  package func checkPlace() throws(StoreError) { try place.check() }

  /// Less than a few transactions take would be too late a word.
  private static let freeBytesMinimum: UInt64 = 4_194_304

  package func check() async throws(StoreError) {
    try place.check(leaving: Self.freeBytesMinimum)
    _ = try await epoch()
  }

  package func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    let append = try EncodedAppend(contents, to: conversation, expecting: seq, at: now)
    let events = try await writer.write(.append(append)).get()
    if append.erasesThrough != nil { try await removeTraces() }
    return events
  }

  package func finishErasing() async throws(StoreError) {
    if try await read({ try TraceRemoval.isUnfinished(in: $0) }) { try await removeTraces() }
  }

  package func tracesLeft() async -> StoreError? { await traces.failure.map { folder.tracesLeft($0) } }

  private func removeTraces() async throws(StoreError) {
    do { try await traces.run() } catch { throw folder.tracesLeft(error) }
  }

  package func events(
    of conversation: ConversationID, after seq: Int, limit: Int
  ) async throws(StoreError) -> [Event] {
    let rows = try await read { database in
      let select = try database.cachedStatement(
        sql: """
          SELECT seq, at, kind, body FROM events WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?
          """)
      return try EventRow.all(select, [conversation.rawValue, seq, max(0, limit)])
    }
    return try EventRow.events(from: rows, of: conversation, after: seq)
  }

  package func conversations(
    matching filter: ConversationFilter, limit: Int
  ) async throws(StoreError) -> [ConversationSummary] {
    try await read { try ConversationSummary.latest(matching: filter, limit: limit, in: $0) }
  }

  package func conversations(
    of customer: CustomerID, after last: ConversationID?, limit: Int
  ) async throws(StoreError) -> [ConversationID] {
    try await read { try ConversationSummary.names(of: customer, after: last, limit: limit, in: $0) }
  }

  package func waiting() async throws(StoreError) -> [ConversationSummary] {
    try await read { try ConversationSummary.waiting(in: $0) }
  }

  package func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
    try await read { try ConversationSummary.stored(conversation, in: $0) }
  }

  package func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID] {
    try await read { try ConversationSummary.due(by: moment, limit: limit, in: $0) }
  }

  package func nextDue() async throws(StoreError) -> Timestamp? {
    try await read { try ConversationSummary.nextDue(in: $0) }
  }

  package func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait] {
    try await read { try ConversationSummary.measuredWaits(limit: limit, in: $0) }
  }

  package func epoch() async throws(StoreError) -> String {
    try await read { try String.fetchOne($0, sql: "SELECT value FROM about WHERE name = 'epoch'") } ?? ""
  }

  /// Reads one state of the database. Goes on when the caller is cancelled: there is no error that says so.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    let result = await Task { [pool] in try await pool.read(body) }.result
    switch result {
    case .success(let value): return value
    case .failure(let error): throw folder.storeError(error)
    }
  }

  /// Writes in a transaction of its own, whether the caller is cancelled or not. Not for conversations: see
  /// `RecentSummaries`.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    let result = await Task { [pool, place] in
      try place.check()
      return try await pool.write(body)
    }.result
    switch result {
    case .success(let value): return value
    case .failure(let error): throw folder.storeError(error)
    }
  }

  /// - Returns: and why traces of what was erased could not be removed, which can be done later as well: what is stored is
  ///   of use meanwhile.
  private static func open(_ folder: DataFolder) throws -> (pool: DatabasePool, tracesLeft: DatabaseError?) {
    TemporaryFiles.keep(in: folder.path)
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
    try pool.write(SummaryRefolding.refoldIfNeeded)
    do {
      try pool.writeWithoutTransaction(TraceRemoval.finish)
    } catch let error as DatabaseError where error.resultCode != .SQLITE_CORRUPT {
      return (pool, error)
    }
    return (pool, nil)
  }
}
