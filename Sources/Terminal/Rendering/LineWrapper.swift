/// Breaks running text into lines of at most a number of columns: between words, beside East Asian characters, and
/// inside a word only where it is longer than a line.
struct LineWrapper {
  private struct Cell {
    var cluster: Character
    var width: Int
    /// Index of the run that it came from.
    var run: Int

    var isSpace: Bool { cluster == " " }
  }

  /// In columns; nil: lines are never broken.
  let width: Int?

  func wrap(_ line: StyledLine) -> [StyledLine] {
    guard let width, line.width > width else { return [line] }
    let cells = line.runs.indices.flatMap { run in
      line.runs[run].text.map { Cell(cluster: $0, width: DisplayWidth.of($0), run: run) }
    }
    return breaks(in: cells, width: max(1, width)).map { styled(cells[$0], from: line.runs) }
  }

  private func breaks(in cells: [Cell], width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < cells.count {
      let (end, next) = lineEnd(from: start, in: cells, width: width)
      lines.append(start..<end)
      start = next
    }
    return lines
  }

  /// Where the line that begins at `start` ends, and where the one after it begins; the spaces between are dropped.
  private func lineEnd(from start: Int, in cells: [Cell], width: Int) -> (end: Int, next: Int) {
    var used = 0
    var opportunity: Int?
    for index in start..<cells.count {
      let cell = cells[index]
      if used + cell.width > width, index > start {
        return trimmed(start..<(cell.isSpace ? index : opportunity ?? index), in: cells)
      }
      used += cell.width
      if mayBreak(after: index, in: cells), cells[start...index].contains(where: { !$0.isSpace }) {
        opportunity = index + 1
      }
    }
    return (cells.count, cells.count)
  }

  private func mayBreak(after index: Int, in cells: [Cell]) -> Bool {
    if cells[index].isSpace { return true }
    guard index + 1 < cells.count, !cells[index + 1].isSpace else { return false }
    return cells[index].width > 1 || cells[index + 1].width > 1
  }

  private func trimmed(_ line: Range<Int>, in cells: [Cell]) -> (end: Int, next: Int) {
    var end = line.upperBound
    while end > line.lowerBound + 1, cells[end - 1].isSpace { end -= 1 }
    var next = line.upperBound
    while next < cells.count, cells[next].isSpace { next += 1 }
    return (end, next)
  }

  private func styled(_ cells: ArraySlice<Cell>, from runs: [StyledRun]) -> StyledLine {
    var line = StyledLine()
    var last: Int?
    for cell in cells {
      if cell.run != last { line.runs.append(StyledRun("", runs[cell.run].style, link: runs[cell.run].link)) }
      line.runs[line.runs.count - 1].text.append(cell.cluster)
      last = cell.run
    }
    return line
  }
}
