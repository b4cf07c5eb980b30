import CCmark

/// The top-level blocks of a file and where in the source they, their list items and their links stand.
///
/// Lines count from 1 and columns from 1 in UTF-8 bytes, as cmark counts them. Tables are read as paragraphs here: no
/// boundary between blocks depends on them.
package struct MarkdownOutline: Sendable {
  /// A place in the source, counted from 1; the column in UTF-8 bytes.
  package struct Position: Hashable, Sendable {
    /// From 1, as editors count.
    package var line: Int
    /// From 1, in UTF-8 bytes: a tab is one, an `é` two.
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// A block of the top level together with the lines of the source that it takes up.
  package struct Section: Sendable {
    /// What it says, as `MarkdownDocument` would have it, tables excepted.
    package var block: Block
    /// No two sections share a line; blank lines after a list may count as its own.
    package var lines: ClosedRange<Int>
    /// Where on its first line it begins.
    package var column: Int
    /// Where each item of a list begins, in order; empty for other blocks.
    package var items: [Position]
    /// Every link and image in the block, at any depth, in order.
    package var links: [Link]
  }

  /// A link as the source has it, before its destination is judged.
  package struct Link: Hashable, Sendable {
    /// The text between the brackets without marks; of an image the description.
    package var label: String
    /// As it was written, entities and backslashes resolved; empty where it was left out.
    package var destination: String
    /// `![…](…)`, not `[…](…)`.
    package var isImage: Bool
    /// Where it begins; the line of its end where its text runs over several lines.
    package var position: Position
  }

  /// In the order of the source.
  package let sections: [Section]

  /// Any source can be read, as by `MarkdownDocument(parsing:)`.
  package init(parsing source: String) {
    let tree = CommonMarkTree(parsing: source, tables: false)
    var sections = CommonMarkTree.children(of: tree.root).compactMap(Self.section)
    // cmark lets some blocks (a list that ends in an empty item) end where the next begins.
    for index in sections.indices.dropLast() {
      let (start, next) = (sections[index].lines.lowerBound, sections[index + 1].lines.lowerBound)
      sections[index].lines = start...max(start, min(sections[index].lines.upperBound, next - 1))
    }
    self.sections = sections
  }

  private static func section(_ node: CommonMarkTree.Node) -> Section? {
    guard let block = BlockReader().block(node, depth: 0) else { return nil }
    let start = position(of: node)
    let isList = cmark_node_get_type(node) == CMARK_NODE_LIST
    return Section(
      block: block, lines: start.line...max(start.line, lastLine(of: node, block)), column: start.column,
      items: isList ? CommonMarkTree.children(of: node).map(position) : [], links: links(in: node))
  }

  /// cmark counts a line too few for HTML, and one too many, with the column 0, where it saw the end on the next line.
  private static func lastLine(of node: CommonMarkTree.Node, _ block: Block) -> Int {
    if case .html(let text) = block {
      let ended = text.utf8.count { $0 == UInt8(ascii: "\n") }
      return Int(cmark_node_get_start_line(node)) + ended - (text.hasSuffix("\n") ? 1 : 0)
    }
    return Int(cmark_node_get_end_line(node)) - (cmark_node_get_end_column(node) == 0 ? 1 : 0)
  }

  private static func links(in block: CommonMarkTree.Node) -> [Link] {
    var links: [Link] = []
    CommonMarkTree.forEach(in: block) { node in
      let type = cmark_node_get_type(node)
      guard type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE else { return }
      links.append(
        Link(
          label: CommonMarkTree.flattened(node), destination: CommonMarkTree.string(cmark_node_get_url(node)),
          isImage: type == CMARK_NODE_IMAGE, position: position(of: node)))
    }
    return links
  }

  private static func position(of node: CommonMarkTree.Node) -> Position {
    Position(line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
  }
}
