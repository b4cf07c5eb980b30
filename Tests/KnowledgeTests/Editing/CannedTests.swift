import Testing

@testable import Knowledge

@Suite struct CannedTests {
  private func load(_ canned: String, path: String = "canned.md") throws -> KnowledgeBase {
    try KnowledgeTests.load([
      "a.md": "## A\n\nx", "business.yaml": "name: Corner Books\nvariables: {days: \"30\"}", path: canned,
    ])
  }

  @Test("A canned reply is the plain text under its shortcode, the business's variables filled in")
  func read() throws {
    let base = try load(
      "# For agents\n\nNot a reply.\n\n## hello\n\nHello {{contact.name|there}},\n\n# not a heading here\n\n## back-30\n{{days}} days, {{gone|then}}.\n"
    )
    #expect(base.diagnostics == [])
    #expect(base.canned.map(\.shortcode) == ["hello", "back-30"])
    #expect(base.canned[0].text == "Hello {{contact.name|there}},\n\n# not a heading here")
    #expect(base.canned[1].text == "30 days, then.")
    #expect(base.canned[1].location == SourceLocation(file: "canned.md", line: 11, column: 4))
    #expect(base.entries.map(\.id) == ["a"])
  }

  @Test("A variable of the conversation is filled when the reply is used, and its value is not read again")
  func filled() {
    let reply = CannedReply(shortcode: "x", text: "{{contact.name|there}} {{agent.name}} {{ contact.email | }}!")
    #expect(reply.filled([:]) == "there  !")
    #expect(reply.filled(["contact.name": "{{agent.name}}", "agent.name": "Mia"]) == "{{agent.name}} Mia !")
    #expect(reply.filled(["contact.name": " \n"]) == "there  !")
  }

  @Test("The business's name is filled in before a conversation is known; what stands for people stays")
  func naming() {
    let reply = CannedReply(shortcode: "x", text: "{{agent.name}} of {{business.name|us}}, {{contact.name|there}}")
    #expect(reply.naming("Corner Books").text == "{{agent.name}} of Corner Books, {{contact.name|there}}")
    #expect(reply.naming(" ").text == "{{agent.name}} of us, {{contact.name|there}}")
  }

  @Test("What is wrong with a canned reply is said with its place and a mend")
  func flaws() throws {
    let base = try load(
      "## Two Words\n\nx\n\n## hi\n\nHi {{contact.name}} {{dayz}}\n\n## hi\n\ny\n\n## empty\n\n## long\n\n"
        + String(repeating: "a", count: 8_001))
    #expect(
      base.findings == [
        "bad-shortcode canned.md:1:4", "no-fallback canned.md:7:4", "unknown-variable canned.md:7:21",
        "duplicate-shortcode canned.md:9:4", "empty-reply canned.md:13:4", "long-reply canned.md:15:4",
      ])
    #expect(base.canned.map(\.shortcode) == ["hi"])
    #expect(base.diagnostics[0].mend == "Write `## two-words`.")
    #expect(base.diagnostics[2].mend == "Write `days` if that is what you mean.")
  }

  @Test("Canned replies of another language are passed over without a word")
  func translated() throws {
    let base = try load("## Not One\n\nx", path: "de/canned.md")
    #expect(base.canned == [] && base.diagnostics == [] && base.translations == [:])
  }

  @Test("Many braces take no long")
  func braces() {
    let text = String(repeating: "{", count: 200_000)
    #expect(CannedReply(shortcode: "x", text: text).filled([:]) == text)
  }
}
