/// How long to wait before the next attempt to connect: longer each time, and differently long for each client, so that
/// a desk that comes back is not met by all of them at once.
struct BackOff: Hashable, Sendable {
  /// What the first wait after a lost connection comes to at most; each further one is twice the one before.
  static let firstMilliseconds: Int64 = 200
  /// No wait is longer, however many attempts have failed.
  static let maximumMilliseconds: Int64 = 15_000

  private var attempts = 0

  /// Milliseconds to wait before the next attempt, which is counted with it.
  ///
  /// - Parameter jitter: 0 ..< 1; the wait is between half and all of what the number of attempts gives.
  mutating func next(jitter: Double) -> Int64 {
    let whole = min(Self.firstMilliseconds << min(attempts, 10), Self.maximumMilliseconds)
    attempts += 1
    return Int64(Double(whole) * (0.5 + jitter / 2))
  }

  /// The desk has let the client in: the next loss begins at the shortest wait again.
  mutating func reset() { attempts = 0 }
}
