import Conversation
import Foundation
import Storage
import Synchronization
import Testing

@testable import Desk

@Suite("Threads for reading and learning")
struct ComputingThreadsTests {
  @Test("While every reading thread is busy, whoever talks to a person is not kept waiting; lines for the bot wait")
  func others() async throws {
    let threads = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
    let fixture = DeskFixture()
    let (asking, talking) = (try await fixture.open(), try await fixture.open())
    try await fixture.desk.perform(.claim(Agent(id: "m", name: "Maria")), in: talking)
    let isFree = DispatchSemaphore(value: 0)
    defer { for _ in 0..<threads { isFree.signal() } }
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    for _ in 0..<threads {
      Task(executorPreference: ComputingThreads.reading) {
        begin.yield()
        Self.wait(for: isFree)
      }
    }
    var waiting = begun.makeAsyncIterator()
    for _ in 0..<threads { await waiting.next() }
    let isAnswered = Mutex(false)
    let answer = Task {
      let events = try await fixture.desk.say("opening hours", id: .number(1), in: asking)
      isAnswered.withLock { $0 = true }
      return events
    }
    let stored = try await fixture.desk.say("are you there", id: .number(1), in: talking)
    #expect(stored.messages.map(\.text) == ["are you there"])
    #expect(!isAnswered.withLock { $0 })
    for _ in 0..<threads { isFree.signal() }
    #expect(try await answer.value.botLines.map(\.text) == ["From nine to six."])
  }

  @Test("No more is read at once than there are threads")
  func bounded() async {
    let threads = ComputingThreads("test", count: 2)
    let gauge = Gauge()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<24 { group.addTask(executorPreference: threads) { gauge.measure() } }
    }
    #expect((1...2).contains(gauge.most))
  }

  /// How many do something at once.
  private final class Gauge: Sendable {
    private let atWork = Mutex((now: 0, most: 0))
    var most: Int { atWork.withLock { $0.most } }

    func measure() {
      atWork.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      Thread.sleep(forTimeInterval: 0.002)
      atWork.withLock { $0.now -= 1 }
    }
  }

  /// Blocks its thread, as computing does.
  private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }
}
