import TestSupport
import Testing

@testable import Terminal

@Suite("Wrapping")
struct LineWrapperTests {
  private func wrap(_ text: String, _ width: Int?) -> [String] {
    LineWrapper(width: width).wrap(StyledLine(text)).map(\.text)
  }

  @Test("lines break between words, and the spaces there go")
  func words() {
    #expect(wrap("the quick brown fox", 10) == ["the quick", "brown fox"])
    #expect(wrap("ab  cd", 3) == ["ab", "cd"])
    #expect(wrap("  two in front", 8) == ["  two in", "front"])
  }

  @Test("a word longer than a line is broken, at letters and not within them")
  func longWord() {
    #expect(wrap("abcdefgh", 3) == ["abc", "def", "gh"])
    #expect(wrap("x abcdefgh", 4) == ["x", "abcd", "efgh"])
    #expect(wrap("e\u{301}e\u{301}e\u{301}", 2) == ["e\u{301}e\u{301}", "e\u{301}"])
  }

  @Test("East Asian text breaks between characters and counts two columns each")
  func wide() {
    #expect(wrap("日本語テキスト", 5) == ["日本", "語テ", "キス", "ト"])
    #expect(wrap("a日", 1) == ["a", "日"])
  }

  @Test("without a width nothing is broken")
  func unbounded() {
    #expect(wrap(String(repeating: "word ", count: 100), nil).count == 1)
  }

  @Test("styles and links go along with their text")
  func styles() {
    let line = StyledLine([StyledRun("plain "), StyledRun("bold words", .bold, link: "https://a.example")])
    let wrapped = LineWrapper(width: 11).wrap(line)
    #expect(wrapped.map(\.text) == ["plain bold", "words"])
    #expect(wrapped[1].runs == [StyledRun("words", .bold, link: "https://a.example")])
  }

  @Test("no line is too long and no letter is lost, whatever the text", arguments: 0..<32)
  func property(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let text = SafeText.line(HostileText.make(length: 80, &random))
      let width = Int.random(in: 2...40, using: &random)
      let lines = LineWrapper(width: width).wrap(StyledLine(text))
      let widest = text.map { DisplayWidth.of($0) }.max() ?? 0
      #expect(lines.allSatisfy { $0.width <= max(width, widest) }, "seed \(seed)")
      #expect(
        lines.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed)")
    }
  }
}
