/// Rows under headings, in columns that line up: the first to the left, the others, being numbers, to the right.
package struct TextTable: Sendable {
  /// One for each column.
  package var headings: [String]
  /// Each with as many cells as there are headings.
  package var rows: [[String]] = []

  /// Without rows yet.
  package init(_ headings: [String]) { self.headings = headings }

  /// - Parameter cells: as many as there are headings.
  package mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Without a line feed at the end.
  package var text: String {
    let lines = [headings] + rows
    let widths = headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { cells in
      let padded = cells.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blanks : blanks + cell
      }
      return padded.joined(separator: "  ").replacingTrailingBlanks
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate var replacingTrailingBlanks: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
