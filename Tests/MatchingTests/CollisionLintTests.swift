import Knowledge
import Testing

@testable import Matching

@Suite struct CollisionLintTests {
  private func findings(_ entries: [Entry]) -> [Diagnostic] {
    let base = Samples.base(entries)
    return CollisionLint.findings(TieredMatcher(base))
  }

  @Test("A base without collisions has no findings")
  func silent() {
    #expect(findings(Samples.shop.entries).isEmpty)
  }

  @Test("A wording that stands in two entries is found, with both places, both texts and a mend")
  func sameWords() throws {
    let found = findings(Samples.shop.entries + [Samples.entry("late", "Delays", "Opening hours!")])
    let finding = try #require(found.first { $0.code == "same-wording" })
    #expect(finding.location == SourceLocation(file: "late.md", line: 11))
    #expect(finding.message.contains("“Opening hours!” (late)"))
    #expect(finding.message.contains("“opening hours” (hours, hours.md:11)"))
    #expect(!finding.mend.isEmpty)
    #expect(found.count == 1)
  }

  @Test("Nearly the same wording in two entries is found once")
  func nearlySameWords() throws {
    let found = findings([
      Samples.entry("in", "What time is check-in?", "earliest arrival"),
      Samples.entry("out", "What time is the check-in", "when must we leave"),
      Samples.entry("dogs", "Are dogs allowed?", "bring my dog"),
    ])
    #expect(found.map(\.code) == ["near-duplicate"])
    #expect(found.first?.location.file == "out.md")
  }

  @Test("A phrasing whose like would get another entry's answer is found")
  func takes() throws {
    let found = findings(
      Samples.shop.entries + [
        Samples.entry("lost", "My parcel was stolen", "thief at the door", "when does my delivery come", "burglary")
      ])
    let finding = try #require(found.first { $0.code == "collision" })
    #expect(finding.message.contains("when does my delivery come"))
    #expect(finding.message.contains("when will my delivery come"))
  }

  @Test("Entries that their own words do not find, or too weakly to be answered, are found")
  func neverWins() {
    let crowd = Samples.entry(
      "balance", "gift card balance", "gift card value", "gift card amount", "gift card money", "gift card rest",
      "gift card worth", "gift card sum", "gift card total")
    let base = Samples.base([Samples.entry("buy", "gift card")] + [crowd] + Samples.shop.entries.dropLast())
    var recipe = Recipe()
    recipe.ridge = 3
    let found = CollisionLint.findings(TieredMatcher(base, recipe: recipe))
    #expect(found.contains { $0.code == "never-wins" && $0.location.file == "buy.md" })
    recipe.words.priorThreshold = 3
    recipe.words.priorWeight = 1
    let modest = CollisionLint.findings(TieredMatcher(base, recipe: recipe))
    #expect(modest.filter { $0.code == "unreachable" }.count == Samples.shop.entries.count - 1)
  }

  @Test("Findings come by place and do not depend on the run")
  func sorted() {
    let entries =
      Samples.shop.entries
      + Samples.shop.entries.map {
        Entry(id: EntryID(rawValue: $0.id.rawValue + "-2"), title: $0.title, answer: "", location: $0.location)
      }
    let found = findings(entries)
    #expect(found.map(\.location) == found.map(\.location).sorted())
    #expect(found == findings(entries))
    #expect(found.count == Samples.shop.entries.count)
  }
}
