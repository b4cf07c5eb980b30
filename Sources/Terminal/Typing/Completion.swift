/// What the Tab key may put in place of the line typed so far.
struct Completion: Hashable, Sendable {
  /// With their slash.
  var commands: [String] = []
  /// The labels of the quick replies now on offer.
  var replies: [String] = []

  /// What begins like `typed`, whatever its case: commands after a slash, replies otherwise.
  func candidates(for typed: String) -> [String] {
    let begun = typed.lowercased()
    guard begun.hasPrefix("/") else { return replies.filter { $0.lowercased().hasPrefix(begun) } }
    return commands.filter { $0.hasPrefix(begun) }
  }
}
