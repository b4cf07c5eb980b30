import Testing

@testable import Knowledge

@Suite struct DiagnosticTests {
  /// Markdown, and what is found in it: `code line:column`.
  @Test(
    "What is wrong in a file is said with its line and column, and the rest of the file is used",
    arguments: [
      ("## Good\n\nText.\n\n## Good\n\nAgain.", "duplicate-id a.md:5:1"),
      ("## Good\n\nText.\n\n## Other {#good}\n\nAgain.", "duplicate-id a.md:5:12"),
      ("## Good\n\nSee [é x](#nowhere).", "dead-link a.md:3:5"),
      ("## Good\n\nSee éé [x](other.md#good).", "moved-link a.md:3:8"),
      ("## Good\n\nSee [x](prices.pdf).", "dead-link a.md:3:5"),
      ("## Good\n\nSee [x](a.md).", "dead-link a.md:3:5"),
      ("## Good\n\nText.\n\nAsk next: [x](https://x.example)", "dead-link a.md:5:11"),
      ("## Good\n\nText.\n\nAsk next: everything", "no-links a.md:5:1"),
      ("## Good\n\nText.\n\nÄé {{unknown}}.", "unknown-variable a.md:5:4"),
      ("## Good\n\nText.\n\nAsk next: [{{un}}](#good)", "unknown-variable a.md:5:12"),
      ("## Good {#good what}\n\nText.", "bad-attribute a.md:1:16"),
      ("## Göod {#Good}\n\nText.", "bad-id a.md:1:11"),
      ("## Good {hand-to=nobody}\n\nText.", "unknown-department a.md:1:10"),
      ("## Good {priority=urgnt}\n\nText.", "unknown-priority a.md:1:10"),
      ("## Good {handto=desk}\n\nText.", "unknown-key a.md:1:10"),
      ("## Good\n\nText.\n\n## Empty\n\n## Last\n\nText.", "empty-answer a.md:5:1"),
      ("## Good\n\nText.\n\n##\n\nText.\n\n### lost\n\nText.", "empty-heading a.md:5:1"),
      ("### Stray\n\nText.\n\n## Good\n\nText.", "stray-variant a.md:1:1"),
      ("## Good\n\n### One\n\nText.\n\n### One\n\nText.", "duplicate-id a.md:7:1"),
      ("## Good\n\nAlso asked:\n\nText.", "no-phrasings a.md:3:1"),
      ("## Good\n\nAlso asked: this\n\nText.", "no-phrasings a.md:3:1"),
      ("## Good\n\nText.\nAsk next: [x](#good)", "no-blank-line a.md:4:1"),
      ("## Good\n\nText.\n\n<div>\nx\n</div>", "html a.md:5:1"),
      ("## Good\n\nText <!-- note -->.", "html a.md:3:1"),
      ("## Good\n\nText.\n\n```\n## lost\n\nx", "unclosed a.md:5:1"),
      ("## Good\n\nText.\n\n<!-- never\n\n## lost\n\nx", "unclosed a.md:5:1"),
      ("## Good\n\n[x][ref].\n\n## B\n\nText.\n\n[ref]: https://x.example", "reference-link a.md:3:1"),
      ("---\ntopic: [\n---\n## Good\n\nText.", "bad-yaml a.md:3:1"),
      ("---\ntopic: x\n\n## Good\n\nText.", "bad-front-matter a.md:1:1"),
      ("---\nreview-by: 2027-02-30\n---\n## Good\n\nText.", "bad-date a.md:2:12"),
      ("---\nreview-by: 2026-11-23\n---\n## Good\n\nText.", "review-overdue a.md:2:12"),
      ("---\nreviewby: 2027-11-23\n---\n## Good\n\nText.", "unknown-key a.md:2:1"),
    ])
  func places(markdown: String, finding: String) throws {
    let base = try load(["a.md": markdown], today: CivilDate(year: 2026, month: 11, day: 24))
    #expect(base.findings == [finding])
    #expect(base.entry("good") != nil)
    for diagnostic in base.diagnostics {
      #expect(diagnostic.message.hasSuffix(".") && diagnostic.mend.hasSuffix("."))
    }
  }

  @Test("Nothing leads to an entry that was left out")
  func leftOut() throws {
    let base = try load(["a.md": "## A\n\nText.\n\nAsk next: [b](#b), [c](#c)\n\n## B\n\n## C\n\nText."])
    #expect(base.findings == ["empty-answer a.md:7:1"])
    #expect(base.entry("a")?.next.map(\.entry) == ["c"])
  }

  @Test("A mend names what was probably meant")
  func mends() throws {
    let base = try load([
      "a.md": "## Return an item\n\nSee [x](#return-a-item) and {{shopurl}}.",
      "business.yaml": "name: B\nvariables: {shop_url: x}\nescalateon: [a]",
    ])
    #expect(
      base.diagnostics.map(\.mend) == [
        "Write `#return-an-item` if that is what you mean.", "Write `shop_url` if that is what you mean.",
        "Write `escalate_on` if that is what you mean.",
      ])
  }

  @Test("An unknown hand-over still hands over")
  func unknownDepartment() throws {
    let base = try load(["a.md": "## A {hand-to=nobody}\n\nText."])
    #expect(base.entries[0].handTo == "nobody")
  }

  @Test("A file without an entry is worth a word")
  func noEntries() throws {
    #expect(try load(["a.md": "# Only a title\n\nText.", "b.md": "## B\n\nb"]).findings == ["no-entries a.md:1:1"])
  }

  @Test("Reviews are overdue on a given day only, and not on the day itself")
  func reviews() throws {
    let file = ["a.md": "---\nreview-by: 2026-11-24\n---\n## A\n\nText."]
    #expect(try load(file).findings == [])
    #expect(try load(file, today: CivilDate(year: 2026, month: 11, day: 24)).findings == [])
    #expect(try load(file, today: CivilDate(year: 2026, month: 11, day: 25)).findings == ["review-overdue a.md:2:12"])
  }

  @Test("Without business.yaml there is a word and a business that is always open")
  func noBusiness() throws {
    let base = try KnowledgeLoader(files: ["a.md": "## A\n\nText."]).load()
    #expect(base.findings == ["no-business business.yaml:1:1"])
    #expect(base.business.hours == .always)
    #expect(base.entries.count == 1)
  }

  @Test("Files of a wrong name are pointed out; reserved and other files are not read")
  func names() throws {
    let base = try load([
      "a.md": "## A\n\nText.", "business.yml": "x", "canned.md": "## hi\n\nHi.", "proactive.md": "## p\n\np",
      "README.md": "## How to edit\n\nx", "sub/readme.md": "## x\n\nx", "notes.txt": "x",
    ])
    #expect(base.findings == ["misnamed-file business.yml:1:1"])
    #expect(base.entries.map(\.id) == ["a"])
  }
}
