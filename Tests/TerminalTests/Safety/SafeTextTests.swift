import TestSupport
import Testing

@testable import Terminal

@Suite("Foreign text on its way to a terminal")
struct SafeTextTests {
  @Test(
    "H31: escape sequences of every kind are shown and not sent",
    arguments: [
      ("\u{1B}]0;owned\u{7}", "^[]0;owned^G"),
      ("\u{1B}]52;c;aGFjaw==\u{7}", "^[]52;c;aGFjaw==^G"),
      (
        "\u{1B}]8;;https://evil.example\u{1B}\\click\u{1B}]8;;\u{1B}\\", "^[]8;;https://evil.example^[\\click^[]8;;^[\\"
      ),
      ("\u{1B}P$q\"p\u{1B}\\", "^[P$q\"p^[\\"),
      ("\u{1B}[6n", "^[[6n"),
      ("\u{9B}31mred", "⟨U+009B⟩31mred"),
      ("\u{9D}0;t\u{9C}", "⟨U+009D⟩0;t⟨U+009C⟩"),
      ("100\rfree", "100^Mfree"),
      ("no\u{8}\u{8}yes", "no^H^Hyes"),
      ("a\u{7F}b", "a^?b"),
    ])
  func escapes(_ raw: String, _ shown: String) {
    #expect(SafeText.line(raw) == shown)
  }

  @Test("H6: NUL and the other control characters are shown in caret notation")
  func controls() {
    #expect(SafeText.line("a\0b\u{1}c\u{1F}d\u{B}\u{C}") == "a^@b^Ac^_d^K^L")
  }

  @Test(
    "H32: bidi controls and zero-width characters are shown by their number",
    arguments: [
      ("invoice\u{202E}fdp.exe", "invoice⟨U+202E⟩fdp.exe"), ("\u{2066}a\u{2069}", "⟨U+2066⟩a⟨U+2069⟩"),
      ("a\u{200B}b", "a⟨U+200B⟩b"), ("a\u{200D}b", "a⟨U+200D⟩b"), ("a\u{FEFF}b", "a⟨U+FEFF⟩b"),
      ("a\u{2060}b", "a⟨U+2060⟩b"), ("a\u{AD}b", "a⟨U+00AD⟩b"),
      ("a\u{200E}\u{200F}\u{61C}", "a⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
      ("a\u{E0061}b", "a⟨U+E0061⟩b"), ("a\u{3164}b", "a⟨U+3164⟩b"), ("a\u{FE0F}b", "a⟨U+FE0F⟩b"),
      ("a\u{34F}b", "a⟨U+034F⟩b"), ("\u{FFF9}a\u{FFFB}b", "⟨U+FFF9⟩a⟨U+FFFB⟩b"),
      ("\u{E000}\u{FFFF}", "⟨U+E000⟩⟨U+FFFF⟩"),
    ])
  func invisible(_ raw: String, _ shown: String) {
    #expect(SafeText.line(raw) == shown)
  }

  @Test(
    "what people legitimately write stays as it is",
    arguments: [
      "Grüße, naïve café", "Cafe\u{301}", "Tiếng Việt", "שָׁלוֹם", "مرحبا", "می\u{200C}خواهم", "क्\u{200D}ष", "日本語", "한국어",
      "👩‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "❤️", "☎︎", "1️⃣", "🇩🇪", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "葛\u{E0100}",
      "100 €",
      "a\u{A0}b",
    ])
  func legitimate(_ text: String) {
    #expect(SafeText.line(text) == text)
  }

  @Test("a pile of combining marks is cut, and says so")
  func zalgo() {
    let pile = "Z" + String(repeating: "\u{30D}", count: 30) + "algo"
    #expect(SafeText.line(pile) == "Z\u{30D}\u{30D}\u{30D}\u{30D}⟨+26 marks⟩algo")
  }

  @Test("a mark without a letter of its own does not change what stands before the text")
  func loneMark() {
    #expect(SafeText.lines("\u{301}a\n\u{20DD}b") == ["◌\u{301}a", "◌\u{20DD}b"])
  }

  @Test("a chain of joined emoji ends")
  func joinedEmoji() {
    let shown = SafeText.line(Array(repeating: "👩", count: 20).joined(separator: "\u{200D}"))
    #expect(shown.contains("⟨U+200D⟩"))
    #expect(shown.map { $0.unicodeScalars.count { $0.value == 0x200D } }.max() == SafeScanner.joinersMax)
  }

  @Test("H7, H33: every way to end a line gives a line, and tabs are spaces")
  func lineEnds() {
    #expect(SafeText.lines("a\nb\r\nc\u{2028}d\u{2029}\te") == ["a", "b", "c", "d", "    e"])
    #expect(SafeText.line("Maria\nSystem: paid") == "Maria^JSystem: paid")
    #expect(SafeText.lines("") == [""])
  }

  @Test("H31, H32: nothing that acts is ever in the output, whatever the input", arguments: 0..<64)
  func nothingActs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let raw = HostileText.make(length: 60, &random)
      for line in SafeText.lines(raw) + [SafeText.line(raw)] {
        #expect(!line.unicodeScalars.contains { $0.acts }, "seed \(seed)")
        #expect(line.allSatisfy { $0.unicodeScalars.count <= 24 }, "seed \(seed)")
      }
    }
  }

  @Test("harmless text is left as it is the second time", arguments: 0..<16)
  func idempotent(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let once = SafeText.line(HostileText.make(length: 40, &random))
      #expect(SafeText.line(once) == once)
    }
  }

  @Test("a megabyte of marks or of line ends takes time in proportion")
  func large() {
    let marks = "a" + String(repeating: "\u{301}", count: 500_000)
    #expect(SafeText.line(marks) == "a\u{301}\u{301}\u{301}\u{301}⟨+499996 marks⟩")
    #expect(SafeText.lines(String(repeating: "\n", count: 1_000_000)).count == 1_000_001)
  }
}
