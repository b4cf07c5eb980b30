import Language
import TestSupport
import Testing

@Suite("Tokens")
struct TokenTests {
  @Test(
    "Words and numbers are read as the rules and the matcher need them",
    arguments: [
      ("I don't know what's up", ["i", "dont", "know", "whats", "up"]),
      ("L’adresse, qu'est-ce que c'est ?", ["l", "adresse", "qu", "est", "ce", "que", "c", "est"]),
      ("Wie geht's? 'schön'", ["wie", "gehts", "schon"]),
      ("2. 3.50 € at 9:30, 1,000", ["2", "3.50", "at", "9:30", "1,000"]),
      ("e-mail me@shop.de", ["e", "mail", "me", "shop", "de"]),
      ("iPhone15 A4", ["iphone15", "a4"]), ("...!?", []), ("👍", []), ("hu\u{200B}man", ["human"]),
      ("你好 мир", ["你好", "мир"]), ("customers' rock 'n' roll", ["customers", "rock", "n", "roll"]),
    ])
  func reads(_ example: (text: String, words: [String])) {
    #expect(words(of: example.text) == example.words)
  }

  @Test("A token's range is its original spelling")
  func rangesPointToTheOriginal() {
    let text = "Où est l’ÉCLAIR, Ｄon’t x²?"
    #expect(tokens(of: text).map { String(text[$0.range]) } == ["Où", "est", "l", "ÉCLAIR", "Ｄon’t", "x²"])
  }

  @Test("Tokens and words agree, and every token is the folding of its range, on ten thousand random texts")
  func tokensAgreeWithWords() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "a", "É", "ß", "'", "’", ".", ",", " ", "7", "－", "\u{200B}", "\u{301}", "l", "d'", "漢", "👍", "Ж", "qu",
    ]
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let read = tokens(of: text)
      #expect(read.map(\.text) == words(of: text))
      for token in read {
        let spelling = folded(String(text[token.range])).filter { $0 != "'" }
        #expect(spelling == token.text, "\(text.debugDescription)")
      }
    }
  }
}
