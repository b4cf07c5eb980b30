import Sentiment

extension Configuration {
  /// Puts the thresholds that the budgets of false alarms come to in the place of the default ones. A threshold that
  /// somebody set counts more.
  func withinBudgets() throws(Failure) -> Configuration {
    var configuration = self
    for (budget, threshold) in [(Setting.falseAlarms, Setting.offerAt), (.falseHandOvers, .handOverAt)] {
      guard self[threshold].source == .standard, self[budget].source != .standard else { continue }
      let score = FalseAlarmBudget.threshold(allowing: decimal(budget))
      // Two decimals: more would be no knowledge.
      try configuration.set(
        threshold, Value(text: "\((score * 100).rounded() / 100)", source: self[budget].source))
    }
    return configuration
  }
}
