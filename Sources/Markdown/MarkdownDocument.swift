/// CommonMark source as values that are safe to show anywhere: in a terminal, a page, a log.
///
/// With GitHub's tables and strikethrough. Raw HTML is kept as literal text (H24), links with a destination that could
/// do more than lead somewhere are dissolved into their text (H25), and nesting is bounded (H26).
///
///     MarkdownDocument(parsing: "Call *us*.").blocks
///     // [.paragraph([.text("Call "), .emphasis([.text("us")]), .text(".")])]
package struct MarkdownDocument: Hashable, Sendable {
  /// The most levels of blocks and inlines within each other; what is nested deeper is shown as its plain text.
  package static let depthMax = 32
  /// Tables are recognised in sources of up to this many bytes, of which no line has more than `tableColumnsMax + 1`
  /// bars: cmark fills up short rows, so a small hostile table grows out of all proportion.
  package static let tableSourceMax = 16_384
  /// The most columns of a table. A source with a line of more bars than fit them has no tables at all; they are shown
  /// as the text that they were written as.
  package static let tableColumnsMax = 32

  /// What is at the top level, in the order of the source. Empty where nothing in it can be seen.
  package let blocks: [Block]

  /// A document put together by hand. Nothing is vetted: what `blocks` nests is to keep to `depthMax`.
  package init(blocks: [Block]) {
    self.blocks = blocks
  }

  /// Any source can be read: what is no markup is text. Time grows with the length of the source alone (H26).
  package init(parsing source: String) {
    let tree = CommonMarkTree(parsing: source, tables: Self.mayHoldTables(source))
    self.init(blocks: BlockReader().children(of: tree.root, depth: 0))
  }

  /// What a reader would hear read aloud: no marks, blocks and list items on lines of their own, links as their text.
  package var plainText: String { PlainText.of(blocks) }

  private static func mayHoldTables(_ source: String) -> Bool {
    guard source.utf8.count <= tableSourceMax else { return false }
    return source.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      line.count { $0 == UInt8(ascii: "|") } <= tableColumnsMax + 1
    }
  }
}
