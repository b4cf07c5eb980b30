#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Bytes that somebody else holds, read with every access checked in release builds too: what is read here comes from
/// strangers. Valid only while the holder lends them.
struct LineBytes {
  private let base: UnsafeRawPointer?
  let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    base = bytes.baseAddress
    count = bytes.count
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return base.unsafelyUnwrapped.load(fromByteOffset: index, as: UInt8.self)
  }

  /// The byte there, or 0, which is nowhere legal in JSON, after the end.
  @inline(__always)
  func byte(at index: Int) -> UInt8 { index < count ? self[index] : 0 }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    guard let base, !range.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// The eight bytes from there on, the first one lowest.
  @inline(__always)
  private func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - 8)
    return UInt64(littleEndian: base.unsafelyUnwrapped.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The first byte from `start` on that cannot simply stand in a JSON string: a quotation mark, a backslash, a control
  /// character, or, where `ascii` is asked for, one beyond ASCII. `count` if there is none.
  @inline(__always)
  func endOfPlain(from start: Int, ascii: Bool) -> Int {
    var index = start
    while index <= count - 8 {
      let word = word(at: index)
      var marks = (word &- 0x20 &* EightBytes.ones) & ~word
      marks |= EightBytes.zeros(word ^ 0x22 &* EightBytes.ones) | EightBytes.zeros(word ^ 0x5C &* EightBytes.ones)
      if ascii { marks |= word }
      marks &= EightBytes.highs
      guard marks == 0 else { return index + marks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      let byte = self[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || ascii && byte >= 0x80 { break }
      index += 1
    }
    return index
  }

  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base, let found = memchr(base + start, CInt(byte), count - start) else { return nil }
    return base.distance(to: UnsafeRawPointer(found))
  }
}

/// Eight bytes looked at in one step, as in Mycroft's test for a zero byte: of the marks that come out, the lowest is
/// right; those above it may be false, and nobody looks at them.
private enum EightBytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
