import TestSupport

extension SeededGenerator {
  /// True in `share` of all cases.
  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
}
