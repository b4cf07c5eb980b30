/// A word, smiley or emoji of a text, as cues are compared by.
struct CueWord {
  /// Of its folded form.
  var hash: UInt64
  /// The same without a final s, past four letters: what a text is about is compared by it.
  var topic: UInt64
  /// Where it stands in the text, in bytes of UTF-8.
  var start: Int
  var end: Int
  /// Of its folded form, in scalars.
  var length: Int
  /// Whether a clause begins here: the text, or what follows a mark or a dash.
  var beginsClause: Bool
}

/// FNV-1a as `hash(of:)` has it, fed byte by byte.
struct RunningHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  var finished: UInt64 { value ^ (value >> 29) }

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
}
