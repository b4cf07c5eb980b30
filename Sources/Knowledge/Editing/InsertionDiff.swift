/// The difference between two texts that differ in one place, as `diff -u` prints it.
struct InsertionDiff {
  private static let contextLines = 3

  let file: String
  let before: String?
  let after: String

  var text: String {
    let (old, new) = (Self.lines(before ?? ""), Self.lines(after))
    let most = min(old.count, new.count)
    var same = 0
    while same < most, old[same] == new[same] { same += 1 }
    var sameAtEnd = 0
    while sameAtEnd < most - same, old[old.count - 1 - sameAtEnd] == new[new.count - 1 - sameAtEnd] { sameAtEnd += 1 }
    let (oldEnd, newEnd) = (old.count - sameAtEnd, new.count - sameAtEnd)
    let first = max(0, same - Self.contextLines)
    let more = min(Self.contextLines, sameAtEnd)
    let head = [
      "--- " + (before == nil ? "/dev/null" : file), "+++ " + file,
      "@@ -\(Self.range(first..<(oldEnd + more))) +\(Self.range(first..<(newEnd + more))) @@",
    ]
    let body =
      old[first..<same].map { " " + $0 } + old[same..<oldEnd].map { "-" + $0 } + new[same..<newEnd].map { "+" + $0 }
      + old[oldEnd..<(oldEnd + more)].map { " " + $0 }
    return (head + body).joined(separator: "\n") + "\n"
  }

  /// An empty range is named by the line before it.
  private static func range(_ range: Range<Int>) -> String {
    "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }

  /// A last line without an end carries the mark of that, and so differs from the same line with one.
  private static func lines(_ text: String) -> [String] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let last = lines.popLast(), !last.isEmpty else { return lines }
    return lines + [last + "\n\\ No newline at end of file"]
  }
}
