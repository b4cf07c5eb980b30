import Conversation
import GRDB
import Synchronization

/// Writes what waits to be written together: one transaction, and so one flush, serves many (I1).
///
/// What comes while a transaction is being written goes into the next one. Each write still has its own outcome. The
/// work is done on the pool's writing thread, and whoever waits is woken from there: every change of thread between is
/// time that a single append would wait.
final class GroupWriter: Sendable {
  /// Writes in one transaction, at most.
  static let batchMaximum = 256

  enum Write: Sendable {
    case append(EncodedAppend)
    case audit(AuditEntry)
  }

  typealias Outcome = Result<[Event], StoreError>

  private struct Waiting: Sendable {
    let write: Write
    let continuation: CheckedContinuation<Outcome, Never>
  }

  private struct Queue {
    /// Needs no limit: whoever writes waits for the outcome, and a conversation's lane has one append under way.
    var waiting: [Waiting] = []
    var isBusy = false
  }

  private let pool: DatabasePool
  private let folder: DataFolder
  private let place: DatabasePlace
  private let queue = Mutex(Queue())
  /// Only used on the writing thread; the lock is never contended.
  private let recent = Mutex(RecentSummaries())

  init(_ pool: DatabasePool, in folder: DataFolder, _ place: DatabasePlace) {
    self.pool = pool
    self.place = place
    self.folder = folder
  }

  /// How many wait to be written.
  var waitingCount: Int { queue.withLock { $0.waiting.count } }

  /// Returns when it is durable, or refused.
  func write(_ write: Write) async -> Outcome {
    await withCheckedContinuation { continuation in
      let wasIdle = queue.withLock { queue in
        queue.waiting.append(Waiting(write: write, continuation: continuation))
        defer { queue.isBusy = true }
        return !queue.isBusy
      }
      if wasIdle { writeNextBatch() }
    }
  }

  /// Takes turns with others that write, so that the search's index and the accounts are not kept waiting.
  private func writeNextBatch() {
    pool.asyncWriteWithoutTransaction { database in
      let batch = self.queue.withLock { queue in
        let batch = queue.waiting.prefix(Self.batchMaximum)
        queue.waiting.removeFirst(batch.count)
        return Array(batch)
      }
      let outcomes = self.commit(batch.map(\.write), to: database)
      for (waiting, outcome) in zip(batch, outcomes) { waiting.continuation.resume(returning: outcome) }
      let isDone = self.queue.withLock { queue in
        queue.isBusy = !queue.waiting.isEmpty
        return !queue.isBusy
      }
      if !isDone { self.writeNextBatch() }
    }
  }

  /// Writes a batch in one transaction; where that fails, each by itself, so that what is wrong with one conversation, or
  /// too much for the disk, costs nobody else.
  private func commit(_ batch: [Write], to database: Database) -> [Outcome] {
    do {
      try place.check()
      return try transact(batch, on: database)
    } catch {
      let failure = folder.storeError(error)
      if batch.count == 1 { return [.failure(failure)] }
      if case .unusable = failure { return batch.map { _ in .failure(failure) } }
    }
    return batch.flatMap { commit([$0], to: database) }
  }

  private func transact(_ batch: [Write], on database: Database) throws -> [Outcome] {
    try recent.withLock { recent in
      var outcomes: [Outcome] = []
      do {
        try database.inTransaction(.immediate) {
          let version = try database.cachedStatement(sql: "PRAGMA data_version")
          recent.keep(ifStill: try Int.fetchOne(version))
          for write in batch { outcomes.append(try Self.carryOut(write, on: database, &recent)) }
          return .commit
        }
      } catch {
        // What was rolled back may be among them.
        recent.forget()
        throw error
      }
      return outcomes
    }
  }

  private static func carryOut(
    _ write: Write, on database: Database, _ recent: inout RecentSummaries
  ) throws -> Outcome {
    switch write {
    case .append(let append): return try append.write(to: database, knowing: &recent)
    case .audit(let entry):
      try entry.write(to: database)
      return .success([])
    }
  }
}
