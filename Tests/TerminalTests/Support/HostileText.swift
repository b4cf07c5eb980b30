import TestSupport

/// Text such as nobody means well with: controls, bidi controls, joiners, marks and selectors among ordinary letters.
enum HostileText {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x00...0x20, 0x20...0x7E, 0x7F...0x9F, 0xA0...0xFF, 0x300...0x36F, 0x483...0x489, 0x590...0x6FF, 0x900...0x97F,
    0x1100...0x11FF, 0x1160...0x1160, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
    0x20D0...0x20F0, 0x2600...0x27BF, 0x3000...0x30FF, 0x3164...0x3164, 0x4E00...0x4E10, 0xE000...0xE010,
    0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF0...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F3F4...0x1F3FF, 0x1F466...0x1F469,
    0x1F600...0x1F64F, 0xE0000...0xE007F, 0xE0100...0xE01EF, 0x10FFFE...0x10FFFF,
  ]
  private static let sequences = [
    "\u{1B}]0;title\u{7}", "\u{1B}]52;c;aGk=\u{1B}\\", "\u{1B}]8;;https://evil.example\u{1B}\\x\u{1B}]8;;\u{1B}\\",
    "\u{1B}Pq#0\u{1B}\\", "\u{1B}[6n", "\u{9B}2J", "\r\n", "\r", "\u{8}\u{8}", "👩‍👩‍👧‍👦",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  ]

  static func make(length: Int, _ random: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      if Int.random(in: 0..<12, using: &random) == 0, let sequence = sequences.randomElement(using: &random) {
        text.append(contentsOf: sequence.unicodeScalars)
      } else if let range = ranges.randomElement(using: &random),
        let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random))
      {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// C0, DEL, C1, the line separators and the bidi controls: what no text on its way to a terminal may hold.
  var acts: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
