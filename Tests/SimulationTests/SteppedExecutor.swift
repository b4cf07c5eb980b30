import Synchronization
import TestSupport

/// Runs all jobs of a simulation on one thread, one at a time, each when it is told to. Which of those that are ready
/// is run next is for the seed to say, so that every interleaving of awaits is possible, and each can be had again.
final class SteppedExecutor: TaskExecutor {
  private let ready = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    ready.withLock { $0.append(job) }
  }

  var isIdle: Bool { ready.withLock { $0.isEmpty } }

  /// Runs one of the jobs that are ready.
  func step(_ random: inout SeededGenerator) {
    let job = ready.withLock { ready in
      ready.isEmpty ? nil : ready.remove(at: Int.random(in: 0..<ready.count, using: &random))
    }
    job?.runSynchronously(on: asUnownedTaskExecutor())
  }

  func finish(_ random: inout SeededGenerator) { while !isIdle { step(&random) } }
}
