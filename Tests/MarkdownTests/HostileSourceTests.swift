import Testing

@testable import Markdown

@Suite struct HostileSourceTests {
  @Test(
    "H26: 100,000 nested marks are parsed, kept as text, and walked without overflow",
    arguments: [
      ("](", ""), ("[a](", ""), ("**", "a"), ("**a ", ""), ("*a _", ""), (">", "a"), ("> ", "a"), ("[", "a"),
      ("![", "a"),
      ("- ", "a"), ("1. ", "a"), ("`a``", ""), ("![[]()", ""), ("a <![CDATA[", ""), ("<!A ", ""), ("~~a ", ""),
      ("<a ", ""),
      ("|a", "\n|-|-"), ("- ", "a" + String(repeating: "\n", count: 50_000)),
      ("1. ", "a" + String(repeating: "\n", count: 50_000)), ("a\n", String(repeating: "|-\n", count: 50_000)),
      ("_a __", ""), ("***a ***", ""), ("[a]: b\n", ""),
    ])
  func nesting(mark: String, end: String) {
    let document = MarkdownDocument(parsing: String(repeating: mark, count: 100_000) + end)
    #expect(depth(of: document.blocks) <= MarkdownDocument.depthMax)
    #expect(!document.plainText.isEmpty || document.blocks.allSatisfy { $0 == .thematicBreak })
    let outline = MarkdownOutline(parsing: String(repeating: mark, count: 100_000) + end)
    #expect(depth(of: outline.sections.map(\.block)) <= MarkdownDocument.depthMax)
  }

  @Test(
    "H24: HTML is literal text",
    arguments: [
      ("<script>alert(1)</script>", [Block.html("<script>alert(1)</script>\n")]),
      ("<div onclick=x>\n*a*\n</div>", [.html("<div onclick=x>\n*a*\n</div>\n")]),
      ("a <img src=x onerror=alert(1)> b", [.paragraph([.text("a <img src=x onerror=alert(1)> b")])]),
      ("<svg onload=alert(1)>", [.html("<svg onload=alert(1)>\n")]),
      ("a <svg/onload=alert(1)>", [.paragraph([.text("a <svg/onload=alert(1)>")])]),
      ("&lt;script&gt;", [.paragraph([.text("<script>")])]),
      (
        "[<b>x</b>](https://a.example)",
        [
          .paragraph([.link(destination: .web("https://a.example"), [.text("<b>x</b>")])])
        ]
      ),
    ])
  func html(source: String, blocks: [Block]) {
    #expect(MarkdownDocument(parsing: source).blocks == blocks)
  }

  @Test("H26: what is nested beyond the bound is still there as plain text")
  func nothingIsLost() {
    let bound = MarkdownDocument.depthMax
    let quotes = MarkdownDocument(parsing: String(repeating: ">", count: bound - 1) + " deep *down*")
    #expect(depth(of: quotes.blocks) == bound)
    #expect(quotes.plainText == "deep down")
    let strong = MarkdownDocument(
      parsing: String(repeating: "**a ", count: 100) + "core" + String(repeating: " b**", count: 100))
    #expect(depth(of: strong.blocks) == bound)
    #expect(strong.plainText.contains("core") && strong.plainText.hasSuffix(" b b b"))
    let list = MarkdownDocument(
      parsing: (0..<60).map { String(repeating: "  ", count: $0) + "- item \($0)\n" }.joined())
    #expect(depth(of: list.blocks) <= bound)
    #expect(list.plainText.contains("item 59"))
  }

  @Test("H26: the guard escapes the first mark too many where cmark would need quadratic time, and no other")
  func guardEscapes() {
    func tamed(_ mark: String, _ bound: Int) -> Bool {
      let head = String(repeating: mark, count: bound)
      return SourceGuard.tamed(head) == head && SourceGuard.tamed(head + mark) != head + mark
    }
    #expect(tamed("- ", SourceGuard.marksMax))
    #expect(tamed(">", SourceGuard.marksMax))
    #expect(tamed("1. ", SourceGuard.marksMax))
    #expect(tamed("![[]()", SourceGuard.imagesMax))
    #expect(tamed("a <![CDATA[", SourceGuard.cdataMax))
    #expect(SourceGuard.tamed(String(repeating: "> ", count: 33) + "a") == String(repeating: "> ", count: 32) + "\\> a")
  }

  @Test("What people write passes the guard unchanged")
  func guardLeavesAlone() {
    for source in [
      "# A\n\n----------------------------------------\n\n* * * * * * * *\n",
      "........................................",
      "- a\n  - b\n    - c\n", "1. a\n2. b\n", "> > > a", String(repeating: "![a](b)\n\n", count: 500), "",
      "**************************************************",
      "2026-11-24 10-12-14-16-18-20-22-24-26-28-30-32-34-36-38-40",
    ] {
      #expect(SourceGuard.tamed(source) == source)
    }
  }

  @Test("Any jumble of marks is parsed within the bounds", arguments: 0..<40)
  func noise(seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      "*", "**", "_", "~~", "`", "[", "]", "(", ")", "![", "](", "<", ">", "- ", "1. ", "  ", "    ", "\n", "\n\n", "#",
      "|",
      "|-|\n", "a", "ü", "\\", "&amp;", "<b>", "<!--", "-->", "```\n", "---\n", "[a]: b\n", "\t", "javascript:",
      "https://a",
    ]
    for _ in 0..<100 {
      let source = (0..<random(120)).map { _ in pieces[random(pieces.count)] }.joined()
      let document = MarkdownDocument(parsing: source)
      #expect(depth(of: document.blocks) <= MarkdownDocument.depthMax)
      let outline = MarkdownOutline(parsing: source)
      let last = source.split(separator: "\n", omittingEmptySubsequences: false).count
      for (section, next) in zip(outline.sections, outline.sections.dropFirst()) {
        #expect(section.lines.upperBound < next.lines.lowerBound, "\(source.debugDescription)")
      }
      #expect(outline.sections.allSatisfy { $0.lines.lowerBound >= 1 && $0.lines.upperBound <= last })
    }
  }

  private func depth(of blocks: [Block]) -> Int {
    blocks.map { block in
      switch block {
      case .paragraph(let inlines), .heading(_, let inlines): 1 + depth(of: inlines)
      case .list(let list): 1 + (list.items.map(depth(of:)).max() ?? 0)
      case .blockQuote(let inner): 1 + depth(of: inner)
      default: 1
      }
    }.max() ?? 0
  }

  private func depth(of inlines: [Inline]) -> Int {
    inlines.map { inline in
      switch inline {
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, let inner):
        1 + depth(of: inner)
      default: 1
      }
    }.max() ?? 0
  }
}
