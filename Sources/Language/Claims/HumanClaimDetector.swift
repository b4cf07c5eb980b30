/// Finds text by which the bot would claim to be human (rule D4), in all shipped languages.
///
/// For what a business writes and the bot would say: answers, lines of a catalogue, a persona's name. A sentence about
/// people ("our team reads every message"), an offer of a person, a question, and the truth ("I am not a human") are no
/// claims.
package struct HumanClaimDetector: Sendable {
  package static let shipped = HumanClaimDetector(rules: RuleBook(files: ["classes", "claims"]))

  private let rules: RuleBook

  init(rules: RuleBook) { self.rules = rules }

  /// The words that make the claim, as they stand in the text; nil for innocent text. Linear in the length.
  package func claim(in text: String) -> String? {
    let findings = rules.findings(in: text)
    guard let words = findings.places.values.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
    let places = findings.reading.places
    let start = text.utf8.index(text.startIndex, offsetBy: places[words.lowerBound].lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: places[words.upperBound - 1].upperBound)
    return String(text[start..<end])
  }
}
