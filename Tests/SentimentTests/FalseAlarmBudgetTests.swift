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

  @Test(
    "Without calm conversations of a business's own the measured thresholds hold, to a hundredth",
    arguments: [1, 2, 3.5, 5, 10])
  func noneOfOnesOwn(_ budget: Double) {
    let measured = FalseAlarmBudget.threshold(allowing: budget)
    #expect(abs(FalseAlarmBudget.threshold(allowing: budget, own: []) - measured) < 0.011)
  }

  @Test(
    "Calm customers with high scores raise the threshold, those with low ones lower it, the more of them the further")
  func own() {
    func threshold(_ own: [Double]) -> Double { FalseAlarmBudget.threshold(allowing: 5, own: own) }
    let few = threshold(Array(repeating: 2.2, count: 2))
    let many = threshold(Array(repeating: 2.2, count: 100))
    #expect(1.55 < few && few < many && many == 2.21)
    #expect(threshold(Array(repeating: 0.1, count: 300)) < threshold(Array(repeating: 0.1, count: 50)))
    #expect(threshold(Array(repeating: 0, count: 10_000)) == 1)
  }

  @Test("Of a business's own and what was measured before together no more than the budget is reached")
  func kept() {
    let own = (0..<400).map { Double($0 % 40) / 16 }
    let threshold = FalseAlarmBudget.threshold(allowing: 5, own: own)
    let weight = FalseAlarmBudget.priorWeight
    #expect(threshold > 1 && Double(own.count { $0 >= threshold }) <= (400 + weight) * 0.05)
  }

  @Test("Outside of what was measured its nearest end counts", arguments: [-1, 0, 0.5, 1])
  func low(_ budget: Double) {
    #expect(FalseAlarmBudget.threshold(allowing: budget) == 2.7)
    #expect(abs(FalseAlarmBudget.threshold(allowing: 100) - 1.05) < 1e-9)
  }
}
