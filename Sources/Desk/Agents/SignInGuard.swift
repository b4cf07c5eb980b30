import Knowledge

/// How often an address may try to sign in (H38): five attempts freely, then after one second, two, four, and so on to
/// five minutes. A success, or a quarter of an hour without an attempt, begins anew.
///
/// An attempt counts as failed from its beginning, so that many at once are no way around it. Bounded: of more than
/// `addressesMaximum`, those that failed least are forgotten first, then those whose last attempt is longest ago.
struct SignInGuard {
  static let freeAttempts = 5
  static let firstDelayMilliseconds: Int64 = 1_000
  static let longestDelayMilliseconds: Int64 = 5 * 60_000
  static let forgottenAfterMilliseconds: Int64 = 15 * 60_000
  static let addressesMaximum = 4_096

  private struct Record {
    var failures: Int
    var lastAt: Timestamp
  }

  private var records: [String: Record] = [:]

  /// Addresses that are remembered.
  var count: Int { records.count }

  /// Somebody is about to try.
  ///
  /// - Returns: nil where they may, which counts as a failure until `succeeded`; else the milliseconds to wait.
  mutating func attempt(from address: String, at now: Timestamp) -> Int64? {
    var record = records[address] ?? Record(failures: 0, lastAt: now)
    // A clock that was set back must not lengthen the wait.
    let passed = max(0, now - record.lastAt)
    if passed >= Self.forgottenAfterMilliseconds { record.failures = 0 }
    let wait = Self.delay(after: record.failures) - passed
    if wait > 0 { return wait }
    records[address] = Record(failures: record.failures + 1, lastAt: now)
    if records.count > Self.addressesMaximum { forgetSome(at: now) }
    return nil
  }

  /// The attempt was no failure.
  mutating func succeeded(from address: String) { records[address] = nil }

  private static func delay(after failures: Int) -> Int64 {
    guard failures >= freeAttempts else { return 0 }
    return min(longestDelayMilliseconds, firstDelayMilliseconds << min(20, failures - freeAttempts))
  }

  private mutating func forgetSome(at now: Timestamp) {
    records = records.filter { now - $0.value.lastAt < Self.forgottenAfterMilliseconds }
    guard records.count > Self.addressesMaximum else { return }
    let leastFirst = records.sorted {
      ($0.value.failures, $0.value.lastAt) < ($1.value.failures, $1.value.lastAt)
    }
    for (address, _) in leastFirst.prefix(records.count / 2) { records[address] = nil }
  }
}
