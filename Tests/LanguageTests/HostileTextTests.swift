import Language
import Testing

@Suite("Hostile text")
struct HostileTextTests {
  /// Up to a mebibyte each, or nothing but what should not stand alone.
  static let texts: [(name: String, text: String)] = [
    ("one word", String(repeating: "a", count: 1 << 20)),
    ("words that begin many rules", String(repeating: "are you a a real ", count: 1 << 14)),
    ("noes", String(repeating: "no ", count: 1 << 17)),
    ("apostrophes", String(repeating: "l'", count: 1 << 19)),
    ("digits and dots", String(repeating: "1.", count: 1 << 19)),
    ("NULs", String(repeating: "\0", count: 1 << 20)),
    ("emoji", String(repeating: "😂", count: 1 << 18)),
    ("combining marks", String(repeating: "\u{301}", count: 1 << 18)),
    ("joiners", "\u{200D}"), ("a lone selector", "\u{FE0F}"), ("brackets", String(repeating: "](", count: 1 << 19)),
    ("line feeds", String(repeating: "\n", count: 1 << 20)), ("bidi", "\u{202E}\u{2066}"), ("empty", ""),
  ]

  @Test("H6, H26: up to a megabyte of anything is read by everything in this room", arguments: texts.map(\.name))
  func isRead(_ name: String) throws {
    let text = try #require(Self.texts.first { $0.name == name }).text
    #expect(tokens(of: text).count == words(of: text).count)
    #expect(folded(text).utf8.count <= text.utf8.count * 3)
    _ = DialogueActDetector.shipped.acts(in: text)
    #expect(HumanClaimDetector.shipped.claim(in: text) == nil)
    #expect(text.utf8.count < 10 || LanguageGuesser.shipped.guess(text) != "de")
  }

  @Test("H6: NULs between the words hide nothing")
  func controlsHideNothing() {
    #expect(DialogueActDetector.shipped.acts(in: "are\0you\0a\0bot").first == .asksWhetherHuman)
  }

  @Test(
    "H27: customers' text is never read as a pattern", arguments: ["(a+)+$", "@bot ..3 (", "whole human: x", "[", "*"])
  func patternsAreText(_ message: String) {
    #expect(DialogueActDetector.shipped.acts(in: message).filter { $0 == .wantsPerson }.isEmpty)
  }
}
