import Knowledge
import Synchronization

/// Lets one wait for a time that others may move forward.
final class Alarm: Sendable {
  private struct Insides {
    /// The earliest that was noted since the last `clear`.
    var earliest: Timestamp?
    var planned: Timestamp?
    var sleeper: Task<Void, Never>?

    /// Whoever sleeps until after the earliest sleeps no longer.
    func wakeIfLate() {
      if let earliest, let planned, earliest < planned { sleeper?.cancel() }
    }
  }

  private let insides = Mutex(Insides())

  /// Something is due then.
  func note(_ due: Timestamp) {
    insides.withLock { insides in
      insides.earliest = min(insides.earliest ?? due, due)
      insides.wakeIfLate()
    }
  }

  /// What was noted so far is known.
  func clear() { insides.withLock { $0.earliest = nil } }

  /// Returns at `planned`; at once when something earlier is noted, or was since the last `clear`; and when the task is
  /// cancelled.
  func wait(until planned: Timestamp, by clock: any WallClock) async {
    let sleeper = Task { [pause = planned - clock.now()] in
      if pause > 0 { try? await Task.sleep(for: .milliseconds(pause)) }
    }
    insides.withLock { insides in
      insides.planned = planned
      insides.sleeper = sleeper
      insides.wakeIfLate()
    }
    await withTaskCancellationHandler {
      await sleeper.value
    } onCancel: {
      sleeper.cancel()
    }
    insides.withLock { insides in
      insides.planned = nil
      insides.sleeper = nil
    }
  }
}
