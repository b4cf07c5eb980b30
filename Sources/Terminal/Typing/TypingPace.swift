/// How often others are told that somebody is typing: at the first key, while it goes on now and then, and at the end.
@MainActor final class TypingPace {
  private static let again = Duration.seconds(4)

  private var last: ContinuousClock.Instant?

  /// Whether to tell.
  func tells(_ isOn: Bool) -> Bool {
    guard isOn else {
      defer { last = nil }
      return last != nil
    }
    let now = ContinuousClock.now
    if let last, now - last < Self.again { return false }
    last = now
    return true
  }
}
