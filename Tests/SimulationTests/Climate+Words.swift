/// A climate in words, as a failing day is reported, and as a day can be given one: `crashes=20 lostAnswers=0.5`.
extension Climate: CustomStringConvertible {
  private static let names: KeyValuePairs<String, any WritableKeyPath<Climate, Double> & Sendable> = [
    "visits": \.visits, "work": \.work, "reconnections": \.reconnections, "deadLines": \.deadLines, "leaps": \.leaps,
    "putBacks": \.putBacks, "timers": \.timers, "strangers": \.strangers, "shifts": \.shifts, "crashes": \.crashes,
    "repeats": \.repeats, "lostAnswers": \.lostAnswers, "forgetfulness": \.forgetfulness,
    "departures": \.departures, "diskTrouble": \.diskTrouble, "processes": \.processes, "givesOut": \.givesOut,
    "lineDelay": \.lineDelay, "diskDelay": \.diskDelay, "haste": \.haste,
  ]

  var description: String { Self.names.map { "\($0.key)=\(self[keyPath: $0.value])" }.joined(separator: " ") }

  /// Sets what is named, and leaves the rest as it is.
  ///
  /// - Returns: the first word that says nothing; nil where all were understood.
  mutating func set(_ words: String) -> Substring? {
    for word in words.split(separator: " ") {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let value = Double(parts[1]), value >= 0, value < 1_000,
        let name = Self.names.first(where: { $0.key == parts[0] })
      else { return word }
      self[keyPath: name.value] = value
    }
    return nil
  }
}
