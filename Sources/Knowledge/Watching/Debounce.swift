/// When to report: after a quiet moment, but never later than ten of them.
struct Debounce {
  let quiet: Duration
  private var first: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?

  init(quiet: Duration) { self.quiet = quiet }

  mutating func happened(at now: ContinuousClock.Instant = .now) {
    first = first ?? now
    last = now
  }

  /// Until the report is due; nil: nothing has happened.
  var wait: Duration? {
    guard let first, let last else { return nil }
    return max(.zero, min(last + quiet, first + quiet * 10) - .now)
  }

  var isDue: Bool { wait == .zero }

  mutating func reported() { (first, last) = (nil, nil) }
}
