/// How reports write numbers.
package enum Figures {
  /// `83.1 %`.
  package static func percent(_ share: Double) -> String { "\(decimal(share * 100, places: 1)) %" }

  /// With a fixed number of decimals, rounded to nearest.
  package static func decimal(_ number: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let rounded = (abs(number) * scale).rounded()
    guard rounded.isFinite, rounded < 1e15 else { return "\(number)" }
    let digits = String(Int(rounded))
    let sign = number < 0 && rounded > 0 ? "−" : ""
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// `301 of 362  83.1 % (79.0–86.6)`, the brackets holding the 95 % interval; `0 of 0` of nothing.
  package static func proportion(_ proportion: Proportion) -> String {
    let counts = "\(proportion.hits) of \(proportion.total)"
    guard let share = proportion.share, let interval = proportion.interval else { return counts }
    let (low, high) = (decimal(interval.lowerBound * 100, places: 1), decimal(interval.upperBound * 100, places: 1))
    return "\(counts)  \(percent(share)) (\(low)–\(high))"
  }
}

extension Proportion {
  /// Counts, share and interval.
  package var json: JSON {
    .object([
      ("hits", .integer(hits)), ("total", .integer(total)), ("share", .optional(share, JSON.rounded)),
      ("interval", .optional(interval) { .array([.rounded($0.lowerBound), .rounded($0.upperBound)]) }),
    ])
  }
}
