import Conversation
import Knowledge
import Storage
import Synchronization
import TestSupport

/// One process's way to the store. Every call waits a while before and after, so that others come in between; and when
/// the process has died, nothing comes back to it: what it had under way is stored or is not.
final class SimulatedStore: EventStore {
  /// What an append has under way.
  enum Phase {
    case storing, answering
  }

  private struct Insides {
    var isDead = false
    var underWay: [Phase: Int] = [:]
    var random: SeededGenerator
    /// In how many of all cases the disk fails.
    var trouble: Double
  }

  private let inner: any EventStore
  private let delay: Int
  private let verdict: Verdict
  private let insides: Mutex<Insides>

  /// - Parameter delay: jobs that come before and after each call.
  init(_ inner: any EventStore, delay: Int, trouble: Double, _ verdict: Verdict, seed: UInt64) {
    self.inner = inner
    self.delay = delay
    self.verdict = verdict
    insides = Mutex(Insides(random: SeededGenerator(seed: seed), trouble: trouble))
  }

  func die() {
    insides.withLock { insides in
      insides.isDead = true
      if insides.underWay[.storing, default: 0] > 0 { verdict.mark(.crashWhileStoring) }
      if insides.underWay[.answering, default: 0] > 0 { verdict.mark(.crashBeforeAnswer) }
    }
  }

  /// The disk works again.
  func mend() { insides.withLock { $0.trouble = 0 } }

  func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) async throws(StoreError) -> [Event] {
    note(.storing, 1)
    await pass()
    let (fails, isLate) = insides.withLock { ($0.random.chance($0.trouble), $0.random.chance(0.5)) }
    if fails, !isLate {
      note(.storing, -1)
      verdict.mark(.refusedByDisk)
      throw .full(path: "disk")
    }
    let events: [Event]
    do throws(StoreError) {
      events = try await inner.append(contents, to: conversation, expecting: seq, at: now)
    } catch {
      note(.storing, -1)
      await pass()
      throw error
    }
    note(.storing, -1)
    note(.answering, 1)
    await pass()
    note(.answering, -1)
    if !fails { return events }
    verdict.mark(.failedWhenStored)
    throw .unusable(path: "disk", reason: "it is worn", mend: "replace it")
  }

  private func note(_ phase: Phase, _ change: Int) { insides.withLock { $0.underWay[phase, default: 0] += change } }

  func events(of conversation: ConversationID, after seq: Int, limit: Int) async throws(StoreError) -> [Event] {
    await pass()
    let events = try await inner.events(of: conversation, after: seq, limit: limit)
    await pass()
    return events
  }

  func waiting() async throws(StoreError) -> [ConversationSummary] {
    await pass()
    return try await inner.waiting()
  }

  func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
    await pass()
    return try await inner.summary(of: conversation)
  }

  func conversations(
    matching filter: ConversationFilter, limit: Int
  ) async throws(StoreError) -> [ConversationSummary] {
    await pass()
    return try await inner.conversations(matching: filter, limit: limit)
  }

  func conversations(
    of customer: CustomerID, after last: ConversationID?, limit: Int
  ) async throws(StoreError) -> [ConversationID] {
    await pass()
    return try await inner.conversations(of: customer, after: last, limit: limit)
  }

  func due(by moment: Timestamp, limit: Int) async throws(StoreError) -> [ConversationID] {
    await pass()
    return try await inner.due(by: moment, limit: limit)
  }

  func nextDue() async throws(StoreError) -> Timestamp? { try await inner.nextDue() }

  func measuredWaits(limit: Int) async throws(StoreError) -> [MeasuredWait] {
    await pass()
    return try await inner.measuredWaits(limit: limit)
  }

  func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
    try await inner.search(text, limit: limit)
  }

  func finishErasing() async throws(StoreError) { try await inner.finishErasing() }

  func indexForSearch(limit: Int) async throws(StoreError) -> Bool { try await inner.indexForSearch(limit: limit) }

  func epoch() async throws(StoreError) -> String { try await inner.epoch() }

  /// Lets others go first. Who is dead waits for ever.
  private func pass() async {
    for _ in 0..<delay { await Task.yield() }
    if insides.withLock({ $0.isDead }) { await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in } }
  }
}
