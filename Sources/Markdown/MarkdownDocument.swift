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
  /// Tables are recognised in sources of up to this many bytes: cmark takes quadratic time over hostile ones.
  package static let tableSourceMax = 65_536

  package let blocks: [Block]

  package init(blocks: [Block]) {
    self.blocks = blocks
  }

  package init(parsing source: String) {
    let tree = CommonMarkTree(parsing: source, tables: source.utf8.count <= Self.tableSourceMax)
    self.init(blocks: BlockReader().children(of: tree.root, depth: 0))
  }

  /// What a reader would hear read aloud: no marks, blocks and list items on lines of their own, links as their text.
  package var plainText: String { PlainText.of(blocks) }
}
