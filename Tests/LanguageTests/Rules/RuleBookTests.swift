import Testing

@testable import Language

@Suite("The rule language")
struct RuleBookTests {
  private func names(_ rules: String, _ text: String) -> Set<String> {
    var parser = RuleParser()
    parser.read(rules.split(separator: "\n"), of: "test")
    let book = RuleBook(parsers: [parser], known: ["robust"])
    return Set(book.findings(in: text).places.keys.map { book.names[$0] })
  }

  @Test("Alternatives, options, repetition, gaps and classes mean what the format says")
  func operators() {
    #expect(names("x: a ( b | c d )", "a c d") == ["x"])
    #expect(names("x: a b? c", "a c") == ["x"])
    #expect(names("x: a b* c", "a b b b c") == ["x"])
    #expect(names("x: a ..2 c", "a b b c") == ["x"])
    #expect(names("x: a ..2 c", "a b b b c").isEmpty)
    #expect(names("x: a _ c", "a c").isEmpty)
    #expect(names("@k = b | c d\nx: a @k", "a c d") == ["x"])
    #expect(names("x: l'adresse", "l’adresse") == ["x"])
  }

  @Test("Sentence ends part everything, commas part gaps, edges ask for them")
  func boundaries() {
    #expect(names("x: a b", "a. b").isEmpty)
    #expect(names("x: a b", "a, b") == ["x"])
    #expect(names("x: a + b", "a, b").isEmpty)
    #expect(names("x: a ..2 c", "a, b c").isEmpty)
    #expect(names("x: ^ a $", "b a b").isEmpty)
    #expect(names("x: ^ a $", "b, a, b") == ["x"])
    #expect(names("x: a $?", "a?") == ["x"])
    #expect(names("x: a $?", "a!").isEmpty)
  }

  @Test("An exception takes away what it covers and nothing beside it")
  func exceptions() {
    let rules = "x: human\nexcept x: human resources"
    #expect(names(rules, "human resources").isEmpty)
    #expect(names(rules, "human resources or a human") == ["x"])
    #expect(names(rules + "\ny: resources", "human resources") == ["y"])
  }

  @Test("Whole rules need the whole message")
  func whole() {
    let rules = "whole x: hi\nwhole y: thanks a lot\nwhole choice #: option? #\n@1 = 1 | one"
    let ordered = "@1 = 1 | one\n@2 = 2\n@3 = 3\n@4 = 4\n@5 = 5\n@6 = 6\n@7 = 7\n@8 = 8\n@9 = 9\n"
    let book = ordered + rules.replacing("\n@1 = 1 | one", with: "")
    #expect(names(book, "hi! thanks a lot") == ["x", "y"])
    #expect(names(book, "hi there").isEmpty)
    #expect(names(book, "option one") == ["choice 1"])
  }

  @Test("A token that begins with an apostrophe is refused: people write it joined to the word before it")
  func detachedApostrophes() {
    for token in ["'m", "'s", "’ve", "`ll", "'nen"] as [Substring] { #expect(RuleParser.flaw(of: token) != nil) }
    for token in ["i'm", "l'", "qu'", "y'all", "nen"] as [Substring] { #expect(RuleParser.flaw(of: token) == nil) }
    #expect(names("x: i'm", "I'm") == ["x"] && names("x: nen", "'nen") == ["x"])
  }

  @Test("Slips are forgiven by length, and known words are none")
  func slips() {
    #expect(names("x: robot", "robto") == ["x"])
    #expect(names("x: robot", "robust").isEmpty)
    #expect(names("x: you", "yuo") == ["x"])
    #expect(names("x: you", "yon").isEmpty)
    #expect(names("x: hey", "heyyyy") == ["x"])
    #expect(names("x: haha", "hahahahaha") == ["x"])
    #expect(names("x: representative", "reprsentative") == ["x"])
  }
}
