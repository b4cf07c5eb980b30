/// Cuts a stream of bytes into lines, in bounded memory.
///
/// LF and CRLF end a line, a byte order mark at the start is dropped, blank lines are counted and left out (H7), the
/// last line needs no line end. Of a line longer than `TypedLine.bytesMax` only the length is kept, up to the next LF.
struct LineSplitter: Sendable {
  private var line: [UInt8] = []
  /// Bytes of the present line so far, kept or not.
  private var length = 0
  private var number = 1

  /// The lines that `bytes` complete.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [TypedLine] {
    var complete: [TypedLine] = []
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        take(byte)
        continue
      }
      if let line = endLine() { complete.append(line) }
    }
    return complete
  }

  /// What stands after the last line end.
  mutating func finish() -> TypedLine? { endLine() }

  private mutating func take(_ byte: UInt8) {
    length += 1
    if length <= TypedLine.bytesMax {
      line.append(byte)
    } else if !line.isEmpty {
      line = []
    }
  }

  private mutating func endLine() -> TypedLine? {
    defer {
      line.removeAll(keepingCapacity: true)
      length = 0
      number += 1
    }
    guard length <= TypedLine.bytesMax else { return .tooLong(number: number, bytes: length) }
    var bytes = line[...]
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes.isEmpty ? nil : TypedLine(bytes, number: number)
  }
}
