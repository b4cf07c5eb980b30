import Language
import Testing

@Suite("Stop words")
struct StopWordsTests {
  @Test("They are as words are read: folded, contractions joined")
  func areFolded() {
    for word in ["the", "dont", "fur", "ou", "tambien", "whats"] { #expect(StopWords.contains(word)) }
    for locale in LocaleCode.shipped {
      #expect(StopWords.words(of: locale).allSatisfy { words(of: $0) == [$0] })
    }
  }

  @Test("Content is none", arguments: ["order", "paket", "colis", "pedido", "refund", "open"])
  func contentIsNone(_ word: String) {
    #expect(!StopWords.contains(word))
  }

  @Test("A language that is not shipped has none")
  func unknownLanguage() {
    #expect(StopWords.words(of: "nl").isEmpty)
  }
}
