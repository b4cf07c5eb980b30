import CCmark

/// Turns cmark's inlines into values.
struct InlineReader {
  func children(of node: CommonMarkTree.Node, depth: Int) -> [Inline] {
    var inlines: [Inline] = []
    for child in CommonMarkTree.children(of: node) {
      for inline in read(child, depth: depth) { append(inline, to: &inlines) }
    }
    return inlines
  }

  /// Several where a refused link is dissolved into what it held (H25).
  private func read(_ node: CommonMarkTree.Node, depth: Int) -> [Inline] {
    guard depth < MarkdownDocument.depthMax - 1 else { return [.text(CommonMarkTree.flattened(node))] }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: return [.text(CommonMarkTree.string(cmark_node_get_literal(node)))]
    case CMARK_NODE_SOFTBREAK: return [.softBreak]
    case CMARK_NODE_LINEBREAK: return [.lineBreak]
    case CMARK_NODE_CODE: return [.code(CommonMarkTree.string(cmark_node_get_literal(node)))]
    case CMARK_NODE_EMPH: return [.emphasis(children(of: node, depth: depth + 1))]
    case CMARK_NODE_STRONG: return [.strong(children(of: node, depth: depth + 1))]
    case CMARK_NODE_LINK: return link(node, depth: depth)
    case CMARK_NODE_IMAGE: return [.image(alt: CommonMarkTree.flattened(node), destination: destination(of: node))]
    default:
      let inner = children(of: node, depth: depth + 1)
      return CommonMarkTree.isNamed("strikethrough", node) ? [.strikethrough(inner)] : inner
    }
  }

  private func link(_ node: CommonMarkTree.Node, depth: Int) -> [Inline] {
    let inner = children(of: node, depth: depth + 1)
    return destination(of: node).map { [.link(destination: $0, inner)] } ?? inner
  }

  private func destination(of node: CommonMarkTree.Node) -> LinkDestination? {
    LinkDestination(vetting: CommonMarkTree.string(cmark_node_get_url(node)))
  }

  /// Markup that is shown as it was typed stands beside text as a node of its own; readers want both as one. The text
  /// before is taken out of the list, not copied: a paragraph may be of nothing but such nodes.
  private func append(_ inline: Inline, to inlines: inout [Inline]) {
    if case .text(let text) = inline, case .text(var before)? = inlines.last {
      inlines.removeLast()
      before += text
      inlines.append(.text(before))
    } else {
      inlines.append(inline)
    }
  }
}
