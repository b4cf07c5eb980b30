import Conversation
package import Knowledge
import Storage
import Synchronization

/// Timers are data: when something is due stands with the conversation, so that it outlives the process that set it.
extension Desk {
  /// Conversations whose time has come that are worked on side by side.
  private static let firedAtOnce = 64
  /// The floor's own clock: automatic presence and assignment need no finer one.
  private static let tickMilliseconds: Int64 = 1_000
  /// Events taken into the search's index between two ticks; a search catches up with the rest by itself.
  private static let indexedAtOnce = 1_000

  /// Brings queue and presence up to what is stored. To be called before anybody is served.
  ///
  /// - Parameter complaining: is told why the store fails what the desk does on its own account: what is due, what the
  ///   floor gives out and takes back, telling those who follow. It is tried again; nobody asked who could be told.
  package func start(complaining: @escaping Complaining = { _ in }) async throws(DeskError) {
    self.complaining.withLock { $0 = complaining }
    await floor.obey { [weak self] command, conversation in
      await self?.unasked { try await $0.perform(command, in: conversation) }
    }
    beginServing(at: clock.now())
    do throws(StoreError) {
      let owned = ConversationFilter(statuses: [.open, .snoozed])
      await floor.load(
        waiting: try await store.waiting(), owned: try await store.conversations(matching: owned, limit: .max),
        waits: try await store.measuredWaits(limit: 200), at: clock.now())
    } catch { throw .store(error) }
  }

  /// Does what is due when it is due, until the task is cancelled. Of what became due while no
  /// desk ran, who comes back from being put aside is done at once; people have the grace for the rest (E3, E4).
  package func runTimers() async {
    while !Task.isCancelled {
      let now = clock.now()
      alarm.clear()
      let stuck = await fireDue(now: now)
      await floor.tick(at: now)
      await unasked { try await $0.store.indexForSearch(limit: Self.indexedAtOnce) }
      let tick = now + Self.tickMilliseconds
      let next = stuck == 0 ? await unasked { try await $0.store.nextDue() ?? tick } ?? tick : tick
      await alarm.wait(until: min(next, tick), by: clock)
    }
  }

  /// Does all that is due at `now`. A simulation calls it instead of `runTimers`.
  ///
  /// - Returns: how many conversations are still due, since nothing could be done or stored for them.
  @discardableResult
  package func fireDue(now: Timestamp) async -> Int {
    var tried: Set<ConversationID> = []
    while !Task.isCancelled {
      let limit = tried.count + Self.firedAtOnce
      let due = await unasked { try await $0.store.due(by: now, limit: limit) } ?? []
      let untried = due.filter { tried.insert($0).inserted }
      if untried.isEmpty { return due.count }
      await withTaskGroup { group in
        for conversation in untried {
          group.addTask { [self] in await unasked { try await $0.perform(.due, in: conversation) } }
        }
      }
    }
    return 0
  }

  /// Does what nobody waits for; nil where it cannot be done now.
  @discardableResult
  private func unasked<Value: Sendable>(_ body: (Desk) async throws -> Value) async -> Value? {
    do { return try await body(self) } catch {
      if let error = error as? DeskError { complain(error) }
      if let error = error as? StoreError { complain(.store(error)) }
      return nil
    }
  }

  func complain(_ error: DeskError) {
    if case .store(let error) = error { complaining.withLock(\.self)(error) }
  }
}
