/// A length of time as transcripts write it: `13h`, `45m`, `10s`, or several of them, the greater first.
struct Pause: Hashable, Sendable, LosslessStringConvertible {
  var milliseconds: Int64

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Nil for anything else, and for more than 10,000 days.
  init?(_ text: String) {
    var seconds: Int64 = 0
    var unitsLeft = Self.units[...]
    for part in text.split(separator: " ") {
      guard let number = Int64(part.dropLast()), number >= 0, number <= 864_000_000, let letter = part.last,
        let unit = unitsLeft.firstIndex(where: { $0.letter == letter })
      else { return nil }
      seconds += number * unitsLeft[unit].seconds
      unitsLeft = unitsLeft[(unit + 1)...]
    }
    guard unitsLeft.count < Self.units.count, seconds <= 864_000_000 else { return nil }
    milliseconds = seconds * 1000
  }

  /// Whole seconds; what is below them is left out.
  var description: String {
    var rest = milliseconds / 1000
    var parts: [String] = []
    for unit in Self.units where rest >= unit.seconds {
      parts.append("\(rest / unit.seconds)\(unit.letter)")
      rest %= unit.seconds
    }
    return parts.isEmpty ? "0s" : parts.joined(separator: " ")
  }

  private static let units: [(letter: Character, seconds: Int64)] = [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)]
}
