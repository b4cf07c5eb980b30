package import Markdown

/// Turns a document into the lines of a screen.
///
/// All text goes through `SafeText` after parsing, since an entity such as `&#27;` becomes a control character only
/// there.
package struct MarkdownRenderer: Sendable {
  /// Below this, nothing is indented any further.
  private static let widthMin = 16

  let abilities: TerminalAbilities
  /// In columns; nil: nothing is wrapped.
  let width: Int?

  package init(_ abilities: TerminalAbilities, width: Int?) {
    self.abilities = abilities
    self.width = width
  }

  /// From top to bottom, with a blank line between blocks. Styles that the terminal lacks are left out, but for what
  /// would mislead without: struck text and links are marked with signs.
  package func lines(of document: MarkdownDocument) -> [StyledLine] { lines(of: document.blocks, apart: true) }

  /// Blocks below each other, with a blank line between them unless they belong to a tight list.
  func lines(of blocks: [Block], apart: Bool) -> [StyledLine] {
    var all: [StyledLine] = []
    for block in blocks {
      if apart, !all.isEmpty { all.append(StyledLine()) }
      all += lines(of: block)
    }
    return all
  }

  private func lines(of block: Block) -> [StyledLine] {
    switch block {
    case .paragraph(let inlines): flowing(inlines)
    case .heading(_, let inlines): flowing(inlines, .bold)
    case .list(let list): lines(of: list)
    case .codeBlock(_, let text): verbatim(text, .cyan)
    case .html(let text): verbatim(text)
    case .blockQuote(let blocks): quoted(blocks)
    case .thematicBreak:
      [StyledLine(String(repeating: abilities.colour ? "─" : "-", count: min(width ?? 20, 20)), .faint)]
    case .table(let table): TableLayout(table, abilities, width: width).lines()
    }
  }

  private func flowing(_ inlines: [Inline], _ style: TextStyle = []) -> [StyledLine] {
    InlineRenderer.lines(of: inlines, style, abilities).flatMap(LineWrapper(width: width).wrap)
  }

  private func verbatim(_ text: String, _ style: TextStyle = []) -> [StyledLine] {
    var lines = SafeText.lines(text)
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    return indented(by: StyledRun("  ")) { inner in
      lines.flatMap { LineWrapper(width: inner.width).wrap(StyledLine($0, style)) }
    }
  }

  private func quoted(_ blocks: [Block]) -> [StyledLine] {
    indented(by: StyledRun(abilities.colour ? "│ " : "> ", .faint)) { $0.lines(of: blocks, apart: true) }
  }

  private func lines(of list: Block.List) -> [StyledLine] {
    let markers = markers(of: list)
    let inset = markers.map(DisplayWidth.of).max() ?? 0
    var all: [StyledLine] = []
    for (marker, blocks) in zip(markers, list.items) {
      if !list.tight, !all.isEmpty { all.append(StyledLine()) }
      let aligned = String(repeating: " ", count: inset - DisplayWidth.of(marker)) + marker
      all += item(blocks, marker: aligned, apart: !list.tight)
    }
    return all
  }

  private func markers(of list: Block.List) -> [String] {
    guard let start = list.start else {
      return list.items.map { _ in abilities.colour ? "• " : "- " }
    }
    return list.items.indices.map { "\(start + $0). " }
  }

  /// The item beside its marker, or running on from it where there is no room.
  private func item(_ blocks: [Block], marker: String, apart: Bool) -> [StyledLine] {
    let columns = DisplayWidth.of(marker)
    let inner = narrower(by: columns)
    let lines = (inner ?? self).lines(of: blocks, apart: apart)
    let first = StyledLine([StyledRun(marker)] + (lines.first?.runs ?? []))
    guard inner != nil else { return LineWrapper(width: width).wrap(first) + lines.dropFirst() }
    let indent = String(repeating: " ", count: columns)
    return [first] + lines.dropFirst().map { $0.indented(by: indent) }
  }

  /// What `content` gives, each line behind `prefix`; without it where there is no room.
  private func indented(by prefix: StyledRun, _ content: (MarkdownRenderer) -> [StyledLine]) -> [StyledLine] {
    guard let inner = narrower(by: DisplayWidth.of(prefix.text)) else { return content(self) }
    return content(inner).map { StyledLine([prefix] + $0.runs) }
  }

  /// The renderer of what stands indented inside; nil where there is no room left to indent.
  private func narrower(by columns: Int) -> MarkdownRenderer? {
    guard let width else { return self }
    return width - columns >= Self.widthMin ? MarkdownRenderer(abilities, width: width - columns) : nil
  }
}
