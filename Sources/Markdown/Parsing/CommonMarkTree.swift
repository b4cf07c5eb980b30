import CCmark
import Synchronization

/// Owns a tree that cmark parsed, and frees it.
struct CommonMarkTree: ~Copyable {
  typealias Node = OpaquePointer

  /// The document node; valid as long as the tree is.
  let root: Node

  /// The source goes through `SourceGuard` first, which keeps parsing time linear (H26).
  init(parsing source: String, tables: Bool) {
    var source = SourceGuard.tamed(source)
    root = source.withUTF8 { bytes in
      // As a number, because the tree is handed out of the lock whole and a pointer may not say so.
      let address = Self.parser.withLock { Int(bitPattern: $0.parse(bytes, tables: tables)) }
      // `parse` gives a node, or ends the program.
      return OpaquePointer(bitPattern: address)!
    }
  }

  deinit { cmark_node_free(root) }

  /// cmark-gfm registers the special characters of extensions in global tables while it parses inlines, so two parses
  /// must never overlap; reading finished trees needs no lock.
  private static let parser = Mutex(Parser())

  private struct Parser: ~Copyable {
    init() { cmark_gfm_core_extensions_ensure_registered() }

    func parse(_ bytes: UnsafeBufferPointer<UInt8>, tables: Bool) -> Node {
      guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { preconditionFailure("cmark is out of memory") }
      defer { cmark_parser_free(parser) }
      for name in tables ? ["strikethrough", "table"] : ["strikethrough"] {
        if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
      }
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      guard let root = cmark_parser_finish(parser) else { preconditionFailure("cmark is out of memory") }
      return root
    }
  }
}

extension CommonMarkTree {
  static func children(of node: Node) -> [Node] {
    Array(
      sequence(state: cmark_node_first_child(node)) { next -> Node? in
        guard let node = next else { return nil }
        next = cmark_node_next(node)
        return node
      })
  }

  /// Visits a node and all below it in document order, without recursion.
  static func forEach(in top: Node, _ visit: (Node) -> Void) {
    let iterator = cmark_iter_new(top)
    defer { cmark_iter_free(iterator) }
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER: visit(cmark_iter_get_node(iterator))
      case CMARK_EVENT_EXIT: continue
      default: return
      }
    }
  }

  /// The text of a node and all below it, without marks.
  static func flattened(_ top: Node) -> String {
    var text = ""
    forEach(in: top) { node in
      switch cmark_node_get_type(node) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_ITEM, CMARK_NODE_HEADING:
        if !text.isEmpty, !text.hasSuffix(" ") { text += " " }
      default: text += string(cmark_node_get_literal(node))
      }
    }
    return text
  }

  static func string(_ bytes: UnsafePointer<CChar>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }

  /// Whether a node is of a type that an extension brought, which has a name only.
  static func isNamed(_ name: String, _ node: Node) -> Bool {
    string(cmark_node_get_type_string(node)) == name
  }
}
