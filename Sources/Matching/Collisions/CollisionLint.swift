package import Knowledge

/// Finds entries that take each other's questions: what a business can mend only if somebody points at it.
///
/// Silent about wordings that are merely alike: each finding is a question that would be answered wrongly, or could
/// not be answered, as things stand.
package struct CollisionLint {
  private let base: IndexedBase
  /// The best one, which decides what is not plain.
  private let tier: Tier
  /// In whose products wordings are compared.
  private let words: Tier
  private var findings: [Diagnostic] = []
  /// Wordings that have a finding already; one is enough.
  private var mentioned: Set<Int> = []
  /// What each of them was mentioned against: a pair is mentioned once.
  private var pairs: [Int: Int] = [:]

  /// The findings for the knowledge base of a matcher, by place.
  package static func findings(_ matcher: TieredMatcher) -> [Diagnostic] {
    var lint = CollisionLint(matcher)
    lint.findTwins()
    lint.findUnreachable()
    lint.findThefts()
    return lint.findings.sorted { ($0.location, $0.code, $0.message) < ($1.location, $1.code, $1.message) }
  }

  private init(_ matcher: TieredMatcher) {
    base = matcher.base
    tier = matcher.best
    words = matcher.tiers[0]
  }

  /// How often the threshold for answering the wrong entry must score: below, entries are merely alike, and a business
  /// has many that must be.
  private static let theftFactor = 1.7

  /// Products at and above this differ by an ending, a filler word or the order.
  private static let twinProduct: Float = 0.86

  /// The same wording, or as good as the same, in two entries.
  private mutating func findTwins() {
    var firsts: [String: Int] = [:]
    for (row, wording) in base.wordings.enumerated() where wording.kind != .answer {
      if let first = firsts[wording.key], base.wordings[first].entry != wording.entry {
        report(row, .sameWords, against: first)
      } else {
        firsts[wording.key] = row
      }
    }
    var neighbours = Neighbours(base)
    for (row, wording) in base.wordings.enumerated() where wording.kind != .answer {
      let (own, other) = neighbours.nearest(to: row)
      guard let other else { continue }
      if other.product >= Self.twinProduct, other.row < row {
        report(row, .nearlySameWords, against: other.row)
      } else if words.isNearest, other.product > own?.product ?? 0 {
        let lead = strength(nearest: other.product, own: own?.product ?? 0)
        if lead >= Self.theftFactor * words.bands.answer { report(row, .takes, against: other.row) }
      }
    }
  }

  /// Wordings that, were they not written down, would get another entry's answer.
  private mutating func findThefts() {
    guard !tier.isNearest else { return }
    for heldOut in tier.heldOut where base.wordings[heldOut.row].kind != .answer {
      let others = heldOut.others
      guard let own = heldOut.own, others.best > own, others.entry >= 0 else { continue }
      let strength = leading(Double(others.best), Double(max(others.second, own, 0)), tier.recipe)
      guard strength >= Self.theftFactor * tier.bands.answer,
        let thief = nearestRow(of: others.entry, to: heldOut.row)
      else { continue }
      report(heldOut.row, .takes, against: thief)
    }
  }

  /// Entries none of whose own wordings finds them, or only below the threshold for answering.
  private mutating func findUnreachable() {
    guard !tier.isNearest else { return }
    for (entry, range) in base.ranges.enumerated() {
      let rows = range.filter { base.wordings[$0].kind != .answer }
      guard let first = rows.first, !rows.allSatisfy(mentioned.contains) else { continue }
      let tops = rows.map { tier.top(ofRow: $0) }
      if let thief = tops.first, tops.allSatisfy({ $0.entry != entry }) {
        guard let row = nearestRow(of: thief.entry, to: first) else { continue }
        report(first, .neverWins, against: row)
      } else if tops.allSatisfy({ strength(of: $0, for: entry) < tier.bands.answer }) {
        let rival = tops.first.map { $0.entry == entry ? $0.runnerUp : $0.entry } ?? -1
        guard rival >= 0, let row = nearestRow(of: rival, to: first) else { continue }
        report(first, .unreachable, against: row)
      }
    }
  }

  private func strength(of top: BestTwo, for entry: Int) -> Double {
    guard top.entry == entry else { return 0 }
    return leading(Double(top.best), Double(max(top.second, 0)), tier.recipe)
  }

  private mutating func report(_ row: Int, _ kind: Collision.Kind, against other: Int) {
    guard !mentioned.contains(row), pairs[other] != row else { return }
    mentioned.insert(row)
    pairs[row] = other
    findings.append(Collision(kind: kind, row: row, other: other).diagnostic(base))
  }

  /// The wording of `entry` that is most like that in `row`.
  private func nearestRow(of entry: Int, to row: Int) -> Int? {
    let likenesses = tier.space.likenesses(to: tier.space[row])
    return base.ranges[entry].filter { base.wordings[$0].kind != .answer }.max { likenesses[$0] < likenesses[$1] }
  }

  /// The strength of an entry known only by its nearest wording, before the own entry's.
  private func strength(nearest product: Float, own: Float) -> Double {
    let similarity = Similarity(sharpness: base.recipe.sharpness)
    return leading(Double(similarity.of(product)), own > 0 ? Double(similarity.of(own)) : 0, words.recipe)
  }
}
