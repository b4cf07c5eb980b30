import Insight
import TestSupport
import Testing

@Suite("Statistics")
struct StatisticsTests {
  @Test("The interval of Wilson: 8 of 10 is 49.0–94.3 %, 0 of 20 is 0–16.1 %, as textbooks have it")
  func wilson() throws {
    let eight = try #require(Proportion(8, of: 10).interval)
    #expect(abs(eight.lowerBound - 0.4902) < 0.0001 && abs(eight.upperBound - 0.9433) < 0.0001)
    let none = try #require(Proportion(0, of: 20).interval)
    #expect(none.lowerBound == 0 && abs(none.upperBound - 0.1611) < 0.0001)
    #expect(Proportion().interval == nil && Proportion().share == nil)
  }

  @Test(
    "The area under the curve is the share of pairs in the right order, ties counted half",
    arguments: 0..<50 as Range<UInt64>)
  func area(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func scores() -> [Double] {
      (0..<Int.random(in: 1...30, using: &random)).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    }
    let (positives, negatives) = (scores(), scores())
    let pairs = positives.flatMap { positive in negatives.map { positive > $0 ? 1.0 : positive == $0 ? 0.5 : 0 } }
    let area = try #require(areaUnderCurve(positives: positives, negatives: negatives))
    #expect(abs(area - pairs.reduce(0, +) / Double(pairs.count)) < 1e-9)
  }

  @Test("Without positives or negatives there is no area")
  func noArea() {
    #expect(areaUnderCurve(positives: [], negatives: [1]) == nil)
    #expect(areaUnderCurve(positives: [1], negatives: []) == nil)
  }

  @Test("Calibration: confidences that are kept have no error, a boast has the size of the boast")
  func calibration() throws {
    let kept = Calibration((0..<10).map { (0.75, $0 < 8) } + (0..<4).map { (0.25, $0 < 1) })
    #expect(kept.bins.map(\.outcome) == [Proportion(1, of: 4), Proportion(8, of: 10)])
    #expect(abs(try #require(kept.expectedError) - 0.05 * 10 / 14) < 1e-9)
    let boast = Calibration([(1.0, false), (1.0, true)])
    #expect(boast.expectedError == 0.5)
    #expect(boast.bins.map(\.lower) == [0.9])
    #expect(Calibration([]).expectedError == nil)
  }

  @Test("Quantiles are values that occurred")
  func quantiles() {
    #expect(quantile(0.5, of: [3, 1, 2]) == 2)
    #expect(quantile(0.5, of: [4, 3, 2, 1]) == 2)
    #expect(quantile(0.99, of: Array(1...100)) == 99)
    #expect(quantile(1, of: [1, 2]) == 2)
    #expect(quantile(0, of: [1, 2]) == 1)
    #expect(quantile(0.5, of: [Int]()) == nil)
  }

  @Test("Figures are rounded to nearest, with as many decimals as asked for")
  func figures() {
    #expect(Figures.decimal(0.0649, places: 3) == "0.065")
    #expect(Figures.decimal(-1.25, places: 1) == "−1.3")
    #expect(Figures.decimal(-0.001, places: 2) == "0.00")
    #expect(Figures.decimal(12, places: 0) == "12")
    #expect(Figures.proportion(Proportion(8, of: 10)) == "8 of 10  80.0 % (49.0–94.3)")
    #expect(Figures.proportion(Proportion()) == "0 of 0")
  }
}
