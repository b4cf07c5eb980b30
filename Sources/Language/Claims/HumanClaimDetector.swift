/// Finds text by which the bot would claim to be human (rule D4), in all shipped languages.
///
/// For what a business writes and the bot would say: answers, lines of a catalogue, a persona's name. A sentence about
/// people ("our team reads every message"), an offer of a person, a question, and the truth ("I am not a human") are no
/// claims.
package struct HumanClaimDetector: Sendable {
  /// The one detector there is, compiled when it is first used.
  package static let shipped = HumanClaimDetector(
    rules: RuleBook(files: ["classes", "claims"]), names: RuleBook(files: ["names"]))

  private let rules: RuleBook
  private let names: RuleBook

  init(rules: RuleBook, names: RuleBook) {
    self.rules = rules
    self.names = names
  }

  /// The words that make the claim, as they stand in the text; nil for innocent text. A line of markdown may end
  /// anywhere inside a sentence, so the text is read as it is and with its lines joined. Linear in the length.
  package func claim(in text: String) -> String? {
    if let claim = firstFinding(of: rules, in: text) { return claim }
    guard let joined = joinedLines(text) else { return nil }
    return firstFinding(of: rules, in: joined)
  }

  /// The words by which a name says, or all but says, that a human bears it; stricter than for sentences, for a name
  /// stands alone: `Anna (human)`. Nil for an innocent name, such as that of a department of human resources.
  package func claim(inName name: String) -> String? {
    claim(in: name) ?? firstFinding(of: names, in: name)
  }

  private func firstFinding(of rules: RuleBook, in text: String) -> String? {
    let findings = rules.findings(in: text)
    guard let words = findings.places.values.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
    let places = findings.reading.places
    let start = text.utf8.index(text.startIndex, offsetBy: places[words.lowerBound].lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: places[words.upperBound - 1].upperBound)
    return String(text[start..<end])
  }
}
