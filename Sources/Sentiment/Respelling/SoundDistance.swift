/// How differently two words sound, in quarters of an edit, between their `SoundSpelling`s: as optimal string
/// alignment, where vowels are easily taken for one another or left out, most of all an e, and so are consonants that
/// sound alike.
enum SoundDistance {
  private static let whole = 4
  private static let swap = 3
  private static let half = 2
  private static let quarter = 1

  /// Nil where it is more than `cap`.
  static func between(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, atMost cap: Int) -> Int? {
    guard cap >= 0 else { return nil }
    let (width, firstA, firstB) = (b.count + 1, a.startIndex, b.startIndex)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
      var (older, old, new) = (0, width, 2 * width)
      rows.initialize(repeating: 0)
      for column in 1..<max(1, width) { rows[old + column] = rows[old + column - 1] + gap(b[firstB + column - 1]) }
      for row in 1..<(a.count + 1) {
        let letter = a[firstA + row - 1]
        rows[new] = rows[old] + gap(letter)
        var best = rows[new]
        for column in 1..<width {
          let other = b[firstB + column - 1]
          var least = rows[old + column - 1] + (row + column == 2 ? first(letter, other) : substitution(letter, other))
          least = min(least, rows[old + column] + gap(letter), rows[new + column - 1] + gap(other))
          let isSwapped = row > 1 && column > 1 && letter == b[firstB + column - 2] && other == a[firstA + row - 2]
          if isSwapped, letter != other { least = min(least, rows[older + column - 2] + swap) }
          rows[new + column] = least
          best = min(best, least)
        }
        if best > cap { return nil }
        (older, old, new) = (old, new, older)
      }
      return rows[old + b.count] <= cap ? rows[old + b.count] : nil
    }
  }

  private static func gap(_ letter: UInt8) -> Int {
    letter == UInt8(ascii: "e") ? quarter : isVowel(letter) || letter == UInt8(ascii: "h") ? half : whole
  }

  static func isVowel(_ letter: UInt8) -> Bool { vowels & bit(letter) != 0 }

  /// Whether two words may be less than an edit apart, by the sounds that only one of them has: vowels and h aside,
  /// these are none, or taken for one another.
  static func mayBeNear(_ bits: UInt64, _ others: UInt64) -> Bool {
    let apart = (bits ^ others) & ~weak
    return apart == 0 || alike[apart.trailingZeroBitCount] & apart == apart
  }

  private static func substitution(_ one: UInt8, _ other: UInt8) -> Int {
    one == other ? 0 : alike[Int(one & 63)] & bit(other) != 0 ? half : whole
  }

  /// Nobody mistakes the vowel that a word begins with.
  private static func first(_ one: UInt8, _ other: UInt8) -> Int {
    one != other && isVowel(one) ? whole : substitution(one, other)
  }

  private static let vowels = bits("aeiou")
  private static let weak = bits("aeiouh")
  /// For each sound those that it is taken for.
  private static let alike = ["aeiou", "dtT", "bp", "fvT", "gk", "sSC", "kC", "gj", "jC"].reduce(
    into: [UInt64](repeating: 0, count: 64)
  ) { alike, group in
    for sound in group.utf8 { alike[Int(sound & 63)] |= bits(group) }
  }

  private static func bits(_ letters: String) -> UInt64 { letters.utf8.reduce(0) { $0 | bit($1) } }

  /// Small letters are at 33 and above, `C`, `S` and `T` below.
  static func bit(_ letter: UInt8) -> UInt64 { 1 << UInt64(letter & 63) }
}
