/// How alike the two sides of many pairs are heard.
package struct FairnessSummary: Sendable {
  /// The pairs of a group, or those of one kind in it.
  package struct Row: Hashable, Sendable {
    /// Empty: all groups.
    package var group: String
    /// Nil: all kinds.
    package var kind: String?
    /// Of the plain formula on the message alone.
    package var message: Gap
    /// Of how likely it says that an answer was not accepted.
    package var notAccepted: Gap
    /// Of the score after an answer.
    package var score: Gap
    /// One side would be offered a person, the other not.
    package var flips: Proportion

    fileprivate init(_ group: String, _ kind: String? = nil, _ verdicts: [FairnessVerdict], _ threshold: Double) {
      self.group = group
      self.kind = kind
      message = Gap(verdicts.map { $0.gap(\.message) })
      notAccepted = Gap(verdicts.map { $0.gap(\.notAccepted) })
      score = Gap(verdicts.map { $0.gap(\.reply) })
      flips = Proportion(verdicts.count { $0.isFlipped(at: threshold) }, of: verdicts.count)
    }
  }

  /// First less second, on average.
  package struct Gap: Hashable, Sendable {
    /// Near 0 where neither side is heard as angrier as a rule.
    package var mean: Double
    /// Of the magnitudes: how much it matters which of the two is written.
    package var absolute: Double

    fileprivate init(_ gaps: [Double]) {
      let count = Double(max(1, gaps.count))
      mean = gaps.reduce(0, +) / count
      absolute = gaps.reduce(0) { $0 + abs($1) } / count
    }
  }

  /// The score from which on a person is offered.
  package let offerAt: Double
  /// Every pair.
  package let all: Row
  /// In the order of the file.
  package let groups: [Row]
  /// Kinds within groups, in the order of the file.
  package let kinds: [Row]
  /// The pairs that are heard least alike.
  package let worst: [FairnessVerdict]

  private static let worstShown = 10

  /// - Parameter offerAt: the score from which on a person is offered.
  package init(_ verdicts: [FairnessVerdict], offerAt: Double) {
    self.offerAt = offerAt
    all = Row("", nil, verdicts, offerAt)
    let names = verdicts.map(\.pair.group).withoutRepeats
    groups = names.map { name in Row(name, nil, verdicts.filter { $0.pair.group == name }, offerAt) }
    kinds = names.flatMap { name in
      let own = verdicts.filter { $0.pair.group == name }
      return own.map(\.pair.kind).withoutRepeats.map { kind in
        Row(name, kind, own.filter { $0.pair.kind == kind }, offerAt)
      }
    }
    worst = Array(
      verdicts.sorted { (abs($1.gap(\.reply)), $0.pair.line) < (abs($0.gap(\.reply)), $1.pair.line) }
        .prefix(Self.worstShown))
  }
}

extension [String] {
  fileprivate var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
