import Testing

@testable import Embedding

@Suite("Words as BERT's uncased tokenizer cuts them")
struct PieceWordsTests {
  private func words(_ text: String) -> [String] {
    var cutter = PieceWords(text)
    var (word, words): ([UInt8], [String]) = ([], [])
    while cutter.next(into: &word) > 0 { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  @Test("Punctuation and Chinese characters stand alone; capitals and accents go")
  func cutting() {
    #expect(words("Where's my Café-order?!") == ["where", "'", "s", "my", "cafe", "-", "order", "?", "!"])
    #expect(words("价格ok \u{F902}") == ["价", "格", "ok", "\u{8ECA}"])
    #expect(words("İstanbul ÅNGSTRÖM") == ["istanbul", "angstrom"])
  }

  @Test("Controls, marks and what cannot be seen are left out, and an empty text has no word")
  func invisible() {
    #expect(words("a\u{200B}b\u{0}c\u{FFFD}d e\u{301}\u{327}") == ["abcd", "e"])
    #expect(words(" \u{3000}\t\u{A0}\n").isEmpty)
  }
}
