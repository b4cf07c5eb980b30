import Foundation

/// Threads for reading what customers write. That is computing, milliseconds of it at a time: on the threads that all
/// share it would keep everybody waiting whose line only has to be stored or passed on.
final class ReadingThreads: TaskExecutor {
  /// One fewer than there are cores, since somebody has to do everything else.
  static let shared = ReadingThreads(count: max(1, ProcessInfo.processInfo.activeProcessorCount - 1))

  private let queue = OperationQueue()

  init(count: Int) {
    queue.name = "reading"
    queue.maxConcurrentOperationCount = count
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.addOperation { job.runSynchronously(on: executor) }
  }
}
