/// A line of a rule file, cut into words and signs.
struct RuleTokens {
  let line: Substring
  private var tokens: [Substring] = []
  private var index = 0

  /// `#` in the line is read as the class `@number`.
  init(_ line: Substring, number: Int? = nil) {
    self.line = line
    let bytes = line.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      var end = bytes.index(after: start)
      let first = bytes[start]
      if first == UInt8(ascii: "#"), let number {
        tokens.append("@\(number)")
      } else if !Self.isBlank(first) {
        if !Self.isSign(first) {
          while end < bytes.endIndex, !Self.endsWord(bytes[end], after: first) { end = bytes.index(after: end) }
        }
        tokens.append(line[start..<end])
      }
      start = end
    }
  }

  func peek() -> Substring? { index < tokens.count ? tokens[index] : nil }

  mutating func next() -> Substring? {
    defer { index += 1 }
    return peek()
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "*"): true
    default: false
    }
  }

  /// The question mark of `$?` belongs to it.
  private static func endsWord(_ byte: UInt8, after first: UInt8) -> Bool {
    if byte == UInt8(ascii: "?"), first == UInt8(ascii: "$") { return false }
    return isBlank(byte) || isSign(byte)
  }
}
