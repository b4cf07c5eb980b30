/// A file's text with its lines, ended by LF and counted from 1.
struct SourceText: Sendable {
  let file: String
  private let bytes: [UInt8]
  /// Where each line begins; the last element is one past the end of the text and its final line feed.
  private let starts: [Int]

  /// `bytes` must be valid UTF-8. CRLF and CR become LF, and a byte order mark is dropped.
  init(file: String, utf8 bytes: [UInt8]) {
    self.file = file
    self.bytes = Self.normalised(bytes)
    var starts = [0]
    for (index, byte) in self.bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    if starts.last != self.bytes.count { starts.append(self.bytes.count + 1) }
    self.starts = starts
  }

  var lineCount: Int { starts.count - 1 }
  var byteCount: Int { bytes.count }

  /// Without its line feed; empty for a line that does not exist.
  func line(_ number: Int) -> String {
    guard number >= 1, number <= lineCount else { return "" }
    return String(decoding: bytes[starts[number - 1]..<(starts[number] - 1)], as: UTF8.self)
  }

  /// Lines joined by line feeds.
  func lines(_ range: ClosedRange<Int>) -> String {
    let range = range.clamped(to: 1...max(1, lineCount))
    guard lineCount > 0 else { return "" }
    return String(decoding: bytes[starts[range.lowerBound - 1]..<(starts[range.upperBound] - 1)], as: UTF8.self)
  }

  /// The text with the first lines blank, so that all others keep their numbers.
  func text(blankingFirst count: Int) -> String {
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    let body = count < lineCount ? String(decoding: bytes[starts[count]...], as: UTF8.self) : ""
    return String(repeating: "\n", count: count) + body
  }

  /// `column` counts UTF-8 bytes from 1, as cmark does; the place counts Unicode scalars, up to `exactColumnMax` bytes
  /// into the line: counting through a line of a megabyte for each of its links would take for ever.
  func location(line number: Int, byteColumn column: Int) -> SourceLocation {
    guard number >= 1, number <= lineCount, column > 1 else { return SourceLocation(file: file, line: max(1, number)) }
    let start = starts[number - 1]
    let end = min(start + column - 1, starts[number] - 1)
    let exactEnd = max(start, min(end, start + Self.exactColumnMax))
    let scalars = bytes[start..<exactEnd].count { $0 & 0xC0 != 0x80 }
    return SourceLocation(file: file, line: number, column: scalars + max(0, end - exactEnd) + 1)
  }

  private static let exactColumnMax = 4_096

  private static func normalised(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\r") {
        copy.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || index == 0 || bytes[index - 1] != UInt8(ascii: "\r") {
        copy.append(byte)
      }
    }
    return copy
  }
}
