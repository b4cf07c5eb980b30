import Foundation
import Language
import Markdown
import TestSupport
import Testing

@testable import Knowledge

@Suite struct HostileKnowledgeTests {
  @Test("H24: HTML in an answer stays text and is pointed out")
  func html() throws {
    let base = try load(["a.md": "## A\n\n<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> <svg onload=x>."])
    #expect(base.findings == ["html a.md:3:1"])
    let blocks = MarkdownDocument(parsing: try #require(base.entries.first).answer).blocks
    #expect(
      blocks == [
        .html("<script>alert(1)</script>\n"), .paragraph([.text("A <img src=x onerror=alert(1)> <svg onload=x>.")]),
      ])
  }

  @Test("H25: a javascript link is pointed out and not linked, even one that a variable brings")
  func links() throws {
    let base = try load([
      "a.md": "## A\n\n[x](JaVaScript:alert(1)) and [y]({{evil}}).\n\nAsk next: [z](data:text/html,x)",
      "business.yaml": "name: B\nvariables: {evil: \"javascript:alert(1)\"}",
    ])
    #expect(base.findings == ["unsafe-link a.md:3:1", "unsafe-link a.md:5:11"])
    let entry = try #require(base.entries.first)
    #expect(MarkdownDocument(parsing: entry.answer).blocks == [.paragraph([.text("x and y.")])])
    #expect(entry.next == [])
  }

  @Test(
    "H26: 100,000 nested marks in a file are read in a moment",
    arguments: ["](", "**", ">", "[", "- ", "![", "{", "{{", "{{a ", "<!--", "`", "### x\n\n"])
  func nesting(mark: String) throws {
    let base = try load(["a.md": "## A\n\n" + String(repeating: mark, count: 100_000) + "\n", "b.md": "## Bee\n\nb"])
    #expect(base.entry("bee") != nil)
    _ = try load(["a.md": "## " + String(repeating: mark, count: 100_000) + "}\n\nText."])
  }

  @Test("H28: links out of the folder are refused, links within it are followed, pipes and loops do no harm")
  func symbolicLinks() throws {
    let secret = try TemporaryFolder(["secret.md": "## Secret\n\nHidden.", "more/b.md": "## More\n\nHidden."])
    let folder = try TemporaryFolder([
      "a.md": "## A\n\nText.", ".store/real.md": "## Real\n\nText.", "business.yaml": "name: B",
    ])
    func link(_ name: String, _ target: String) throws {
      try folder.link(name, to: target)
    }
    try link("secret.md", secret.url("secret.md").path)
    try link("relative.md", "../\(secret.root.lastPathComponent)/secret.md")
    try link("more", secret.url("more").path)
    try link("passwd.md", "/etc/passwd")
    try link("real.md", ".store/real.md")
    try link("loop", ".")
    try link("self.md", "self.md")
    try link("gone.md", "nowhere.md")
    mkfifo(folder.url("pipe.md").path, 0o600)
    let base = try KnowledgeLoader(folder: folder.root).load()
    #expect(base.entries.map(\.id) == ["a", "real"])
    #expect(
      base.findings == [
        "unreadable gone.md:1:1", "linked-folder loop:1:1", "outside-link more:1:1", "outside-link passwd.md:1:1",
        "unreadable pipe.md:1:1", "outside-link relative.md:1:1", "outside-link secret.md:1:1",
        "unreadable self.md:1:1",
      ])
  }

  @Test("H29: a YAML alias bomb is refused before it is built, as values, as keys and as a merge")
  func aliasBomb() throws {
    var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1...30 {
      bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
    }
    let base = try load(["a.md": "---\n\(bomb)---\n## A\n\nText.", "business.yaml": bomb, "sentences.yaml": bomb])
    #expect(base.findings == ["bad-yaml a.md:3:10", "bad-yaml business.yaml:2:10", "bad-yaml sentences.yaml:2:10"])
    #expect(base.entries.count == 1)
    for yaml in [
      bomb + "? *a30\n: x\n", "base: &b {a: 1}\nmore:\n  <<: *b\n", "a: &x [1]\u{2028}b: *x", "{a: &x 1,b: [*x,*x]}",
      "&x a: 1\nb: *x",
    ] {
      let base = try load(["a.md": "## A\n\nText.", "business.yaml": yaml])
      #expect(base.diagnostics.first?.code == "bad-yaml")
      #expect(base.diagnostics.first?.message.contains("anchors") == true)
    }
  }

  @Test("H29: a star or an ampersand in a text is no alias")
  func starsInText() throws {
    let base = try load([
      "a.md": "## A\n\nText.",
      "business.yaml": "name: Fern & Furrow\nnotices:\n  - {id: a, text: \"Open *today* & *tomorrow*: R&D\"}",
    ])
    #expect(base.findings == [])
    #expect(base.business.notices[0].text == "Open *today* & *tomorrow*: R&D")
  }

  @Test(
    "H29: YAML that is nested or long beyond reason is refused",
    arguments: [
      "a: " + String(repeating: "[", count: 100_000), "a: " + String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000) + "x", String(repeating: "? ", count: 100_000) + "x",
      "a: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
      "a: [" + String(repeating: "x,", count: 150_000) + "x]", String(repeating: "#", count: 1_100_000),
    ])
  func deepYAML(yaml: String) throws {
    let base = try load(["a.md": "## A\n\nText.", "business.yaml": yaml])
    #expect(base.diagnostics.contains { ["bad-yaml", "too-large"].contains($0.code) })
    #expect(base.diagnostics.count <= 3)
    #expect(base.entries.count == 1)
  }

  @Test("A file that is not UTF-8 is named with the byte's line and column, and hides no other")
  func notUTF8() throws {
    let folder = try TemporaryFolder(["b.md": "## B\n\nText.", "business.yaml": "name: B"])
    try folder.write("a.md", bytes: Array("## Ä\n\nFünf ".utf8) + [0xFC] + Array("ber\n".utf8))
    let base = try KnowledgeLoader(folder: folder.root).load()
    #expect(base.findings == ["not-utf8 a.md:3:6"])
    #expect(base.entries.map(\.id) == ["b"])
  }

  @Test("The first bad byte follows the longest beginning that is UTF-8", arguments: 0..<20)
  func utf8(seed: UInt64) {
    func isRight(_ bytes: ArraySlice<UInt8>) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        [0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF]
          .randomElement(using: &random)! as UInt8
      }
      let bad = UTF8Flaw.firstBadByte(in: bytes)
      let longest = bytes.indices.last { isRight(bytes[..<$0]) }
      #expect(bad == (isRight(bytes[...]) ? nil : longest), "\(bytes)")
    }
  }

  @Test("Bytes of any kind give diagnostics and never a crash", arguments: 0..<30)
  func noise(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "## ", "# ", "### ", "\n", "\n\n", "- ", "Also asked:", "Ask next:", "[a](#a)", "{#a", "}", "{{", "}}", "<!--",
      "-->", "---\n", "```", "|", ":", "é", "\t", "    ", "> ", "\u{0}", "\r", "hand-to=", "\"", "=", "a", "*a", "&a",
    ]
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      let base = try load(["a.md": text, "business.yaml": text, "sentences.yaml": text, "de/a.md": text])
      for diagnostic in base.diagnostics {
        #expect(diagnostic.location.line >= 1 && diagnostic.location.column >= 1, "\(text.debugDescription)")
      }
      for entry in base.entries {
        #expect(!entry.title.isEmpty && Slug.isID(entry.id.rawValue))
      }
    }
  }
}
