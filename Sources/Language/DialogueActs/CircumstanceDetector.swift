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
