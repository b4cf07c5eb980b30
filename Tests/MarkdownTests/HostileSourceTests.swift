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
