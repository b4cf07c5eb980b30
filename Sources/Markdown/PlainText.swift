/// The words of a document without its marks.
package enum PlainText {
  /// Each block on a line of its own; the items of ordered lists keep their numbers, because people say "step 2".
  package static func of(_ blocks: [Block]) -> String {
    blocks.map(text).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Soft line breaks are spaces, hard ones stay; an image is its description.
  package static func of(_ inlines: [Inline]) -> String {
    inlines.map(text).joined()
  }

  private static func text(_ block: Block) -> String {
    switch block {
    case .paragraph(let inlines), .heading(_, let inlines): return of(inlines)
    case .list(let list):
      return list.items.enumerated().map { index, item in
        list.start.map { "\($0 + index). " + of(item) } ?? of(item)
      }.joined(separator: "\n")
    case .codeBlock(_, let text), .html(let text): return text.hasSuffix("\n") ? String(text.dropLast()) : text
    case .blockQuote(let blocks): return of(blocks)
    case .thematicBreak: return ""
    case .table(let table):
      return ([table.header] + table.rows).map { row in row.map { of($0) }.joined(separator: " | ") }
        .joined(separator: "\n")
    }
  }

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text), .code(let text): text
    case .softBreak: " "
    case .lineBreak: "\n"
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, let inner): of(inner)
    case .image(let alt, _): alt
    }
  }
}
