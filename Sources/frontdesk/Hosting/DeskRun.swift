import Desk
import Foundation
import Knowledge
import Server
import Storage
import Synchronization
import Terminal

/// One process's part in running the desk of a data folder: it runs it, or takes over when the one that does is gone.
final class DeskRun: Sendable {
  /// What came of arriving at the folder.
  enum Arrival { case runs, joins(DeskLock.Holder?) }

  /// A desk that is being started learns the wordings before it listens; even a large folder takes no longer.
  private static let openingLongest = Duration.seconds(60)
  private static let openingPoll = Duration.milliseconds(50)
  private static let pauseBetweenAttempts = Duration.seconds(1)

  private let parts: DeskHost.Parts
  private let store: SQLiteEventStore
  private let changes: AsyncStream<Void>
  private let reread: @Sendable () throws -> KnowledgeBase
  private let tell: @Sendable (String) async -> Void
  private let hosted = Mutex<DeskHost?>(nil)

  /// The desk, while this process runs it.
  var host: DeskHost? { hosted.withLock { $0 } }

  /// Makes the data folder.
  init(
    _ parts: DeskHost.Parts, changes: AsyncStream<Void>, reread: @escaping @Sendable () throws -> KnowledgeBase,
    tell: @escaping @Sendable (String) async -> Void
  ) throws(Failure) {
    self.parts = parts
    self.changes = changes
    self.reread = reread
    self.tell = tell
    store = try DataOptions.store(in: parts.data)
  }

  /// Returns when somebody listens on the folder's socket: this process, unless another holds the lock.
  ///
  /// - Parameter base: what the knowledge folder says now.
  func arrive(_ base: KnowledgeBase) async throws -> Arrival {
    let end = ContinuousClock.now + Self.openingLongest
    while true {
      if let lock = try DeskLock.take(in: parts.data, knowledge: parts.knowledge) {
        try await open(lock, base, parts)
        return .runs
      }
      // Whoever has the lock may not listen yet, or not any more.
      if DeskDoor.isOpen(in: parts.data) { return .joins(DeskLock.holder(in: parts.data)) }
      guard ContinuousClock.now < end else { throw Failure.nobodyOpens(parts.data) }
      try await Task.sleep(for: Self.openingPoll)
    }
  }

  /// Runs the desk that `arrive` opened, until cancelled.
  func serve() async {
    guard let host else { return }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [tell] in await host.followKnowledge(tell) }
      // Of no concern to who sits at this terminal, and of no use to a chat that is over in a minute.
      group.addTask(priority: .background) { await host.followMoods(after: OwnBudgets.patience) { _ in } }
      try? await host.server.run()
      group.cancelAll()
    }
    hosted.withLock { $0 = nil }
    host.release()
  }

  /// Waits until the folder is free, takes it over and runs the desk, until cancelled. What keeps this process from it
  /// is told once, and tried again: meanwhile another may have the folder.
  func succeed() async {
    var told: String?
    while !Task.isCancelled {
      do {
        let lock = try await DeskLock.wait(in: parts.data, knowledge: parts.knowledge)
        try await takeOver(lock)
        await tell("The desk that ran here is gone; this window runs it now.")
        return await serve()
      } catch {
        guard !Task.isCancelled else { return }
        let reason = (error as? Failure)?.message ?? SafeText.line("\(error)")
        if told != reason { await tell("The desk that ran here is gone, and this window cannot run it: \(reason)") }
        told = reason
        try? await Task.sleep(for: Self.pauseBetweenAttempts)
      }
    }
  }

  private func takeOver(_ lock: DeskLock) async throws {
    let base: KnowledgeBase
    do { base = try reread() } catch {
      lock.release()
      throw error
    }
    // Somebody is typing: how far the learning is would be drawn over their line.
    var parts = parts
    parts.saysProgress = false
    try await open(lock, base, parts)
  }

  /// - Throws: having let go of the lock.
  private func open(_ lock: DeskLock, _ base: KnowledgeBase, _ parts: DeskHost.Parts) async throws(Failure) {
    do throws(Failure) {
      let host = try DeskHost(parts, lock: lock, base: base, store: store, changes: changes)
      _ = try await host.start()
      hosted.withLock { $0 = host }
    } catch {
      lock.release()
      throw error
    }
  }
}

extension Failure {
  fileprivate static func nobodyOpens(_ folder: String) -> Failure {
    let process = DeskLock.holder(in: folder).map { " (process \($0.process))" } ?? ""
    return Failure(
      "A desk runs on \(SafeText.line(folder)) already\(process), but it does not let anybody in.",
      mend: "It may still be learning: try again in a minute. Otherwise end it, or use another data folder.")
  }
}
