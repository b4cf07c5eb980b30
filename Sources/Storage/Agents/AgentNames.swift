import Foundation

extension AgentAccount {
  /// The same for names that differ in case, or in how their accents are composed, alone.
  static func key(of name: String) -> String { name.precomposedStringWithCanonicalMapping.lowercased() }

  /// By name; those of the same name, the one that was made first.
  static func isListedBefore(_ left: AgentAccount, _ right: AgentAccount) -> Bool {
    (key(of: left.name), left.createdAt, left.id) < (key(of: right.name), right.createdAt, right.id)
  }
}
