import Language
import Testing

@testable import Knowledge

@Suite struct EntryFormatTests {
  @Test("A heading, its other wordings and the text below become an entry")
  func entryWhole() throws {
    let base = try load([
      "business.yaml": "name: Corner Books\nvariables: {shop_url: https://cornerbooks.example}",
      "orders.md": """
      ---
      topic: Orders and delivery
      owner: orders@example.com
      review-by: 2027-03-01
      team: blue
      ---
      # Orders

      ## Where is my order? {#where-is-my-order .popular since="last year"}

      Also asked:
      - How do I track my parcel?
      - my package hasn't arrived

      We send every order within one working day.
      Track it at [your orders]({{shop_url}}/orders).

      Ask next: [Change my address](#change-address), [Returns](returns.md#return-an-item)

      ## Change my address {#change-address}

      Write to us.
      """,
      "returns.md": "## Return an item\n\nPost it.",
    ])
    #expect(base.diagnostics == [])
    let entry = try #require(base.entry("where-is-my-order"))
    #expect(entry.title == "Where is my order?")
    #expect(entry.topic == "Orders and delivery")
    #expect(entry.phrasings.map(\.text) == ["How do I track my parcel?", "my package hasn't arrived"])
    #expect(entry.phrasings.map(\.location.description) == ["orders.md:12:1", "orders.md:13:1"])
    #expect(
      entry.answer
        == "We send every order within one working day.\nTrack it at [your orders](https://cornerbooks.example/orders)."
    )
    #expect(
      entry.next == [
        QuickReply(label: "Change my address", entry: "change-address"),
        QuickReply(label: "Returns", entry: "return-an-item"),
      ])
    #expect(
      entry.attributes == [
        "owner": "orders@example.com", "review-by": "2027-03-01", "team": "blue", "class": "popular",
        "since": "last year",
      ])
    #expect(entry.location.description == "orders.md:9:1")
    #expect(base.entries.map(\.id) == ["where-is-my-order", "change-address", "return-an-item"])
  }

  @Test("The topic is front matter's, else that of the heading of level 1 above")
  func topics() throws {
    let base = try load([
      "a.md": "# One\n\n## A\n\na\n\n# Two\n\n## B\n\nb", "b.md": "---\ntopic: T\n---\n# Three\n\n## C\n\nc",
    ])
    #expect(base.entries.map(\.topic) == ["One", "Two", "T"])
  }

  @Test(
    "Without an id the heading's slug serves",
    arguments: [
      ("Where is my order?", "where-is-my-order"), ("I can't log in", "i-cant-log-in"),
      ("Größe & Maße", "grosse-masse"), ("Où êtes-vous ?", "ou-etes-vous"), ("¿Dónde está?", "donde-esta"),
      ("  *Fees*: 5 %  ", "fees-5"), ("Łódź", "lodz"),
    ])
  func slugs(heading: String, id: String) throws {
    #expect(try entry("## \(heading)\n\nText.").id.rawValue == id)
  }

  @Test("A heading without Latin letters gets an id of its own that does not depend on its place")
  func foreignSlugs() throws {
    let first = try entry("## 注文はどこですか\n\nText.").id
    #expect(Slug.isID(first.rawValue))
    #expect(try entry("\n\n## 注文はどこですか ##\n\nText.").id == first)
    #expect(try entry("## 返品\n\nText.").id != first)
  }

  @Test("Headings may be closed, underlined, marked up or indented")
  func headings() throws {
    #expect(try entry("## Fees {#f} ##\n\nText.").id == "f")
    #expect(try entry("Fees and *costs* {#f}\n---------\n\nText.").title == "Fees and costs")
    #expect(try entry("   ##   Our **fees** `now`\n\nText.").title == "Our fees now")
    #expect(try entry("## Sizes {S, M}\n\nText.").title == "Sizes {S, M}")
    #expect(try entry("## About {{shop}}\n\nText.", business: "name: B\nvariables: {shop: us}").title == "About us")
  }

  @Test(
    "Both keywords work in every locale, beside their translated form, in any case and with a space before the colon")
  func keywords() throws {
    for (asked, next) in [
      ("Also asked:", "Ask next:"), ("Auch gefragt:", "Als nächstes fragen:"),
      ("Autres formulations\u{A0}:", "À demander ensuite :"), ("También preguntan:", "Preguntar después:"),
      ("ALSO ASKED :", "**Ask next:**"),
    ] {
      let entry = try entry("## A {#a}\n\n\(asked)\n* one\n* two\n\nText.\n\n\(next) [Again](#a)")
      #expect(entry.phrasings.map(\.text) == ["one", "two"])
      #expect(entry.answer == "Text.")
      #expect(entry.next == [QuickReply(label: "Again", entry: "a")])
    }
  }

  @Test("An answer that begins with a list uses another bullet, or stands after <!-- answer -->")
  func answersThatBeginWithAList() throws {
    let bullet = try entry("## A\n\nAlso asked:\n- one\n- two\n\n* first\n* second")
    #expect(bullet.answer == "* first\n* second")
    let marked = try entry("## A\n\nAlso asked:\n- one\n- two\n\n<!-- answer -->\n- first\n- second")
    #expect(marked.phrasings.map(\.text) == ["one", "two"])
    #expect(marked.answer == "- first\n- second")
    let swallowed = try load(["a.md": "## A\n\nAlso asked:\n- one\n\n- first\n- second"])
    #expect(swallowed.findings == ["empty-answer a.md:1:1"])
    #expect(swallowed.diagnostics[0].mend.contains("<!-- answer -->"))
    #expect(swallowed.entries.isEmpty)
  }

  @Test("Headings of level 3 are variants with their own ids, wordings and answers")
  func variants() throws {
    let entry = try entry(
      """
      ## How do I return a book? {#return}

      Also asked:
      - send it back

      ### By post {#post}

      Also asked:
      - with the carrier

      Use the label.

      #### Abroad

      The label costs 5 €.

      ### In the shop

      Bring it along.

      Ask next: [Again](#return)
      """)
    #expect(entry.answer == "")
    #expect(entry.phrasings.map(\.text) == ["send it back"])
    #expect(entry.variants.map(\.id) == ["post", "in-the-shop"])
    #expect(entry.variants[0].phrasings.map(\.text) == ["with the carrier"])
    #expect(entry.variants[0].answer == "Use the label.\n\n#### Abroad\n\nThe label costs 5 €.")
    #expect(entry.variants[1].answer == "Bring it along.")
    #expect(entry.next.map(\.entry) == ["return"])
  }

  @Test("The answer is the source, word for word: code, tables, quotes, blank lines and all")
  func verbatim() throws {
    let answer =
      "> Quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n## no heading\n\n\nAlso asked:\n```\n\n1. one\n2. two  \n   more"
    #expect(try entry("## A\n\n\(answer)\n\n\n## B\n\nb".replacing("\n\n\n## B\n\nb", with: "")).answer == answer)
    #expect(try load(["a.md": "## A\r\n\r\nOne\r\ntwo.\r\n"]).entries[0].answer == "One\ntwo.")
    #expect(try load(["a.md": "\u{FEFF}## A\n\nOne."]).entries[0].title == "A")
  }

  @Test("A comment on lines of its own is a note that nobody is shown")
  func comments() throws {
    #expect(
      try entry("<!-- top -->\n## A\n\n<!-- ask Ann\nabout it -->\n\nOne.\n\n<!-- x -->\n\nTwo.").answer
        == "One.\n\nTwo.")
  }

  @Test("hand-to and priority: the heading's, else the department's")
  func handTo() throws {
    let business = "name: B\ndepartments:\n  safety: {name: Safety, priority: urgent}\n  desk: Front desk\n"
    let urgent = try entry("## A {#a hand-to=safety}\n\nSorry.", business: business)
    #expect(urgent.handTo == "safety")
    #expect(urgent.priority == .urgent)
    let high = try entry("## A {hand-to=desk priority=high}\n", business: business)
    #expect((high.handTo, high.priority, high.answer) == ("desk", .high, ""))
  }

  @Test("Variables are filled in answers, headings, wordings, links and labels")
  func variables() throws {
    let entry = try entry(
      "## Ring {{ phone }} {#a}\n\nAlso asked:\n- what is {{phone}} for\n\nRing {{phone}}, `{{phone}}`, {{x}}{{x}}.\n\nAsk next: [{{phone}}](#a)",
      business: "name: B\nvariables: {phone: \"+49 30 5550100\", x: y}")
    #expect(entry.title == "Ring +49 30 5550100")
    #expect(entry.phrasings.map(\.text) == ["what is +49 30 5550100 for"])
    #expect(entry.answer == "Ring +49 30 5550100, `+49 30 5550100`, yy.")
    #expect(entry.next.map(\.label) == ["+49 30 5550100"])
  }

  @Test("A link to another file's entry has the one form #id in the answer")
  func resolvedLinks() throws {
    let base = try load([
      "a.md": "## A\n\nSee [b](sub/b.md#b), [b again](#b) and [c](https://c.example).",
      "sub/b.md": "## B\n\n[a](../a.md#a)",
    ])
    #expect(base.diagnostics == [])
    #expect(base.entry("a")?.answer == "See [b](#b), [b again](#b) and [c](https://c.example).")
    #expect(base.entry("b")?.answer == "[a](#a)")
  }

  @Test("H27: a wording is text, whatever it looks like to a regular expression")
  func patterns() throws {
    let wordings = ["(a+)+$", "[", "(?<x>", "\\\\1{2,1}", ".*"]
    let entry = try entry("## A\n\nAlso asked:\n" + wordings.map { "- \($0)\n" }.joined() + "\nText.")
    #expect(entry.phrasings.map(\.text) == ["(a+)+$", "[", "(?<x>", "\\1{2,1}", ".*"])
  }
}
