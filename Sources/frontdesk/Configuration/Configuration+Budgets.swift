import Sentiment

extension Configuration {
  private static let budgets = [(Setting.falseAlarms, Setting.offerAt), (.falseHandOvers, .handOverAt)]

  /// Puts the thresholds that the budgets of false alarms come to in the place of the default ones. A threshold that
  /// somebody set counts more.
  func withinBudgets() throws(Failure) -> Configuration {
    var configuration = self
    for (budget, threshold) in Self.budgets {
      guard self[threshold].source == .standard, self[budget].source != .standard else { continue }
      let score = FalseAlarmBudget.threshold(allowing: decimal(budget))
      // Two decimals: more would be no knowledge.
      try configuration.set(
        threshold, Value(text: "\((score * 100).rounded() / 100)", source: .budget(self[budget].source)))
    }
    return configuration
  }

  /// The thresholds that keep the budgets among a business's own calm conversations as well, and none that somebody
  /// set.
  ///
  /// - Parameter calm: the highest score of each.
  func thresholds(keptAmong calm: [Double]) -> (offerAt: Double, handOverAt: Double) {
    let kept = Self.budgets.map { budget, threshold in
      self[threshold].source.isLeftOpen
        ? FalseAlarmBudget.threshold(allowing: decimal(budget), own: calm) : decimal(threshold)
    }
    // Somebody may have set one of them, and the other moved past it.
    return self[.handOverAt].source.isLeftOpen ? (kept[0], max(kept[0], kept[1])) : (min(kept[0], kept[1]), kept[1])
  }
}
