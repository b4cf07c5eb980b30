/// How long to wait before the next attempt to connect: longer each time, and differently long for each client, so that
/// a desk that comes back is not met by all of them at once.
package struct BackOff: Hashable, Sendable {
  package static let firstMilliseconds: Int64 = 200
  package static let maximumMilliseconds: Int64 = 15_000

  private var attempts = 0

  package init() {}

  /// - Parameter jitter: 0 ..< 1; the wait is between half and all of what the number of attempts gives.
  package mutating func next(jitter: Double) -> Int64 {
    let whole = min(Self.firstMilliseconds << min(attempts, 10), Self.maximumMilliseconds)
    attempts += 1
    return Int64(Double(whole) * (0.5 + jitter / 2))
  }

  package mutating func reset() { attempts = 0 }
}
