/// What came of a load.
struct LoadResult: Sendable {
  private(set) var answered = 0
  /// Lines that were answered with an error.
  private(set) var refused = 0
  /// From the first line sent to the last one answered.
  var seconds = 0.0
  /// Of each line answered, in the order of answers, in microseconds.
  private var microseconds: [UInt32] = []

  var perSecond: Double { seconds > 0 ? Double(answered) / seconds : 0 }

  mutating func take(_ heard: LoadClient.Heard, nanoseconds: Int64) {
    if heard == .error { refused += 1 } else { answered += 1 }
    microseconds.append(UInt32(clamping: nanoseconds / 1_000))
  }

  /// The shortest time within which so many of all lines were answered, in milliseconds.
  func milliseconds(of share: Double) -> Double {
    let sorted = microseconds.sorted()
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((Double(sorted.count) * share).rounded(.up))
    return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1_000
  }
}
