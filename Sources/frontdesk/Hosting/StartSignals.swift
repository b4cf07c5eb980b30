import Foundation
import Synchronization

/// What SIGINT, SIGTERM and SIGHUP do while a command gets ready or is in the midst of a piece of work, and before
/// those come into their own that the terminal or the server sets up.
///
/// To be kept as long as that lasts.
final class StartSignals {
  /// What the first signal leads to, on a thread of its own, while the work goes on.
  enum Act: Sendable {
    /// The end of the process by that signal, with nothing half done left behind.
    case ends(cleaning: @Sendable () -> Void)
    /// The end of the process with status 0.
    case exits(cleaning: @Sendable () -> Void)
    /// The process ends by itself when it was told.
    case tells(@Sendable () -> Void)
  }

  /// What the next signal leads to.
  private final class Course: Sendable {
    let act: Mutex<Act>

    init(_ act: Act) { self.act = Mutex(act) }
  }

  /// The numbers of signals on their way from the handler, which may do next to nothing, to the thread that acts.
  private static let ends: (reading: Int32, writing: Int32) = {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "a program that starts has descriptors left")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }()

  private let course: Course
  private var numbers: [Int32] = []

  // Not by sources of Dispatch: one that is cancelled takes those along that are set up next for the same signal.
  init(_ act: Act) {
    course = Course(act)
    let reading = Self.ends.reading
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(StartSignals.ends.writing, &byte, 1)
      }
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        // It is ignored already, as under nohup.
        signal(number, SIG_IGN)
      } else {
        numbers.append(number)
      }
    }
    // Not one of the threads that everything shares: all of those may be learning.
    Thread.detachNewThread { [course] in
      var byte: UInt8 = 0
      while true {
        let count = read(reading, &byte, 1)
        if count == 1 { Self.take(course.act.withLock { $0 }, Int32(byte)) }
        if count == 0 || count < 0 && errno != EINTR { return }
      }
    }
  }

  /// For a desk that is being started: what it would leave in the terminal, and in its data folder, is taken away.
  ///
  /// - Parameters:
  ///   - isService: ends with 0, as it would later on.
  ///   - tell: before the end.
  static func whileStarting(_ data: String, isService: Bool, tell: @escaping @Sendable () -> Void = {}) -> StartSignals
  {
    let clean: @Sendable () -> Void = {
      LanguageModels.removeUnfinished(in: data)
      ProgressLine.clear()
      tell()
    }
    return StartSignals(isService ? .exits(cleaning: clean) : .ends(cleaning: clean))
  }

  /// From now on a signal leads to this.
  func become(_ next: Act) { course.act.withLock { $0 = next } }

  /// The signals do what they did before.
  func done() {
    for number in numbers { signal(number, SIG_DFL) }
    numbers = []
  }

  private static func take(_ act: Act, _ number: Int32) {
    switch act {
    case .ends(let clean):
      clean()
      signal(number, SIG_DFL)
      var unblocked = sigset_t()
      sigaddset(&unblocked, number)
      pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
      raise(number)
    case .exits(let clean):
      clean()
      _exit(0)
    case .tells(let tell): tell()
    }
  }
}
