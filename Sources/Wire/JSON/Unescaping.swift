extension LineBytes {
  /// Writes what the scanned string in `range` says; it is never longer than what stands there.
  ///
  /// - Returns: how many bytes were written.
  func unescape(_ range: Range<Int>, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var output = UTF8Output(target: target)
    var index = range.lowerBound
    while index < range.upperBound {
      let end = min(endOfPlain(from: index, ascii: false), range.upperBound)
      output.append(self[index..<end])
      guard end < range.upperBound else { break }
      index = end + 1
      let escape = self[index]
      index += 1
      guard escape == UInt8(ascii: "u") else {
        output.append(Self.meaning(ofEscape: escape))
        continue
      }
      output.append(escapedScalar(at: &index))
    }
    return output.count
  }

  /// `index` is at the first digit, and after the last one then.
  private func escapedScalar(at index: inout Int) -> UInt32 {
    let unit = codeUnit(at: index)
    index += 4
    guard 0xD800...0xDBFF ~= unit else { return unit }
    // The other half follows, as `\uXXXX`: the scanner saw to that.
    let low = codeUnit(at: index + 2)
    index += 6
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  private func codeUnit(at index: Int) -> UInt32 {
    (0..<4).reduce(0) { unit, place in unit << 4 | UInt32(self[index + place].hexadecimalValue ?? 0) }
  }

  private static func meaning(ofEscape byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }
}

private struct UTF8Output {
  let target: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(target: UnsafeMutableBufferPointer<UInt8>) { self.target = target }

  mutating func append(_ byte: UInt8) {
    precondition(count < target.count)
    target[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    precondition(count + bytes.count <= target.count)
    UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[count...]).copyMemory(from: bytes)
    count += bytes.count
  }

  mutating func append(_ scalar: UInt32) {
    func following(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80: append(UInt8(scalar))
    case ..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(following(0))
    case ..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(following(6))
      append(following(0))
    default:
      append(UInt8(0xF0 | scalar >> 18))
      append(following(12))
      append(following(6))
      append(following(0))
    }
  }
}
