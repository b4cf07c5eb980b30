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
  case thematicBreak
  /// The HTML as it was written, to be shown as text and never to be interpreted (H24).
  case html(String)
  case table(Table)

  package struct List: Hashable, Sendable {
    /// The number of the first item of an ordered list; nil: a bullet list.
    package var start: Int?
    /// Written without blank lines between the items.
    package var tight: Bool
    package var items: [[Block]]

    package init(start: Int? = nil, tight: Bool = true, items: [[Block]]) {
      self.start = start
      self.tight = tight
      self.items = items
    }
  }

  /// Every row has as many cells as the header.
  package struct Table: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case none, left, centre, right }

    package var alignments: [Alignment]
    package var header: [[Inline]]
    package var rows: [[[Inline]]]

    package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
      self.alignments = alignments
      self.header = header
      self.rows = rows
    }
  }
}
