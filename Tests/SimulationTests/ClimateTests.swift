import TestSupport
import Testing

@Suite("What kind of day a seed gives")
struct ClimateTests {
  private static let days = (1...200 as ClosedRange<UInt64>).map { seed in
    var random = SeededGenerator(seed: seed)
    return Climate(&random)
  }

  @Test("Some days are without crashes and some have many; some lines lose nothing and some half of all answers")
  func differs() {
    let usual = Climate()
    for mishap in [\Climate.crashes, \.shifts, \.repeats, \.deadLines, \.putBacks, \.lostAnswers] {
      #expect(Self.days.contains { $0[keyPath: mishap] == 0 })
      #expect(Self.days.contains { $0[keyPath: mishap] == usual[keyPath: mishap] })
      #expect(Self.days.contains { $0[keyPath: mishap] > 4 * usual[keyPath: mishap] })
    }
    for trouble in [\Climate.diskTrouble, \.lineDelay, \.givesOut] {
      #expect(Self.days.contains { $0[keyPath: trouble] == 0 })
      #expect(Self.days.contains { $0[keyPath: trouble] > 0 })
    }
    #expect(Self.days.contains { $0.crashes + $0.deadLines + $0.lostAnswers + $0.shifts + $0.putBacks == 0 })
  }

  @Test("A climate is told in the words in which it can be set")
  func words() {
    for day in Self.days {
      var copy = Climate()
      #expect(copy.set(day.description) == nil)
      #expect(copy == day)
    }
  }

  @Test("A word that sets nothing is told", arguments: ["storms=3", "crashes", "crashes=many", "crashes=-1"])
  func nonsense(word: String) {
    var climate = Climate()
    #expect(climate.set("visits=50 \(word)").map(String.init) == word)
    #expect(climate.visits == 50)
  }

  @Test("What a climate is without never happens, and what it is full of happens most")
  func rates() {
    var random = SeededGenerator(seed: 1)
    var climate = Climate()
    climate.crashes = 0
    #expect(!(0..<1_000).contains { _ in climate.next(&random) == .crash })
    climate.crashes = 999
    #expect((0..<1_000).count { _ in climate.next(&random) == .crash } > 800)
  }
}
