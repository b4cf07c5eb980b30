/// The rows of a business, or of several together.
struct BusinessRows {
  private let tiers: [MatcherTier]

  init(_ tiers: [MatcherTier]) { self.tiers = tiers }

  /// - Parameter tallies: one for each tier, in their order.
  func add(_ title: String, _ tallies: [BusinessTally], to report: inout AccuracyReport) {
    guard let any = tallies.first else { return }
    var (found, decided): ([AccuracyReport.Row], [AccuracyReport.Row]) = ([], [])
    func add(_ name: String, _ counts: (BusinessTally) -> BusinessTally.Counts?) {
      guard let messages = counts(any)?.messages, messages > 0 else { return }
      found.append(row(name, messages, tallies) { counts($0).map { .firstAndTopThree($0.first, $0.topThree) } })
      decided.append(
        row(name, messages, tallies, deciding: true) {
          counts($0).map { .decided(right: $0.postedRight, wrong: $0.postedWrong, askedRight: $0.askedRight) }
        })
    }
    for kind in MessageKind.allCases where kind.isAnswerable { add(kind.name) { $0.kinds[kind] } }
    add("all but follow-ups and other languages", \.answerable)
    if any.pairs.messages > 0 {
      let name = "two questions, both found"
      found.append(row(name, any.pairs.messages, tallies) { .count($0.pairs.firstTwo) })
      decided.append(
        row(name, any.pairs.messages, tallies, deciding: true) {
          .decided(right: $0.pairs.postedRight, wrong: $0.pairs.postedWrong, askedRight: nil)
        })
    }
    report.add(
      "\(title): found", "A right entry first, in brackets among the first three. Two questions: both first.", found)
    report.add(
      "\(title): done",
      "Right + wrong answers posted, and after the comma questions asked back with the right entry among the first "
        + "three. Below, what was posted although no entry answers it, and how much of everything posted was wrong, in "
        + "brackets with the 95 % interval (Wilson).",
      decided + wronglyPosted(tallies))
  }

  private func wronglyPosted(_ tallies: [BusinessTally]) -> [AccuracyReport.Row] {
    var rows: [AccuracyReport.Row] = []
    for kind in MessageKind.allCases where !kind.isAnswerable {
      guard let messages = tallies.first?.kinds[kind]?.messages else { continue }
      rows.append(
        row("\(kind.name): posted", messages, tallies, deciding: true) { $0.kinds[kind].map { .count($0.postedWrong) } }
      )
    }
    let all = tallies.first?.kinds.values.reduce(0) { $0 + $1.messages } ?? 0
    rows.append(
      row("wrong among all posted, %", all, tallies, deciding: true) { .bounded($0.wrongAmongPosted) })
    return rows
  }

  private func row(
    _ name: String, _ messages: Int, _ tallies: [BusinessTally], deciding: Bool = false,
    _ figure: (BusinessTally) -> AccuracyFigure?
  ) -> AccuracyReport.Row {
    AccuracyReport.Row(
      name: name, messages: messages,
      figures: zip(tiers, tallies).map { tier, tally in
        deciding && !tier.decides ? .none : figure(tally) ?? .none
      })
  }
}
