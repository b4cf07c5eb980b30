import Synchronization

/// What the simulation found: the first broken promise is the one to look at; and what occurred at all.
final class Verdict: Sendable {
  private let found = Mutex<[String]>([])
  private let marks = Mutex<Set<Occurrence>>([])
  private let trail = Mutex<UInt64>(0xcbf2_9ce4_8422_2325)

  var violations: [String] { found.withLock { $0 } }

  var occurred: Set<Occurrence> { marks.withLock { $0 } }

  /// A number that is the same for the same course of events.
  var fingerprint: UInt64 { trail.withLock { $0 } }

  func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if holds { return }
    let promise = promise()
    found.withLock { if $0.count < 20 { $0.append(promise) } }
  }

  /// Notes that this occurs on the day.
  func mark(_ occurrence: Occurrence) { _ = marks.withLock { $0.insert(occurrence) } }

  /// Notes that something happened.
  func trace(_ text: String) {
    trail.withLock { trail in
      for byte in text.utf8 { trail = (trail ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
  }
}
