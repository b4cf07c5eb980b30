import Dispatch
import Foundation

/// Has the process clean up where it is told to end in the midst of a piece of work.
///
/// To be kept as long as the work lasts.
final class InterruptCleaning {
  private let sources: [(number: Int32, source: any DispatchSourceSignal)]

  /// - Parameter clean: called at the first signal, on another thread, while the work goes on.
  init(_ clean: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      let before = signal(number, SIG_IGN)
      // It is ignored already, as under nohup.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        clean()
        _exit(128 + number)
      }
      source.activate()
      return (number, source)
    }
  }

  func done() {
    for (number, source) in sources {
      source.cancel()
      signal(number, SIG_DFL)
    }
  }
}
