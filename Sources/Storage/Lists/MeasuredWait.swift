package import Knowledge

/// A wait that ended with a person.
package struct MeasuredWait: Hashable, Sendable, Codable {
  /// When the person came.
  package var at: Timestamp
  /// From when it began to wait until `at`.
  package var milliseconds: Int64
  /// How many were to be served before, when it began; nil where that was not recorded.
  package var ahead: Int?

  package init(at: Timestamp, milliseconds: Int64, ahead: Int?) {
    self.at = at
    self.milliseconds = milliseconds
    self.ahead = ahead
  }
}
