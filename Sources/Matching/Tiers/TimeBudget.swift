import Synchronization

/// How much time one question may take, and how much each tier takes as things stand.
///
/// A tier that would take longer than what is left is not asked, nor is one that is at work on as many questions as it
/// may be at once: the tier below answers then, by its own threshold. So answers become more modest under load, and not
/// slower.
package final class TimeBudget: Sendable {
  /// Questions that take about the same time: those of one tier with as many bytes, to the next power of 2.
  private struct Kind: Hashable {
    let tier: String
    let magnitude: Int

    init(_ tier: String, bytes: Int) {
      self.tier = tier
      // An encoder reads no more than so many pieces, however long a text is.
      magnitude = Int.bitWidth - min(max(bytes - 1, 0), 2_047).leadingZeroBitCount
    }
  }

  private struct State {
    /// In milliseconds. Rises fast and falls slowly: a question that was asked before costs nothing and says nothing.
    var paces: [Kind: Double] = [:]
    var atWork: [String: Int] = [:]
  }

  private let milliseconds: Double
  private let atOnceMax: Int
  private let state = Mutex(State())

  /// What a refusal leaves of an estimate: what was slow once is tried again later.
  private static let forgetting = 0.95

  /// - Parameters:
  ///   - milliseconds: for one question, above 0.
  ///   - atOnceMax: questions that one tier may have in hand, such as one for each core.
  package init(milliseconds: Int, atOnceMax: Int) {
    self.milliseconds = Double(milliseconds)
    self.atOnceMax = atOnceMax
  }

  /// What `work` gives; nil where there is no time for it, and it is not begun.
  ///
  /// - Parameter begun: when the question came.
  func spend<Result>(
    on tier: String, bytes: Int, since begun: ContinuousClock.Instant, _ work: () -> Result
  ) -> Result? {
    let kind = Kind(tier, bytes: bytes)
    let start = ContinuousClock.now
    guard begins(kind, left: milliseconds - (start - begun) / .milliseconds(1)) else { return nil }
    defer { finished(kind, after: (ContinuousClock.now - start) / .milliseconds(1)) }
    return work()
  }

  private func begins(_ kind: Kind, left: Double) -> Bool {
    state.withLock { state in
      if left <= 0 || state.atWork[kind.tier, default: 0] >= atOnceMax { return false }
      if let pace = state.paces[kind], pace > left {
        state.paces[kind] = Self.forgetting * pace
        return false
      }
      state.atWork[kind.tier, default: 0] += 1
      return true
    }
  }

  private func finished(_ kind: Kind, after time: Double) {
    // One that was far too slow is not to keep others away for long.
    let milliseconds = min(time, 4 * self.milliseconds)
    state.withLock { state in
      state.atWork[kind.tier, default: 1] -= 1
      guard let pace = state.paces[kind] else { return state.paces[kind] = milliseconds }
      let weight = milliseconds > pace ? 0.5 : 0.05
      state.paces[kind] = pace + weight * (milliseconds - pace)
    }
  }
}
