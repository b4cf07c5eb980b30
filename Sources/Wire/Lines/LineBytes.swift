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
    if index <= count - 8 {
      let marks = EightBytes.marks(word(at: index), ascii)
      guard marks == 0 else { return index + marks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index <= count - 32 {
      let together =
        EightBytes.marks(word(at: index), ascii) | EightBytes.marks(word(at: index + 8), ascii)
        | EightBytes.marks(word(at: index + 16), ascii) | EightBytes.marks(word(at: index + 24), ascii)
      guard together == 0 else { break }
      index += 32
    }
    while index <= count - 8 {
      let marks = EightBytes.marks(word(at: index), ascii)
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

  /// Whether exactly `bytes` stand in `range`.
  func holds(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> Bool {
    guard bytes.count == range.count else { return false }
    guard let there = self[range].baseAddress, let wanted = bytes.baseAddress else { return true }
    return memcmp(there, wanted, range.count) == 0
  }

  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base, let found = memchr(base + start, CInt(byte), count - start) else { return nil }
    return base.distance(to: UnsafeRawPointer(found))
  }
}

/// Eight bytes looked at in one step, as in Mycroft's test for a zero byte.
private enum EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that cannot simply stand in a JSON string. Only the lowest that is set is sure to be
  /// right: a subtraction may borrow from the byte above one that is marked, and from no other.
  @inline(__always)
  static func marks(_ word: UInt64, _ ascii: Bool) -> UInt64 {
    let below = (word &- 0x20 &* ones) | ((word ^ 0x22 &* ones) &- ones) | ((word ^ 0x5C &* ones) &- ones)
    return (ascii ? below | word : below & ~word) & highs
  }
}
