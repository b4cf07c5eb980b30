import Synchronization

/// How often each tier decided, and how often a better one was not asked for want of time. Any number of threads may
/// count.
package final class TierUsage: Sendable {
  /// The counts at a moment, since the first of the matchers was built that share them.
  package struct Counts: Hashable, Sendable {
    /// By the name of the tier.
    package var decided: [String: Int] = [:]
    /// Decisions for which a better tier had no time.
    package var cutShort = 0

    /// Nothing counted yet.
    package init() {}
  }

  private let state = Mutex(Counts())

  /// As they are at the moment of asking.
  package var counts: Counts { state.withLock { $0 } }

  /// Counts one decision, by the tier that its evidence names.
  package func count(_ evidence: Evidence) {
    state.withLock { counts in
      counts.decided[evidence.tier, default: 0] += 1
      if evidence.isCutShort { counts.cutShort += 1 }
    }
  }
}
