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
    let quiet = Array(repeating: 0.1, count: 100)
    let few = threshold(quiet + Array(repeating: 1.9, count: 15))
    let many = threshold(quiet + Array(repeating: 1.9, count: 60))
    #expect(threshold(quiet) < 1.55 && 1.55 < few && few <= many && many == 1.91)
    #expect(threshold(quiet + quiet + quiet) < threshold(quiet))
  }

  @Test("A few conversations move nothing, and none as many as one likes move it far: strangers could make them up")
  func limits() {
    let usual = FalseAlarmBudget.threshold(allowing: 1)
    #expect(FalseAlarmBudget.threshold(allowing: 1, own: Array(repeating: 9, count: 49)) == usual)
    #expect(FalseAlarmBudget.threshold(allowing: 1, own: Array(repeating: 9, count: 9_999)) == usual + 0.5)
    #expect(FalseAlarmBudget.threshold(allowing: 10, own: Array(repeating: 0, count: 9_999)) == 1.05)
  }

  @Test("Of a business's own and what was measured before together no more than the budget is reached")
  func kept() {
    let own = (0..<400).map { Double($0 % 40) / 22 }
    let threshold = FalseAlarmBudget.threshold(allowing: 5, own: own)
    let weight = FalseAlarmBudget.priorWeight
    let alarms = Double(own.count { $0 >= threshold }) + weight * FalseAlarmBudget.share(atOrAbove: threshold)
    let below =
      Double(own.count { $0 >= threshold - 0.01 }) + weight * FalseAlarmBudget.share(atOrAbove: threshold - 0.01)
    #expect(alarms <= (400 + weight) * 0.05 && below > (400 + weight) * 0.05)
  }

  @Test("Outside of what was measured its nearest end counts", arguments: [-1, 0, 0.5, 1])
  func low(_ budget: Double) {
    #expect(FalseAlarmBudget.threshold(allowing: budget) == 2.7)
    #expect(abs(FalseAlarmBudget.threshold(allowing: 100) - 1.05) < 1e-9)
  }
}
