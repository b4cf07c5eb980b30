import Benchmarks
import Dispatch
import Foundation
import Insight

/// Where `bench` keeps what it measures with: gone when it ends, also when SIGINT or SIGTERM tell it to, and with it
/// the desk that it runs.
final class BenchScratch {
  let folder = FileManager.default.temporaryDirectory.appending(path: "frontdesk-bench-\(UUID().uuidString)")
  private var sources: [any DispatchSourceSignal] = []

  init() throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for number in [SIGINT, SIGTERM] { onSignal(number) }
  }

  func remove() {
    for source in sources { source.cancel() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Ends the program by the signal, with nothing left behind.
  private func onSignal(_ number: Int32) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler { [folder] in
      DeskProcess.killAll()
      try? FileManager.default.removeItem(at: folder)
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
    source.activate()
    sources.append(source)
  }
}
