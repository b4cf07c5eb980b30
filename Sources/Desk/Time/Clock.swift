import Foundation
package import Knowledge
import Synchronization

/// Where the desk gets the time from. The core is handed what it says and never asks itself.
package protocol WallClock: Sendable {
  /// The moment of asking. May go back: a machine's clock can be set.
  func now() -> Timestamp
}

/// The machine's own clock.
package struct SystemClock: WallClock {
  /// Of this machine.
  package init() {}

  /// Whole milliseconds, rounded down.
  package func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}

/// A clock that goes only when it is told to: for replays, simulations and tests.
package final class SettableClock: WallClock {
  private let time: Mutex<Timestamp>

  /// - Parameter time: what it shows until it is told another.
  package init(_ time: Timestamp) { self.time = Mutex(time) }

  /// What it was told last.
  package func now() -> Timestamp { time.withLock { $0 } }

  /// To any moment, also an earlier one.
  package func set(_ time: Timestamp) { self.time.withLock { $0 = time } }

  /// - Parameter milliseconds: negative to put it back.
  package func advance(milliseconds: Int64) { time.withLock { $0 = $0 + milliseconds } }
}
