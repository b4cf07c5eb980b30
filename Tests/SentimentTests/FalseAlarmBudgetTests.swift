import Testing

@testable import Sentiment

@Suite("Budgets of false alarms")
struct FalseAlarmBudgetTests {
  @Test("What was measured is met, and more false alarms allow a lower threshold")
  func monotone() {
    for (budget, threshold) in [(1, 2.7), (2, 2.0), (5, 1.55), (10, 1.05)] as [(Double, Double)] {
      #expect(abs(FalseAlarmBudget.threshold(allowing: budget) - threshold) < 1e-9)
    }
    let thresholds = stride(from: 1.0, through: 10, by: 0.25).map(FalseAlarmBudget.threshold)
    #expect(thresholds == thresholds.sorted(by: >) && Set(thresholds).count == thresholds.count)
  }

  @Test("Outside of what was measured its nearest end counts", arguments: [-1, 0, 0.5, 1])
  func low(_ budget: Double) {
    #expect(FalseAlarmBudget.threshold(allowing: budget) == 2.7)
    #expect(abs(FalseAlarmBudget.threshold(allowing: 100) - 1.05) < 1e-9)
  }
}
