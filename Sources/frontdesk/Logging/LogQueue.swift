import Foundation
import Synchronization
import Terminal

/// Lines on their way into a file that may stand still: they wait for a thread of their own, and nobody who logs waits
/// with them. What is too much to wait is lost, and counted.
final class LogQueue: Sendable {
  static let standardError = LogQueue(into: .standardError)

  private struct Insides {
    var lines: [String] = []
    var bytes = 0
    var lost = 0
    var isRunning = false
    var isWriting = false
  }

  private let file: OutputFile
  private let bytesMaximum: Int
  private let insides = Mutex(Insides())
  private let news = DispatchSemaphore(value: 0)

  /// - Parameter bytesMaximum: of what waits.
  init(into file: OutputFile, bytesMaximum: Int = 1_048_576) {
    self.file = file
    self.bytesMaximum = bytesMaximum
  }

  /// Takes a line, with its line feed. Returns at once.
  @Sendable func put(_ line: String) {
    let begins = insides.withLock { insides in
      guard insides.bytes + line.utf8.count <= bytesMaximum else {
        insides.lost += 1
        return false
      }
      insides.lines.append(line)
      insides.bytes += line.utf8.count
      defer { insides.isRunning = true }
      return !insides.isRunning
    }
    if begins { Thread.detachNewThread { [self] in write() } }
    news.signal()
  }

  /// Returns when what was put is written, or cannot be within the time.
  func flush(within longest: Duration = .seconds(1)) {
    let end = ContinuousClock.now + longest
    while insides.withLock({ !$0.lines.isEmpty || $0.isWriting }), ContinuousClock.now < end { usleep(1_000) }
  }

  private func write() {
    while true {
      news.wait()
      let text = insides.withLock { insides in
        defer { insides = Insides(isRunning: true, isWriting: true) }
        return insides.lines.joined() + (insides.lost > 0 ? JSONLines.lost(insides.lost) : "")
      }
      // A log that nobody takes is no reason to stop.
      if !text.isEmpty { try? file.write(text) }
      insides.withLock { $0.isWriting = false }
    }
  }
}
