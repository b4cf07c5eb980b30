import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The watcher's thread: waits, looks, and reports once the folder is quiet.
struct WatchLoop: Sendable {
  let path: String
  let polls: Bool
  let quiet: Duration
  let alarm: Alarm
  let report: @Sendable () -> Void
  private let ready = DispatchSemaphore(value: 0)

  init(path: String, polls: Bool, quiet: Duration, alarm: Alarm, report: @escaping @Sendable () -> Void) {
    self.path = path
    self.polls = polls
    self.quiet = quiet
    self.alarm = alarm
    self.report = report
  }

  /// Whether the loader would read a file of this path, or complain of it.
  static func matters(_ path: String) -> Bool {
    if case .none = KnowledgeFiles.Role(path: path) { false } else { true }
  }

  func waitUntilWatching() { ready.wait() }

  func run() {
    #if os(Linux)
      if !polls, !FolderSnapshot(of: path).isLinked, let inotify = Inotify(path: path) {
        ready.signal()
        if watch(inotify) == .stopped { return }
        // The kernel tells no more of it, or not all; from here on by looking. What came meanwhile is in no report, so
        // the first look is one.
        poll(from: nil)
        return
      }
    #endif
    let now = FolderSnapshot(of: path)
    ready.signal()
    poll(from: now)
  }

  private enum End {
    case stopped
    case unwatchable
  }

  #if os(Linux)
    private func watch(_ inotify: Inotify) -> End {
      var debounce = Debounce(quiet: quiet)
      // While the top folder is away there is nothing to wait for but its return.
      var isWhole = true
      while true {
        let wait = isWhole ? debounce.wait : .milliseconds(100)
        if wake(on: [alarm.descriptor, inotify.descriptor], within: wait).contains(alarm.descriptor) {
          return .stopped
        }
        for event in inotify.reports() {
          debounce.happened()
          if event == .restructured { isWhole = false }
        }
        if !isWhole {
          isWhole = inotify.watchAll()
          if isWhole {
            debounce.happened()
          } else if FileManager.default.fileExists(atPath: path) {
            return .unwatchable
          }
        }
        if debounce.isDue {
          debounce.reported()
          report()
          if FolderSnapshot(of: path).isLinked { return .unwatchable }
        }
      }
    }
  #endif

  /// Looks again after a quarter of a second, or ten times what a look takes, whichever is longer.
  private func poll(from start: FolderSnapshot?) {
    var last = start
    var debounce = Debounce(quiet: quiet)
    while true {
      let begun = ContinuousClock.now
      let now = FolderSnapshot(of: path)
      if now != last { debounce.happened() }
      last = now
      if debounce.isDue {
        debounce.reported()
        report()
      }
      let pause = debounce.wait ?? max(.milliseconds(250), (ContinuousClock.now - begun) * 10)
      if !wake(on: [alarm.descriptor], within: pause).isEmpty { return }
    }
  }

  /// The descriptors that have something to read; none after `wait`. Nil waits for ever.
  private func wake(on descriptors: [Int32], within wait: Duration?) -> [Int32] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let milliseconds = wait.map {
      Int32(clamping: $0.components.seconds * 1000 + $0.components.attoseconds / 1_000_000_000_000_000 + 1)
    }
    let count = systemPoll(&polled, nfds_t(polled.count), milliseconds ?? -1)
    return count > 0 ? polled.filter { $0.revents != 0 }.map(\.fd) : []
  }
}

/// `poll(2)` under a name that the method above does not hide.
private func systemPoll(_ descriptors: UnsafeMutablePointer<pollfd>, _ count: nfds_t, _ timeout: Int32) -> Int32 {
  poll(descriptors, count, timeout)
}
