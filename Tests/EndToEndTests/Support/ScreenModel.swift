/// What a terminal shows after the bytes it was sent: the part of an xterm that readline and the chat use.
///
/// Lines that scrolled off the top are kept. Sequences that only style are dropped; one that is not known is an error,
/// so that a test cannot pass because this model overlooked something.
struct ScreenModel: Sendable {
  private(set) var lines: [[Character]] = [[]]
  private(set) var row = 0
  private(set) var column = 0
  /// Sequences that are none of ours: titles, clipboards, requests.
  private(set) var foreign: [String] = []
  let columns: Int

  private var pending: [Unicode.Scalar] = []

  init(columns: Int) { self.columns = columns }

  /// Without the blanks at the ends of lines, with which some terminals are cleared.
  var text: String { lines.map { Self.trimmed($0) }.joined(separator: "\n") }

  /// Wrapped lines joined again.
  var flowing: String { text.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }

  /// The line that the cursor is in, and a blank where it stands behind the last letter.
  var lineOfCursor: String {
    let text = Self.trimmed(lines[row])
    return text + String(repeating: " ", count: max(0, column - text.count))
  }

  private static func trimmed(_ line: [Character]) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }

  mutating func feed(_ text: String) {
    for scalar in text.unicodeScalars { feed(scalar) }
  }

  private mutating func feed(_ scalar: Unicode.Scalar) {
    guard pending.isEmpty, scalar != "\u{1B}" else {
      pending.append(scalar)
      return finishSequence()
    }
    switch scalar {
    case "\r": column = 0
    case "\n": down()
    case "\u{8}": column = max(0, column - 1)
    case "\u{7}": break
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): foreign.append("\(scalar.value)")
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if scalar.properties.generalCategory == .nonspacingMark, column > 0, let last = lines[row].popLast() {
      lines[row].append(Character(String(last) + String(scalar)))
      return
    }
    if column == columns {
      column = 0
      down()
    }
    while lines[row].count <= column { lines[row].append(" ") }
    lines[row][column] = Character(scalar)
    column += 1
  }

  private mutating func down() {
    row += 1
    if row == lines.count { lines.append([]) }
  }

  private mutating func finishSequence() {
    guard pending.count > 1 else { return }
    switch pending[1] {
    case "[":
      guard pending.count > 2, let last = pending.last, (0x40...0x7E).contains(last.value) else { return }
      control(String(String.UnicodeScalarView(pending[2..<(pending.count - 1)])), last)
    case "]", "P", "^", "_":
      guard pending.last == "\u{7}" || pending.suffix(2) == ["\u{1B}", "\\"] else { return }
      foreign.append(String(String.UnicodeScalarView(pending.dropFirst())))
    case "=", ">": break
    default: foreign.append(String(pending[1]))
    }
    pending = []
  }

  private mutating func control(_ parameters: String, _ command: Unicode.Scalar) {
    let count = max(1, Int(parameters) ?? 1)
    switch command {
    case "m", "h", "l": break
    case "A": row = max(0, row - count)
    case "B": for _ in 0..<count { down() }
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = count - 1
    case "K": eraseLine(parameters)
    case "J":
      eraseLine("")
      lines.removeSubrange((row + 1)...)
    case "P": lines[row].removeSubrange(min(column, lines[row].count)..<min(column + count, lines[row].count))
    case "@": lines[row].insert(contentsOf: repeatElement(" ", count: count), at: min(column, lines[row].count))
    default: foreign.append("[\(parameters)\(command)")
    }
  }

  private mutating func eraseLine(_ parameters: String) {
    switch parameters {
    case "", "0": lines[row].removeSubrange(min(column, lines[row].count)...)
    case "2": lines[row] = []
    default: foreign.append("[\(parameters)K")
    }
  }
}
