/// A block of a document, free of anything that could act: raw HTML is text, destinations are vetted.
///
/// Blocks are nested at most `MarkdownDocument.depthMax` deep, so a recursive walk over them is safe (H26).
package indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  /// `level` is 1–6.
  case heading(level: Int, [Inline])
  case list(List)
  /// `language` is the first word of the fence's info string.
  case codeBlock(language: String?, text: String)
  case blockQuote([Block])
  /// The line across that `---` draws.
  case thematicBreak
  /// The HTML as it was written, to be shown as text and never to be interpreted (H24).
  case html(String)
  case table(Table)

  /// Bullets or numbers, and what stands behind them.
  package struct List: Hashable, Sendable {
    /// The number of the first item of an ordered list; nil: a bullet list.
    package var start: Int?
    /// Written without blank lines between the items.
    package var tight: Bool
    /// The blocks of each item, in order; an item without any is empty.
    package var items: [[Block]]

    package init(start: Int? = nil, tight: Bool = true, items: [[Block]]) {
      self.start = start
      self.tight = tight
      self.items = items
    }
  }

  /// Every row has as many cells as the header.
  package struct Table: Hashable, Sendable {
    /// How the cells of a column stand; `none`: the source says nothing, so whoever shows it decides.
    package enum Alignment: Hashable, Sendable { case none, left, centre, right }

    /// One for each column.
    package var alignments: [Alignment]
    /// The cells of the first row, which a table always has.
    package var header: [[Inline]]
    /// The cells of the rows below, from top to bottom.
    package var rows: [[[Inline]]]

    package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
      self.alignments = alignments
      self.header = header
      self.rows = rows
    }
  }
}
