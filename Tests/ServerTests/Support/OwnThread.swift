import Dispatch
import Foundation

/// Runs what blocks on a thread of its own, as part of the test that asks for it.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await Task(executorPreference: OwnThread()) { try body() }.value
}

/// Has something async done from a thread that may block.
func blocking(_ body: @escaping @Sendable () async -> Void) {
  let done = DispatchSemaphore(value: 0)
  Task(executorPreference: globalConcurrentExecutor) {
    await body()
    done.signal()
  }
  done.wait()
}

/// A new thread for each stretch of work.
private final class OwnThread: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
