import Language
import Testing

@testable import Knowledge

@Suite struct TranslationTests {
  private let business = "name: B\nlocale: en\ndepartments: {safety: {name: S, priority: urgent}}"

  @Test("A folder named by a language holds translations, matched by id, that inherit what they do not say")
  func matched() throws {
    let base = try load([
      "business.yaml": business,
      "a.md": "---\nowner: o@example.com\n---\n## Hurt {#hurt hand-to=safety}\n\nSorry.\n\n## Fees {#fees}\n\nTen.",
      "de/x.md":
        "## Verletzt {#hurt}\n\nAuch gefragt:\n- Unfall\n\nDas tut uns leid: [Preise](x.md#fees).\n\n## Preise {#fees}\n\nZehn.",
    ])
    #expect(base.findings == [])
    #expect(base.entries.map(\.id) == ["hurt", "fees"])
    #expect(base.locales == ["en", "de"])
    let hurt = try #require(base.entry("hurt", in: .german))
    #expect(hurt.title == "Verletzt")
    #expect(hurt.phrasings.map(\.text) == ["Unfall"])
    #expect(hurt.answer == "Das tut uns leid: [Preise](#fees).")
    #expect(hurt.handTo == "safety")
    #expect(hurt.priority == .urgent)
    #expect(hurt.attributes["owner"] == "o@example.com")
    #expect(base.entry("hurt", in: .french)?.title == "Hurt")
  }

  @Test("A translation that says how urgent it is, or names a department of its own, is not overruled by the original")
  func ownPriority() throws {
    let base = try load([
      "business.yaml": business,
      "a.md": "## Hurt {#hurt priority=high}\n\nSorry.\n\n## Broken {#broken hand-to=safety}\n\nOh.",
      "de/x.md": "## Verletzt {#hurt priority=normal}\n\nOje.\n\n## Kaputt {#broken priority=high}\n\nOh.",
    ])
    #expect(base.findings == [])
    #expect(base.entry("hurt", in: .german)?.priority == .normal)
    #expect(base.entry("broken", in: .german)?.priority == .high)
    #expect(base.entry("broken", in: .german)?.handTo == "safety")
  }

  @Test("Missing translations are one word a language; one that translates nothing is left out")
  func missing() throws {
    let base = try load([
      "a.md": "## A\n\na\n\n## B\n\nb\n\n### V\n\nv", "de/a.md": "## A {#a}\n\na\n\n## Fees {#feees}\n\nx",
      "fr/b.md": "## B {#b}\n\nb\n\n### W {#w}\n\nw",
    ])
    #expect(
      base.findings == [
        "missing-translation de/a.md:1:1", "orphan-translation de/a.md:5:1", "missing-translation fr/b.md:1:1",
        "orphan-translation fr/b.md:5:1",
      ])
    #expect(base.translations[.german]?.keys.sorted() == ["a"])
  }

  @Test("A link from a translation may name the original's file")
  func originalFile() throws {
    let base = try load([
      "a.md": "## A\n\na", "b.md": "## B\n\nb", "de/a.md": "## A\n\nSiehe [B](b.md#b) und [B](../b.md#b).",
    ])
    #expect(base.findings == ["missing-translation de/a.md:1:1"])
  }

  @Test("The business's own language may have a folder too; other folders are just folders")
  func ownFolder() throws {
    let base = try load([
      "business.yaml": "name: B\nlocale: de", "de/a.md": "## A\n\na", "shop/b.md": "## B\n\nb", "xx/c.md": "## C\n\nc",
      "shop/en/d.md": "## D\n\nd",
    ])
    #expect(base.findings == [])
    #expect(base.entries.map(\.id) == ["a", "b", "d", "c"])
    #expect(base.translations.isEmpty)
  }

  @Test("A language that the bot itself does not speak is worth a word")
  func unshipped() throws {
    #expect(
      try load(["a.md": "## A\n\na", "nl/a.md": "## A\n\na"]).findings == ["locale-not-shipped nl/a.md:1:1"])
  }

  @Test("sentences.yaml gives sentences by language and key")
  func sentences() throws {
    let base = try load([
      "a.md": "## A\n\na", "sentences.yaml": "en: {greeting: Hello!}\nde:\n  greeting: |\n    Guten\n    Tag\n",
    ])
    #expect(base.sentences == ["en": ["greeting": "Hello!"], "de": ["greeting": "Guten\nTag"]])
  }
}
