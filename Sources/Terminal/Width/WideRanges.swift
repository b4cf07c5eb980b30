/// The scalars that take two columns: East Asian Width `W` and `F` of Unicode Standard Annex 11.
///
/// Swift does not know that property, but it knows which scalars are shown as emoji, and every one of those is wide.
/// What remains are the blocks of East Asian scripts; unassigned scalars between them count as wide, as Annex 11 has
/// it.
enum WideRanges {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]

  static func contain(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return scalar.properties.isEmojiPresentation || ranges.contains { $0.contains(scalar.value) }
  }
}
