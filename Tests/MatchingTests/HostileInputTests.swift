import Knowledge
import Testing

@testable import Matching

@Suite struct HostileInputTests {
  @Test(
    "H27: phrasings with the signs of regular expressions are plain text",
    arguments: [
      "(a+)+$", ".*", "[a-z", "order (now)? really", "\\d{3}|refund", "^cancel$", "a{1000000}",
    ])
  func metacharacters(_ phrasing: String) {
    let base = Samples.base([Samples.entry("odd", phrasing, phrasing + " please")] + Samples.shop.entries)
    let matcher = TieredMatcher(base)
    #expect(matcher.rank("where is my order", after: nil).candidates.first?.entry == "track")
    let exact = matcher.rank(phrasing, after: nil)
    #expect(exact.candidates.count == base.entries.count)
    if phrasing.contains(where: \.isLetter) { #expect(exact.candidates.first?.entry == "odd") }
  }

  @Test("A question of a megabyte is ranked")
  func megabyte() {
    let matcher = TieredMatcher(Samples.shop)
    for piece in ["where is my order ", "a", "and, ", "\u{0}", "🙂", "\n"] {
      let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
      #expect(matcher.rank(text, after: text).candidates.count == 6)
      #expect(matcher.parts(of: text).count <= 2)
    }
  }

  @Test("NULs and control characters part words and do no more")
  func controlCharacters() {
    let matcher = TieredMatcher(Samples.shop)
    let ranking = matcher.rank("where\u{0}is\u{7}my\u{1B}[31m order\u{0}", after: "\u{0}")
    #expect(ranking.candidates.first?.entry == "track")
  }

  @Test("An empty base has no candidates and no answer")
  func empty() {
    let matcher = TieredMatcher(Samples.base([]))
    for question in ["", "where is my order", "\u{0}"] {
      let ranking = matcher.rank(question, after: "before")
      #expect(ranking.candidates.isEmpty)
      #expect(ranking.band == .none)
      #expect(matcher.parts(of: question).isEmpty)
    }
    #expect(CollisionLint.findings(matcher).isEmpty)
  }

  @Test("One entry answers its own question and not another's")
  func oneEntry() {
    let matcher = TieredMatcher(Samples.base([Samples.entry("hours", "When are you open?", "opening hours")]))
    #expect(matcher.rank("what are the opening hours", after: nil).band == .answer)
    #expect(matcher.rank("do you sell bicycles", after: nil).band == .none)
  }

  @Test("Entries without a word can be there without harm")
  func noWords() {
    let base = Samples.base([Samples.entry("dots", "…", "???", "🙂")] + Samples.shop.entries)
    let matcher = TieredMatcher(base)
    #expect(matcher.rank("where is my order", after: nil).candidates.first?.entry == "track")
    #expect(matcher.rank("…", after: nil).band == .none)
  }

  @Test("Two entries with the same words are asked about, never answered")
  func sameWords() {
    let twins = ["a", "b"].map { Samples.entry(EntryID(rawValue: $0), "Book a table", "reserve a table") }
    let matcher = TieredMatcher(Samples.base(twins + Samples.shop.entries))
    #expect(matcher.rank("Book a table", after: nil).band == .ask)
    #expect(matcher.rank("I want to book the table", after: nil).band != .answer)
  }

  @Test("A hundred equal phrasings count once")
  func equalPhrasings() {
    let repeated = Entry(
      id: "hours", title: "When are you open?",
      phrasings: (0..<100).map { _ in Phrasing(text: "opening hours") }, answer: "")
    let once = Entry(
      id: "hours", title: "When are you open?", phrasings: [Phrasing(text: "opening hours")], answer: "")
    let rest = Samples.shop.entries.filter { $0.id != "hours" }
    let (many, few) = (TieredMatcher(Samples.base([repeated] + rest)), TieredMatcher(Samples.base([once] + rest)))
    #expect(many.rank("hours today", after: nil).candidates == few.rank("hours today", after: nil).candidates)
  }
}
