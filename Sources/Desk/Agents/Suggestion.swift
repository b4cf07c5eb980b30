import Comprehension
import Conversation
package import Knowledge
import Language
import Matching

/// An answer of the knowledge base that an agent may send, edit or ignore. Whoever sends it says that it is the bot's
/// draft (D10).
package struct Suggestion: Hashable, Sendable {
  /// The entry that it comes from.
  package var entry: EntryID
  /// The entry's heading, or the variant's where one is meant.
  package var title: String
  /// CommonMark.
  package var text: String
  /// Calibrated probability that it is right, 0–1.
  package var confidence: Double
  /// Whether the bot, asked that now, would answer by this entry of its own accord; of several at most the first.
  package var isSure: Bool

  /// - Parameter text: not empty.
  package init(entry: EntryID, title: String, text: String, confidence: Double, isSure: Bool) {
    self.entry = entry
    self.title = title
    self.text = text
    self.confidence = confidence
    self.isSure = isSure
  }
}

extension Suggestion {
  static let shown = 3
  /// Below it a suggestion is noise.
  static let confidenceMinimum = 0.03

  /// The best answers for the last question of the customer's that the bot did not answer; where it answered all, for
  /// the last one. A wish for a person, thanks, or a choice that the bot had shown is no question. In the
  /// conversation's language, where there is a translation.
  static func best(for events: [Event], _ receptionist: Receptionist) -> [Suggestion] {
    let questions = CustomerTurn.turns(of: events).filter(\.isQuestion)
    guard let index = questions.lastIndex(where: { !$0.isAnswered }) ?? questions.indices.last else { return [] }
    let previous = index > 0 ? questions[index - 1].text : nil
    let locale = ConversationState(folding: events).locale
    let ranking = receptionist.ranking(of: questions[index].text, after: previous)
    let answer = ranking.band == .answer ? ranking.candidates.first : nil
    return ranking.candidates
      .filter { $0.confidence >= confidenceMinimum }
      .compactMap { Suggestion($0, receptionist.base.entry($0.entry, in: locale), isSure: $0 == answer) }
      .prefix(shown).map { $0 }
  }

  /// Nil where there is nothing to send.
  private init?(_ candidate: Candidate, _ entry: Entry?, isSure: Bool) {
    guard let entry else { return nil }
    let variant = candidate.variant.flatMap { id in entry.variants.first { $0.id == id } }
    let text = variant?.answer ?? (entry.answer.isEmpty ? entry.variantsInOneText : entry.answer)
    if text.isEmpty { return nil }
    self.init(
      entry: entry.id, title: variant?.title ?? entry.title, text: text, confidence: candidate.confidence,
      isSure: isSure)
  }
}

extension Entry {
  /// What an entry says that consists of its variants alone.
  fileprivate var variantsInOneText: String {
    variants.map { "**\($0.title)**\n\n\($0.answer)" }.joined(separator: "\n\n")
  }
}
