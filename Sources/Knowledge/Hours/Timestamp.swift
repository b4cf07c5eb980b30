/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// The core never asks for the time; it is handed one of these.
package struct Timestamp: RawRepresentable, Hashable, Sendable, Codable, Comparable {
  /// Negative before 1970.
  package var rawValue: Int64

  /// From milliseconds since 1970-01-01T00:00:00Z.
  package init(rawValue: Int64) { self.rawValue = rawValue }
  /// From milliseconds since 1970-01-01T00:00:00Z, where a reader should see the unit.
  package init(milliseconds: Int64) { rawValue = milliseconds }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.rawValue < right.rawValue }
  /// Milliseconds from `right` to `left`.
  package static func - (left: Timestamp, right: Timestamp) -> Int64 { left.rawValue - right.rawValue }
  /// So many milliseconds later; earlier where they are negative.
  package static func + (left: Timestamp, milliseconds: Int64) -> Timestamp {
    Timestamp(rawValue: left.rawValue + milliseconds)
  }
}
