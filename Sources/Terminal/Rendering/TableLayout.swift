import Markdown

/// A table in columns where the screen is wide enough, else row by row with the heading before each cell.
struct TableLayout {
  /// Columns between two columns.
  private static let gap = "  "

  private let table: Block.Table
  private let header: [StyledLine]
  private let rows: [[StyledLine]]
  private let width: Int?

  init(_ table: Block.Table, _ abilities: TerminalAbilities, width: Int?) {
    func cell(_ inlines: [Inline], _ style: TextStyle) -> StyledLine {
      let lines = InlineRenderer.lines(of: inlines, style, abilities)
      return StyledLine(Array(lines.map(\.runs).joined(separator: [StyledRun(" ")])))
    }
    self.table = table
    self.width = width
    header = table.header.map { cell($0, .bold) }
    rows = table.rows.map { row in row.map { cell($0, []) } }
  }

  func lines() -> [StyledLine] {
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].width }.max() ?? 0 }
    let total = widths.reduce(0, +) + Self.gap.count * max(0, widths.count - 1)
    if let width, total > width { return stacked() }
    return grid(widths)
  }

  private func grid(_ widths: [Int]) -> [StyledLine] {
    let heading = header.contains { !$0.runs.isEmpty } ? [header] : []
    return (heading + rows).map { row in
      var runs: [StyledRun] = []
      for (column, cell) in row.enumerated() {
        if column > 0 { runs.append(StyledRun(Self.gap)) }
        runs += padded(cell, to: widths[column], table.alignments[column], last: column == row.count - 1)
      }
      return StyledLine(runs)
    }
  }

  private func padded(_ cell: StyledLine, to width: Int, _ alignment: Block.Table.Alignment, last: Bool) -> [StyledRun]
  {
    let room = max(0, width - cell.width)
    let before = alignment == .right ? room : alignment == .centre ? room / 2 : 0
    let after = last ? 0 : room - before
    return [StyledRun(String(repeating: " ", count: before))] + cell.runs
      + [StyledRun(String(repeating: " ", count: after))]
  }

  private func stacked() -> [StyledLine] {
    let wrapper = LineWrapper(width: width)
    return rows.enumerated().flatMap { index, row in
      (index > 0 ? [StyledLine()] : [])
        + zip(header, row).flatMap { heading, cell in
          wrapper.wrap(StyledLine(heading.runs.isEmpty ? cell.runs : heading.runs + [StyledRun(": ")] + cell.runs))
        }
    }
  }
}
