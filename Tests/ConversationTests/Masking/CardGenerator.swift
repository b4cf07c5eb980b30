import TestSupport

/// Makes card numbers of every scheme, and writes them as people do.
enum CardGenerator {
  /// First digits and lengths, as the schemes' own test numbers have them; not read from the code under test.
  static let kinds: [(prefix: String, length: Int)] = [
    ("4", 16), ("4", 13), ("4", 19), ("51", 16), ("55", 16), ("2221", 16), ("2720", 16), ("34", 15), ("37", 15),
    ("6011", 16), ("644", 16), ("65", 16), ("65", 19), ("300", 14), ("305", 14), ("36", 14), ("38", 14), ("39", 16),
    ("3528", 16), ("3589", 16), ("3589", 19), ("62", 16), ("62", 17), ("62", 19), ("5018", 16), ("5020", 13),
    ("5038", 18), ("6304", 19), ("6759", 16), ("6761", 15), ("6763", 12 + 2),
  ]

  /// Spaces, dashes, dots, line ends, no-break and invisible characters.
  static let separators = [
    "", " ", "-", ".", "\n", "\r\n", "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}", "\u{2013}", "\u{2011}", "\u{2212}",
    "\u{B7}", "\t", " - ", "  ", "\n\n", "/", "_", "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}",
    "\u{200B} \u{200B}", "\u{200E}-\u{200F}",
  ]

  /// The zeros of the scripts that people type digits in, and of mathematical bold.
  static let zeros: [UInt32] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0x17E0, 0xFF10, 0x1D7CE]

  static func number(
    _ kind: (prefix: String, length: Int), using generator: inout SeededGenerator
  ) -> [Int] {
    var digits = kind.prefix.compactMap(\.wholeNumberValue)
    while digits.count < kind.length - 1 { digits.append(Int.random(in: 0...9, using: &generator)) }
    let last = (0...9).first { passesLuhn(digits + [$0]) }
    return digits + [last!]
  }

  /// Written on its own, digit by digit from the right.
  static func passesLuhn(_ digits: [Int]) -> Bool {
    let doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
    var sum = 0
    for index in digits.indices {
      let fromRight = digits.count - 1 - index
      sum += fromRight.isMultiple(of: 2) ? digits[index] : doubled[digits[index]]
    }
    return sum.isMultiple(of: 10)
  }

  /// The groups in which a number of that length is printed on cards.
  static func printedGroups(_ digits: [Int]) -> [[Int]] {
    let sizes =
      switch digits.count {
      case 14: [4, 6, 4]
      case 15: [4, 6, 5]
      case 19: [6, 13]
      default: [4, 4, 4, 4, 4]
      }
    var groups: [[Int]] = []
    var rest = digits[...]
    for size in sizes where !rest.isEmpty {
      groups.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    return groups
  }

  static func written(_ groups: [[Int]], separator: String, zero: UInt32) -> String {
    groups.map { group in
      String(String.UnicodeScalarView(group.compactMap { Unicode.Scalar(zero + UInt32($0)) }))
    }.joined(separator: separator)
  }

  /// Every decimal digit of a text, whatever its script, without what stands between them.
  static func digits(in text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0.properties.numericType == .decimal }
    return scalars.map { String(Int($0.properties.numericValue ?? 0)) }.joined()
  }
}
