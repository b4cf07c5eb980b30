import Foundation

/// Threads for what is computing and nothing else: on those that all share it would keep everybody waiting whose line
/// only has to be stored or passed on.
final class ComputingThreads: TaskExecutor {
  /// For reading what customers write, milliseconds at a time. One fewer than there are cores, since somebody has to do
  /// everything else.
  static let reading = ComputingThreads("reading", count: max(1, ProcessInfo.processInfo.activeProcessorCount - 1))
  /// For learning an edited knowledge folder and trying lessons, seconds at a time. One, so that the other cores are
  /// left to the conversations.
  static let learning = ComputingThreads("learning", count: 1)

  private let queue = OperationQueue()

  init(_ name: String, count: Int) {
    queue.name = name
    queue.maxConcurrentOperationCount = count
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.addOperation { job.runSynchronously(on: executor) }
  }

  /// What `compute` makes of it there, whatever runs the caller.
  func result<Value: Sendable>(of compute: @escaping @Sendable () -> Value) async -> Value {
    await Task(executorPreference: self) { compute() }.value
  }
}
