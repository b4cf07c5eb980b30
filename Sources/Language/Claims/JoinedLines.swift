/// The text of a markdown source with the lines of a paragraph, a quotation or a tight list joined by spaces; nil for
/// text of one line.
///
/// What stands at a line's edges only to shape it goes: the backslash of a hard break, spaces, `>`, `-`, `*` and `+`.
/// An empty line still ends a sentence.
func joinedLines(_ text: String) -> String? {
  let newline = UInt8(ascii: "\n")
  guard text.utf8.contains(where: { $0 == newline || $0 == UInt8(ascii: "\r") }) else { return nil }
  var out: [UInt8] = []
  out.reserveCapacity(text.utf8.count)
  for line in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == newline }) {
    let inner = withoutEdges(line)
    if inner.isEmpty {
      if out.last == UInt8(ascii: " ") { out[out.count - 1] = newline }
    } else {
      out.append(contentsOf: inner)
      out.append(UInt8(ascii: " "))
    }
  }
  return String(decoding: out, as: UTF8.self)
}

private func withoutEdges(_ line: Substring.UTF8View) -> Substring.UTF8View {
  var rest = line.drop { isBlank($0) || isMark($0) }
  while let last = rest.last, isBlank(last) || last == UInt8(ascii: "\\") { rest = rest.dropLast() }
  return rest
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
}

private func isMark(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ">") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+")
}
