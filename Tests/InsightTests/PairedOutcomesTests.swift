import Insight
import Testing

@Suite("Two ways compared on the same cases")
struct PairedOutcomesTests {
  @Test(
    "The exact test of McNemar, two-sided, as computed by hand",
    arguments: [(9, 2, 134.0 / 2048), (0, 5, 2.0 / 32), (3, 3, 1.0), (1, 0, 1.0), (0, 0, 1.0), (10, 1, 24.0 / 2048)])
  func chance(won: Int, lost: Int, expected: Double) {
    #expect(abs(outcomes(won: won, lost: lost).chance - expected) < 1e-12)
  }

  @Test("It stays a number where the cases are many: 600 against 500 is 0.28 %, as SciPy has it")
  func many() {
    #expect(abs(outcomes(won: 600, lost: 500).chance - 0.002_819_5) < 0.000_000_1)
    #expect(outcomes(won: 5_000, lost: 0).chance == 0)
  }

  @Test("Cases that came out the same do not count in it, only in what was right before and now")
  func concordant() {
    var outcomes = outcomes(won: 9, lost: 2)
    for _ in 0..<100 { outcomes.count(before: true, now: true) }
    outcomes.count(before: false, now: false)
    #expect(abs(outcomes.chance - 134.0 / 2048) < 1e-12)
    #expect(outcomes.before == 102 && outcomes.now == 109 && outcomes.total == 112)
  }

  @Test("It is said in words")
  func words() {
    #expect(outcomes(won: 9, lost: 2).sentence == "9 won, 2 lost: chance would do this in 7 % of cases")
    #expect(outcomes(won: 1, lost: 1).sentence == "1 won, 1 lost: chance would do this in every case")
    #expect(outcomes(won: 10, lost: 0).sentence == "10 won, 0 lost: chance would do this in 0.2 % of cases")
    #expect(
      outcomes(won: 30, lost: 0).sentence == "30 won, 0 lost: chance would do this in fewer than 1 in 1,000 cases")
    #expect(outcomes(won: 0, lost: 0).sentence == "none won, none lost")
  }

  private func outcomes(won: Int, lost: Int) -> PairedOutcomes {
    var outcomes = PairedOutcomes()
    for _ in 0..<won { outcomes.count(before: false, now: true) }
    for _ in 0..<lost { outcomes.count(before: true, now: false) }
    return outcomes
  }
}
