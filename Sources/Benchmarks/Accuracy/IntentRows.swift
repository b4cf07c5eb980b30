import Insight

/// The rows of the public sets.
struct IntentRows {
  private let tiers: [MatcherTier]
  private var accuracy: [AccuracyReport.Row] = []
  private var areas: [AccuracyReport.Row] = []
  private var knowing: [AccuracyReport.Row] = []
  private var speed: [AccuracyReport.Row] = []

  init(_ tiers: [MatcherTier]) { self.tiers = tiers }

  /// Ten phrasings are what a diligent business writes; typing errors are tried on it.
  static func isMisspelt(_ set: IntentSet, _ phrasings: Int?) -> Bool { set.outOfScope.isEmpty && phrasings == 10 }

  /// - Parameter measured: one for each tier, in their order.
  mutating func add(_ set: IntentSet, _ phrasings: Int?, _ measured: [IntentMeasurement]) {
    let name = "\(set.name), \(phrasings.map { "\($0) phrasings" } ?? "all phrasings")"
    func row(_ suffix: String, _ messages: Int, _ figure: (IntentMeasurement) -> AccuracyFigure) -> AccuracyReport.Row {
      AccuracyReport.Row(name: name + suffix, messages: messages, figures: measured.map(figure))
    }
    func decided(
      _ suffix: String, _ messages: Int, _ share: (IntentMeasurement) -> Proportion
    ) -> AccuracyReport.Row {
      AccuracyReport.Row(
        name: name + suffix, messages: messages,
        figures: zip(tiers, measured).map { tier, measured in tier.decides ? .bounded(share(measured)) : .none })
    }
    let count = set.dev.count
    accuracy.append(row("", count) { .share($0.right) })
    if Self.isMisspelt(set, phrasings) {
      accuracy.append(row(", typing errors in 30 % of the words", count) { .share($0.rightMisspelt) })
    }
    let hasOutOfScope = !set.outOfScope.isEmpty
    if hasOutOfScope, phrasings != 5 {
      areas.append(row("", count + set.outOfScope.count) { $0.area.map(AccuracyFigure.area) ?? .none })
    }
    if phrasings == 5 || (phrasings == nil && !hasOutOfScope) {
      knowing.append(row(": could be answered", count) { .share($0.coverage) })
      knowing.append(decided(": answered", count, \.answered))
      knowing.append(decided(": wrong among these", count, \.wrongAmongAnswered))
      if hasOutOfScope {
        knowing.append(decided(": answered though no intent answers", set.outOfScope.count, \.wronglyAnswered))
      }
    }
    let learnt = IntentMeasurement.learnt(set.base(phrasings: phrasings))
    speed.append(row(": built, ms", learnt) { .milliseconds($0.buildMilliseconds) })
    speed.append(row(": a question, µs", count) { .microseconds($0.microseconds) })
  }

  func add(to report: inout AccuracyReport) {
    report.add("Public sets", "First choice right, % of the questions.", accuracy)
    report.add(
      "Telling what no intent answers",
      "How well the confidence tells questions that an intent answers from those that none does: area under the ROC "
        + "curve.", areas)
    report.add(
      "Knowing when to answer",
      "“Could be answered” is the largest share, %, of which at most 5 % would be wrong with a threshold chosen in "
        + "hindsight. “Answered” is what was answered by the threshold that the matcher chose from its phrasings alone, "
        + "and “wrong” how much of that was; in brackets the 95 % interval (Wilson).", knowing)
    report.add(
      "Speed", "Times of one thread; n is what was learnt, or asked. The median of the questions.",
      isReproducible: false, speed)
  }
}
