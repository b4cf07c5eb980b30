import GRDB

/// Sees that nothing of what was erased is left in the database's files (P3).
///
/// SQLite overwrites what it deletes (`secure_delete`), but old copies stay behind where its trees are rebalanced, in
/// older parts of the search's index, and in the log of changes. So the index is merged into one, the file is written
/// anew, and the log is emptied. How long that takes grows with the file, so those who wait are served together, and
/// between two runs there is a pause in proportion.
///
/// The database counts erasures, and up to which of them this was done: the process that opens it next finishes what one
/// that was killed began. What fails, for want of room, is tried again by itself.
actor TraceRemoval {
  /// The pause before the next run, in times of what the last one took.
  private static let pauseFactor = 10
  private static let counted = "erasures"
  private static let finished = "erasures_finished"

  private let pool: DatabasePool
  private var next: Task<Void, any Error>?
  private var isWaiting = false
  private var earliest = ContinuousClock.now
  private let pauseAfterFailure: Duration
  private var again: Task<Void, Never>?
  /// Of the last run; nil where it did not fail.
  private(set) var failure: (any Error)?

  /// - Parameter pause: before what failed is tried again.
  init(_ pool: DatabasePool, againAfter pause: Duration) {
    self.pool = pool
    pauseAfterFailure = pause
  }

  deinit { again?.cancel() }

  /// In the transaction that erases.
  static func count(_ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO about VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1", arguments: [counted])
  }

  /// Erasures so far.
  static func erasures(in database: Database) throws -> Int { try value(of: counted, in: database) }

  /// Returns when nothing is left of what was erased before this was called.
  func run() async throws {
    // One that has begun may have missed it; one that waits to begin has not.
    if let next, isWaiting { return try await next.value }
    let before = next
    isWaiting = true
    let task = Task {
      _ = await before?.result
      try await self.carryOut()
    }
    next = task
    try await task.value
  }

  private func carryOut() async throws {
    let pause = earliest - .now
    if pause > .zero { try? await Task.sleep(for: pause) }
    isWaiting = false
    let begin = ContinuousClock.now
    defer { earliest = .now + (ContinuousClock.now - begin) * Self.pauseFactor }
    do {
      try await pool.writeWithoutTransaction { try Self.finish($0) }
      failure = nil
    } catch {
      failed(error)
      throw error
    }
  }

  /// What is marked could not be finished.
  func failed(_ error: any Error) {
    failure = error
    if again != nil { return }
    again = Task { [weak self, pauseAfterFailure] in
      try? await Task.sleep(for: pauseAfterFailure)
      await self?.tryAgain()
    }
  }

  private func tryAgain() async {
    again = nil
    try? await run()
  }

  /// Whether something was erased of which traces may be left.
  static func isUnfinished(in database: Database) throws -> Bool {
    try erasures(in: database) > value(of: finished, in: database)
  }

  /// What is marked, if anything is. Outside a transaction.
  static func finish(_ database: Database) throws {
    guard try isUnfinished(in: database) else { return }
    let erasures = try erasures(in: database)
    try database.execute(sql: "INSERT INTO search (search) VALUES ('optimize')")
    try database.execute(sql: "VACUUM")
    try database.checkpoint(.truncate)
    try database.execute(sql: "INSERT OR REPLACE INTO about VALUES (?, ?)", arguments: [finished, erasures])
  }

  private static func value(of name: String, in database: Database) throws -> Int {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT value FROM about WHERE name = ?"), arguments: [name]) ?? 0
  }
}
