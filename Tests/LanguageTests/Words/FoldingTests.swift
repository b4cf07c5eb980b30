import Language
import Testing

@Suite("Folding")
struct FoldingTests {
  @Test(
    "Case, accents, typographic signs, widths, styles and hidden characters make no difference",
    arguments: [
      ("Größe", "grosse"), ("ÉCLAIR", "eclair"), ("e\u{301}clair", "eclair"), ("Œuf Æon Łódź", "oeuf aeon lodz"),
      ("don’t “go” – now…", "don't \"go\" - now..."), ("ＡＢＣ１２３", "abc123"), ("𝐇𝐮𝐦𝐚𝐧", "human"),
      ("hu\u{200B}man", "human"),
      ("\u{202E}abc\u{202C}", "abc"), ("a\u{A0}b", "a b"), ("٣", "3"), ("ΑΛΦΆ", "αλφα"), ("ПРИВЕТ", "привет"),
      ("¿Qué?", "?que?"), ("", ""), ("plain ASCII", "plain ascii"), ("你好", "你好"), ("👍🏽", "👍🏽"),
    ])
  func foldsTo(_ pair: (text: String, folded: String)) {
    #expect(folded(pair.text) == pair.folded)
  }

  @Test("Folding what is folded changes nothing")
  func isIdempotent() {
    for text in ["Où est l’ÉCLAIR ？", "STRASSE ß ẞ", "İstanbul ǅ ﬁ Ⅷ ½ ²", "Ωμέγα Привет"] {
      #expect(folded(folded(text)) == folded(text))
    }
  }
}
