/// How fast a session may speak: so many lines at once, and then so many a second.
struct TokenBucket: Hashable, Sendable {
  /// Lines a second; 0: no limit.
  private let rate: Int
  private let burst: Int
  /// In thousandths of a line, so that whole milliseconds refill it exactly.
  private var filled: Int64
  private var refilledAt: Int64

  /// Full.
  ///
  /// - Parameter now: milliseconds of a clock that only goes forward.
  init(rate: Int, burst: Int, at now: Int64) {
    self.rate = rate
    self.burst = burst
    filled = Int64(burst) * 1000
    refilledAt = now
  }

  /// Takes one line out.
  ///
  /// - Returns: nil, or where there was none: milliseconds until there is.
  mutating func take(at now: Int64) -> Int? {
    guard rate > 0 else { return nil }
    refill(at: now)
    guard filled >= 1000 else { return Int((1000 - filled + Int64(rate) - 1) / Int64(rate)) }
    filled -= 1000
    return nil
  }

  /// Whether it is as a new one would be, so that it need not be kept.
  func isFull(at now: Int64) -> Bool {
    var copy = self
    copy.refill(at: now)
    return rate == 0 || copy.filled == Int64(burst) * 1000
  }

  /// The one of the two that holds less.
  func emptier(_ other: TokenBucket, at now: Int64) -> TokenBucket {
    var (first, second) = (self, other)
    first.refill(at: now)
    second.refill(at: now)
    return first.filled <= second.filled ? first : second
  }

  private mutating func refill(at now: Int64) {
    filled = min(Int64(burst) * 1000, filled + max(0, now - refilledAt) * Int64(rate))
    refilledAt = max(refilledAt, now)
  }
}
