/// How fast frames may come that bring nothing of a line, which the limits of lines do not see: so many a second, and
/// then the socket is not read for as long as what came too fast would have taken.
struct FramePace: Hashable, Sendable {
  static let framesPerSecond = 2_000
  /// What one reading of a socket brings is seldom more than this.
  static let pauseLongestMilliseconds: Int64 = 10_000

  private var windowBeganAt: Int64
  private var frames = 0

  /// - Parameter now: milliseconds of a clock that only goes forward.
  init(at now: Int64) { windowBeganAt = now }

  /// - Returns: for how long nothing is to be read; nil where nothing came too fast.
  mutating func take(_ count: Int, at now: Int64) -> Int64? {
    if now - windowBeganAt >= 1_000 { (windowBeganAt, frames) = (now, 0) }
    frames += count
    guard frames > Self.framesPerSecond else { return nil }
    let taken = Int64(frames) * 1_000 / Int64(Self.framesPerSecond)
    return min(Self.pauseLongestMilliseconds, max(1, windowBeganAt + taken - now))
  }
}
