/// `folding.txt`, compiled for look-up by code point.
struct FoldingTable: Sendable {
  static let shipped = FoldingTable(lines: LanguageResource.lines("words/folding.txt"))

  /// What becomes of a character. Replacements are 1 to 4 UTF-8 bytes, the first in the lowest byte, so that a look-up
  /// never touches the heap.
  struct Replacement: Hashable, Sendable {
    let packed: UInt32

    /// Not in the table.
    static let none = Replacement(packed: 0)
    /// The character vanishes. No UTF-8 text holds the byte 0xFF, so this is no replacement.
    static let dropped = Replacement(packed: 0xFFFF_FFFF)

    init(packed: UInt32) { self.packed = packed }

    init(utf8 text: some StringProtocol) {
      let bytes = Array(text.utf8)
      precondition((1...4).contains(bytes.count), "a replacement in folding.txt is 1 to 4 bytes: \(text)")
      packed = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether this is one ASCII character, and then which.
    var ascii: UInt8? { packed != 0 && packed < 0x80 ? UInt8(packed) : nil }

    /// Calls `body` with each byte.
    @inline(__always)
    func forEachByte(_ body: (UInt8) -> Void) {
      var rest = packed
      while rest != 0 {
        body(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
  }

  /// Replacements below `denseEnd`, where nearly all European text lies, by code point; the others by dictionary.
  private let dense: [Replacement]
  private let sparse: [UInt32: Replacement]
  private static let denseEnd: UInt32 = 0x2100

  init(lines: [Substring]) {
    var dense = [Replacement](repeating: .none, count: Int(Self.denseEnd))
    var sparse: [UInt32: Replacement] = [:]
    for line in lines {
      let fields = line.split(separator: " ")
      guard let name = fields.first else { continue }
      let replacement = Self.replacement(named: name)
      for codePoint in fields.dropFirst().flatMap(Self.codePoints) {
        if codePoint < Self.denseEnd {
          dense[Int(codePoint)] = replacement
        } else {
          sparse[codePoint] = replacement
        }
      }
    }
    self.dense = dense
    self.sparse = sparse
  }

  subscript(codePoint: UInt32) -> Replacement {
    if codePoint < Self.denseEnd { return dense[Int(codePoint)] }
    return sparse[codePoint] ?? .none
  }

  private static func replacement(named name: Substring) -> Replacement {
    switch name {
    case "drop": .dropped
    case "space": Replacement(utf8: " ")
    default: Replacement(utf8: name)
    }
  }

  /// `U+2010..U+2015`, `U+2026`, or the characters themselves.
  private static func codePoints(_ field: Substring) -> [UInt32] {
    guard field.hasPrefix("U+") else { return field.unicodeScalars.map(\.value) }
    let ends = field.split(separator: ".").compactMap { UInt32($0.dropFirst(2), radix: 16) }
    guard let first = ends.first, let last = ends.last else { return [] }
    return Array(first...last)
  }
}
