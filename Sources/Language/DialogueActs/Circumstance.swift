/// What a customer is in the midst of while they ask: no act and no mood, but a person would speak to it.
package enum Circumstance: String, Hashable, Sendable, Codable, CaseIterable {
  /// They speak of ending their life.
  case despair
  /// A death, an illness, a home or a job that was lost: told of themselves or of those near to them.
  case sad
  /// It cannot wait. Never a sign of frustration by itself.
  case urgent
}
