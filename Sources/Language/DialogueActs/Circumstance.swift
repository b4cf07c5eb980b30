/// What a customer is in the midst of while they ask: no act and no mood, but a person would speak to it.
package enum Circumstance: String, Hashable, Sendable, Codable, CaseIterable {
  /// They speak of ending their life.
  case despair
  /// A death, an illness, a home or a job that was lost: told of themselves or of those near to them.
  case sad
  /// It cannot wait. Never a sign of frustration by itself.
  case urgent
}

/// Finds by rule what a customer tells of their circumstances, in all shipped languages.
///
/// An immutable value; takes some microseconds and time linear in the message.
///
///     CircumstanceDetector.shipped.circumstances(in: "my father died, how do I cancel his order?")   // [.sad]
package struct CircumstanceDetector: Sendable {
  /// The one detector there is, compiled when it is first used.
  package static let shipped = CircumstanceDetector(rules: RuleBook(files: ["circumstances"]))

  private let rules: RuleBook
  private let circumstances: [Circumstance]

  init(rules: RuleBook) {
    self.rules = rules
    circumstances = rules.names.map { name in
      guard let circumstance = Circumstance(rawValue: name) else {
        preconditionFailure("no circumstance is called \(name)")
      }
      return circumstance
    }
  }

  /// What the message tells; empty for most messages.
  package func circumstances(in message: String) -> Set<Circumstance> {
    Set(rules.findings(in: message).places.keys.map { circumstances[$0] })
  }
}
