/// What the Tab key may put in place of the line typed so far.
package struct Completion: Hashable, Sendable {
  /// With their slash.
  package var commands: [String]
  /// The labels of the quick replies now on offer.
  package var replies: [String]

  package init(commands: [String] = [], replies: [String] = []) {
    self.commands = commands
    self.replies = replies
  }

  /// What begins like `typed`, whatever its case: commands after a slash, replies otherwise.
  package func candidates(for typed: String) -> [String] {
    let begun = typed.lowercased()
    guard begun.hasPrefix("/") else { return replies.filter { $0.lowercased().hasPrefix(begun) } }
    return commands.filter { $0.hasPrefix(begun) }
  }
}
