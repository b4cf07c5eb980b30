import TestSupport
import Testing

@testable import Conversation

@Suite("P5: card numbers are struck out though their groups or digits are disguised")
struct DisguisedCardsTests {
  @Test(
    "P5: printed groups are struck out whatever few signs or short words part them",
    arguments: [
      ",", ", ", ";", ":", "|", "*", "+", "=", "~", "\\", "\u{2026}", ") (", "] [", "} {", "\" \"", "', '",
      "\u{201D}, \u{201C}", " and ", " then ", ", and then ", " und ", "\u{FF0C}", "\u{3001}", "</b> ", "     ",
      "......",
      "\u{1B}[0m\u{1B}[31m", "\u{9B}0m", "\u{1B}[38;2;255;128;0m ", " \u{2022} ", "\u{1F4B3}",
    ])
  func looseGroups(gap: String) {
    var generator = SeededGenerator(seed: 6)
    for kind in CardGenerator.kinds where [14, 15, 16].contains(kind.length) {
      let groups = CardGenerator.printedGroups(CardGenerator.number(kind, using: &generator))
      let written = CardGenerator.written(groups, separator: gap, zero: 0x30)
      for text in ["card (\(written)), 12/27", "\u{1B}[31m\(written)\u{1B}[0m", written] {
        let masked = CardNumbers.masked(text)
        #expect(masked.count == 1, "\(text)")
        for group in groups.dropLast() where groups.last != group {
          #expect(!masked.text.contains(group.map(String.init).joined()), "\(text)")
        }
      }
    }
  }

  @Test(
    "P5: circled, raised and CJK numerals are digits of a card, and words beside one",
    arguments: [
      ("④①①① ①①①① ①①①① ①①①①", "[•••• 1111]"), ("❹❶❶❶❶❶❶❶❶❶❶❶❶❶❶❶!", "[•••• 1111]!"),
      ("⁴¹¹¹-¹¹¹¹-¹¹¹¹-¹¹¹¹", "[•••• 1111]"), ("₄₁₁₁ 1111, 1111, 1111", "[•••• 1111]"),
      ("四一一一一一一一一一一一一一一一", "[•••• 1111]"), ("五五〇〇 〇〇〇〇 〇〇〇〇 〇〇〇四", "[•••• 0004]"),
      ("4111111111111111一共", "[•••• 1111]一共"), ("三月 4111 1111 1111 1111 四", "三月 [•••• 1111] 四"),
      ("4111111111111111⁵", "[•••• 1111]⁵"),
    ])
  func numerals(raw: String, expected: String) {
    #expect(CardNumbers.masked(raw).text == expected)
  }

  @Test("P5: prices, years, order numbers and two telephone numbers are no card because commas or words part them")
  func looseFalsePositives() {
    var generator = SeededGenerator(seed: 7)
    func rate(_ write: () -> String) -> Double {
      Double((0..<2_000).count { _ in CardNumbers.masked(write()).count > 0 }) / 2_000
    }
    func list(_ count: Int, _ range: ClosedRange<Int>, _ gap: String) -> String {
      (0..<count).map { _ in String(Int.random(in: range, using: &generator)) }.joined(separator: gap)
    }
    #expect(rate { list(8, 1...999, ", ") } == 0)
    #expect(rate { list(4, 10_000...99_999, ", ") } == 0)
    #expect(rate { list(4, 1900...2099, ", ") } == 0)
    #expect(rate { list(2, 1000...9999, "-") + " or " + list(2, 1000...9999, "-") } == 0)
    #expect(rate { list(4, 1...9_999, " + ") } <= 0.03)
    // As many as of order numbers of 16 digits.
    #expect(rate { list(4, 1000...9999, ", ") } <= 0.04)
  }
}
