/// What an owner may set about how conversations come to people.
package struct FloorSettings: Hashable, Sendable {
  package enum Assignment: String, Hashable, Sendable, Codable, CaseIterable {
    /// People take what waits.
    case manual
    /// What waits is given to whoever is free.
    case automatic
  }

  package var routing: Assignment
  /// Without a sign of life for so long, an agent counts as away.
  package var awayAfterMilliseconds: Int64
  /// How long an agent who is offline keeps what they have (E4): a dropped connection is not a person who left. After a
  /// start, everybody who has something is in it.
  package var offlineGraceMilliseconds: Int64

  package init(
    routing: Assignment = .manual, awayAfterMilliseconds: Int64 = 10 * 60_000,
    offlineGraceMilliseconds: Int64 = 60_000
  ) {
    self.routing = routing
    self.awayAfterMilliseconds = awayAfterMilliseconds
    self.offlineGraceMilliseconds = offlineGraceMilliseconds
  }
}
