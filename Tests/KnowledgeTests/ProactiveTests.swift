import Language
import Testing

@testable import Knowledge

@Suite("What pages say by themselves")
struct ProactiveTests {
  private func load(_ proactive: String, _ more: [String: String] = [:]) throws -> KnowledgeBase {
    let files = [
      "a.md": "## A\n\nx", "business.yaml": "name: Corner Books\nvariables: {days: \"30\"}", "proactive.md": proactive,
    ]
    let refusing: @Sendable (String) -> String? = { $0.contains("I am human") ? "I am human" : nil }
    return try KnowledgeLoader(files: files.merging(more) { $1 }, refusing: refusing).load()
  }

  @Test("A message has its conditions in the heading and its words below, the business's variables filled in")
  func conditions() throws {
    let base = try load(
      """
      # For us

      ## checkout {page="/checkout*|/cart" after=2m}

      You have {{days}} days.

      ## back {returning=yes attribute="plan=box"}

      Welcome back.

      """)
    let (first, second) = (base.proactive[0], base.proactive[1])
    #expect(first.id == "checkout" && first.pages == ["/checkout*", "/cart"] && first.afterSeconds == 120)
    #expect(first.texts == [.english: "You have 30 days."] && first.isReturning == nil)
    #expect(second.isReturning == true && second.attribute == .init(name: "plan", value: "box"))
    #expect(second.afterSeconds == 10 && second.pages == [])
    #expect(base.diagnostics.isEmpty && base.entries.count == 1, "\(base.diagnostics)")
  }

  @Test("A language's folder has other words for the same ids")
  func translated() throws {
    let base = try load(
      "## hi\n\nHello.", ["de/proactive.md": "## hi\n\nGuten Tag.\n\n## hu\n\nNirgends."])
    #expect(base.proactive.map(\.texts) == [[.english: "Hello.", "de": "Guten Tag."]])
    let found = base.diagnostics.filter { $0.code == "orphan-translation" }
    #expect(found.map { "\($0.location)" } == ["de/proactive.md:5:4"])
  }

  @Test("D4: what claims to be human is left out; so is what says nothing, says too much, or has no id")
  func leftOut() throws {
    let base = try load(
      "## a\n\nI am human.\n\n## b\n\n## c\n\n\(String(repeating: "x", count: 501))\n\n## Not One\n\nx\n\n## d\n\nd\n\n## d\n\nd"
    )
    #expect(base.proactive.map(\.id) == ["d"])
    #expect(
      base.diagnostics.map(\.code).filter { $0 != "no-business" } == [
        "human-claim", "bad-proactive", "bad-proactive", "bad-id", "duplicate-id",
      ])
  }

  @Test(
    "A condition that is none is named with its place and a mend, and nobody is shown the message",
    arguments: [
      ("page=checkout", "bad-condition"), ("after=soon", "bad-condition"), ("after=61m", "bad-condition"),
      ("after=-1s", "bad-condition"), ("returning=maybe", "bad-condition"), ("attribute=plan", "bad-condition"),
      ("pages=/x", "unknown-condition"),
    ])
  func bad(_ condition: String, _ code: String) throws {
    let base = try load("## a {\(condition)}\n\nHi.")
    #expect(base.proactive.isEmpty)
    let diagnostic = try #require(base.diagnostics.first)
    #expect(diagnostic.code == code && diagnostic.location == SourceLocation(file: "proactive.md", line: 1, column: 7))
    #expect(!diagnostic.mend.isEmpty)
  }
}
