import Synchronization

/// How often each tier decided, and how often a better one was not asked for want of time.
package final class TierUsage: Sendable {
  package struct Counts: Hashable, Sendable {
    /// By the name of the tier.
    package var decided: [String: Int] = [:]
    package var cutShort = 0

    package init() {}
  }

  private let state = Mutex(Counts())

  package var counts: Counts { state.withLock { $0 } }

  package func count(_ evidence: Evidence) {
    state.withLock { counts in
      counts.decided[evidence.tier, default: 0] += 1
      if evidence.isCutShort { counts.cutShort += 1 }
    }
  }
}
