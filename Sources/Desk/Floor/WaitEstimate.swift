import Conversation
import Knowledge
import Storage

/// How long somebody will wait, from how long others did.
///
/// A wait `w` with `a` ahead tells how long a place takes: `w / (a + 1)`. The estimate for somebody with `a` ahead is
/// the median of those, times `a + 1`, rounded up to whole minutes and at least one. The median, since a single
/// conversation that was forgotten must not speak for all. Only waits that ended within the last eight hours count, the
/// latest fifty; with fewer than five, nothing is said. Those who wait now count with the time so far where a place of
/// theirs has taken longer than that median already: without them only the lucky would be heard, and the estimate would
/// stay short while nobody comes.
struct WaitEstimate {
  static let waitsKept = 50
  static let waitsMinimum = 5
  static let freshMilliseconds: Int64 = 8 * 3_600_000

  /// The earliest first.
  private var measured: [(at: Timestamp, perPlace: Int64)] = []

  /// Takes in a wait that ended; one whose beginning nobody counted says nothing about places.
  mutating func measure(_ wait: MeasuredWait) {
    guard let ahead = wait.ahead, ahead >= 0, wait.milliseconds >= 0 else { return }
    let index = measured.lastIndex { $0.at <= wait.at }.map { $0 + 1 } ?? 0
    measured.insert((wait.at, wait.milliseconds / Int64(ahead + 1)), at: index)
    if measured.count > Self.waitsKept { measured.removeFirst() }
  }

  /// Milliseconds that a place takes; nil where too few were measured lately.
  func perPlace(at now: Timestamp, waiting: some Sequence<WaitingQueue.Entry>) -> Int64? {
    let fresh = measured.filter { now - $0.at <= Self.freshMilliseconds }.map(\.perPlace)
    guard fresh.count >= Self.waitsMinimum else { return nil }
    let usual = Self.median(fresh)
    let slower = waiting.prefix(Self.waitsKept).map { ($0.cameAt, $0.aheadAtFirst) }
      .map { (now - $0) / Int64($1 + 1) }.filter { $0 > usual }
    return slower.isEmpty ? usual : Self.median(fresh + slower)
  }

  /// Whole minutes for somebody with `ahead` before them.
  static func minutes(perPlace: Int64, ahead: Int) -> Int {
    let (wait, overflows) = perPlace.multipliedReportingOverflow(by: Int64(ahead) + 1)
    return overflows ? Int(Int64.max / 60_000) : max(1, Int(wait / 60_000) + (wait % 60_000 > 0 ? 1 : 0))
  }

  /// The middle one, or the mean of the middle two. Not of nothing.
  private static func median(_ values: [Int64]) -> Int64 {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
