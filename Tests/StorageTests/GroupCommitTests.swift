import Conversation
import Foundation
import GRDB
import Knowledge
import Synchronization
import Testing

@testable import Storage

@Suite("Appends that wait are written together")
struct GroupCommitTests {
  private let now = Timestamp(milliseconds: 1_795_000_000_000)

  @Test("100 appends that wait for the writer are one commit, and each has its own outcome")
  func together() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteEventStore(dataFolder: folder.data)
    let commits = CommitCounter()
    store.pool.add(transactionObserver: commits, extent: .databaseLifetime)
    let release = DispatchSemaphore(value: 0)
    async let writerIsBusy: Void = store.pool.writeWithoutTransaction { _ in release.wait() }
    let outcomes = try await withThrowingTaskGroup(of: Int?.self) { group in
      for number in 0..<100 {
        group.addTask {
          // Ten racers on each of ten conversations.
          let id = ConversationID(random: 6, UInt64(number % 10))
          do {
            return try await store.append([.masked(Masked(cardNumbers: number))], to: id, expecting: 0, at: now).count
          } catch StoreError.conflict(actual: 1) {
            return nil
          }
        }
      }
      while store.writer.waitingCount < 100 { await Task.yield() }
      release.signal()
      return try await group.reduce(into: [Int]()) { won, outcome in if let outcome { won.append(outcome) } }
    }
    try await writerIsBusy
    #expect(outcomes == Array(repeating: 1, count: 10))
    #expect(commits.count == 1)
  }

  #if compiler(>=6.3)
    @Test("Two processes on one file lose none of each other's appends")
    func twoProcesses() async throws {
      let folder = try TemporaryFolder()
      let place = folder.data
      await withTaskGroup(of: Void.self) { group in
        for process in 0..<2 {
          group.addTask {
            await #expect(processExitsWith: .success) { [place = place as URL, process = process as Int] in
              let store = try SQLiteEventStore(dataFolder: place)
              let id = ConversationID(random: 7, 7)
              var seq = 0
              var stored = 0
              while stored < 40 {
                do {
                  let content = Event.Content.masked(Masked(cardNumbers: process * 100 + stored))
                  seq += try await store.append([content], to: id, expecting: seq, at: Timestamp(milliseconds: 0)).count
                  stored += 1
                } catch StoreError.conflict(let actual) {
                  seq = actual
                }
              }
            }
          }
        }
      }
      let store = try SQLiteEventStore(dataFolder: place)
      let events = try await store.events(of: ConversationID(random: 7, 7), after: 0, limit: .max)
      let marks = events.compactMap { if case .masked(let masked) = $0.content { masked.cardNumbers } else { nil } }
      #expect(events.map(\.seq) == Array(1...80))
      #expect(marks.filter { $0 < 100 } == Array(0..<40))
      #expect(marks.filter { $0 >= 100 } == Array(100..<140))
    }
  #else
    @Test(
      "Two processes on one file lose none of each other's appends",
      .disabled("a compiler before 6.3 cannot hand values to a test's own process"))
    func twoProcesses() {}
  #endif
}

private final class CommitCounter: TransactionObserver, Sendable {
  private let commits = Mutex(0)

  var count: Int { commits.withLock { $0 } }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidCommit(_ database: Database) { commits.withLock { $0 += 1 } }
  func databaseDidRollback(_ database: Database) {}
}
