import Foundation
package import Knowledge
import Synchronization

/// Where the desk gets the time from. The core is handed what it says and never asks itself.
package protocol WallClock: Sendable {
  func now() -> Timestamp
}

/// The machine's own clock.
package struct SystemClock: WallClock {
  package init() {}

  package func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}

/// A clock that goes only when it is told to: for replays, simulations and tests.
package final class SettableClock: WallClock {
  private let time: Mutex<Timestamp>

  package init(_ time: Timestamp) { self.time = Mutex(time) }

  package func now() -> Timestamp { time.withLock { $0 } }

  package func set(_ time: Timestamp) { self.time.withLock { $0 = time } }

  package func advance(milliseconds: Int64) { time.withLock { $0 = $0 + milliseconds } }
}
