/// Which letters lie beside each other on a keyboard, and so are hit for one another: on QWERTY, QWERTZ or AZERTY, for
/// nobody tells us which one a customer types on.
struct KeyboardNeighbours: Sendable {
  static let shipped = KeyboardNeighbours(lines: LanguageResource.lines("words/keyboards.txt"))

  /// For each letter a bit for each of its neighbours, `a` the lowest.
  private var masks = [UInt32](repeating: 0, count: 26)

  /// A line with one word before rows names a keyboard; the rows follow, top to bottom.
  init(lines: [Substring]) {
    var rows: [[UInt8]] = []
    for line in lines {
      if rows.count == 3 { rows = [] }
      if rows.isEmpty, line.utf8.count < 7 { continue }
      rows.append(Array(line.utf8))
      if rows.count == 3 { join(rows) }
    }
  }

  /// Whether one key touches the other. False for anything but `a` to `z`.
  @inline(__always)
  func touch(_ one: UInt32, _ other: UInt32) -> Bool {
    let (one, other) = (one &- 0x61, other &- 0x61)
    guard one < 26, other < 26 else { return false }
    return masks[Int(one)] >> other & 1 == 1
  }

  /// Row n stands n half keys to the right: a key touches the next in its row, and in the row below those half a key
  /// to the left and right.
  private mutating func join(_ rows: [[UInt8]]) {
    for (line, row) in rows.enumerated() {
      for (column, key) in row.enumerated() {
        if column + 1 < row.count { join(key, row[column + 1]) }
        guard line + 1 < rows.count else { continue }
        for below in [column - 1, column] where rows[line + 1].indices.contains(below) {
          join(key, rows[line + 1][below])
        }
      }
    }
  }

  private mutating func join(_ one: UInt8, _ other: UInt8) {
    let (one, other) = (Int(one) - 0x61, Int(other) - 0x61)
    masks[one] |= 1 << UInt32(other)
    masks[other] |= 1 << UInt32(one)
  }
}
