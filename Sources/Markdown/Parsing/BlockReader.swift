import CCmark

/// Turns cmark's blocks into values.
struct BlockReader {
  func children(of node: CommonMarkTree.Node, depth: Int) -> [Block] {
    CommonMarkTree.children(of: node).compactMap { block($0, depth: depth) }
  }

  /// Nil for what shows nothing. Where `MarkdownDocument.depthMax` leaves room for just a paragraph and its text, that
  /// is what all the rest becomes.
  func block(_ node: CommonMarkTree.Node, depth: Int) -> Block? {
    guard depth < MarkdownDocument.depthMax - 2 else { return .paragraph([.text(CommonMarkTree.flattened(node))]) }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(of: node, depth: depth))
    case CMARK_NODE_HEADING:
      return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(of: node, depth: depth))
    case CMARK_NODE_LIST: return .list(list(node, depth: depth))
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote(children(of: node, depth: depth + 1))
    case CMARK_NODE_CODE_BLOCK: return codeBlock(node)
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_HTML_BLOCK: return .html(CommonMarkTree.string(cmark_node_get_literal(node)))
    default:
      return CommonMarkTree.isNamed("table", node) ? .table(table(node, depth: depth)) : nil
    }
  }

  private func inlines(of node: CommonMarkTree.Node, depth: Int) -> [Inline] {
    InlineReader().children(of: node, depth: depth + 1)
  }

  private func list(_ node: CommonMarkTree.Node, depth: Int) -> Block.List {
    let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return Block.List(
      start: ordered ? Int(cmark_node_get_list_start(node)) : nil, tight: cmark_node_get_list_tight(node) == 1,
      items: CommonMarkTree.children(of: node).map { children(of: $0, depth: depth + 1) })
  }

  private func codeBlock(_ node: CommonMarkTree.Node) -> Block {
    let language = CommonMarkTree.string(cmark_node_get_fence_info(node)).split(separator: " ").first.map(String.init)
    return .codeBlock(language: language, text: CommonMarkTree.string(cmark_node_get_literal(node)))
  }

  private func table(_ node: CommonMarkTree.Node, depth: Int) -> Block.Table {
    let rows = CommonMarkTree.children(of: node).map { row in
      CommonMarkTree.children(of: row).map { inlines(of: $0, depth: depth) }
    }
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let marks = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
    let alignments = marks.map { mark -> Block.Table.Alignment in
      switch mark {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .centre
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    return Block.Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }
}
