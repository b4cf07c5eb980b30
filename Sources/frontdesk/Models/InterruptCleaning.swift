import Dispatch
import Foundation

/// Has the process clean up where it is told to end in the midst of a piece of work.
///
/// To be kept as long as the work lasts.
final class InterruptCleaning {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter clean: called at the first signal, on another thread, while the work goes on.
  init(_ clean: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        clean()
        _exit(128 + number)
      }
      source.activate()
      return source
    }
  }

  func done() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
  }
}
