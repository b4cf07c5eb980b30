import Knowledge
import Language

/// What is written about a conversation, in any state and without a word to the customer.
extension Turn {
  /// Any agent's own words.
  mutating func note(_ text: MaskedText, _ id: MessageID, by agent: Agent) throws(Refusal) {
    try accept(text)
    record(.noted(Note(by: agent, text: text.text, id: id)))
  }

  /// Records what really changes. A label both added and removed is added.
  mutating func label(add: [String], remove: [String], by agent: Agent) throws(Refusal) {
    if let bad = (add + remove).first(where: { !isLabel($0) }) { throw .badLabel(bad) }
    var labels = state.labels.filter { !remove.contains($0) }
    for label in add where !labels.contains(label) {
      guard labels.count < ConversationState.labelsMaximum else { throw .badLabel(label) }
      labels.append(label)
    }
    let added = labels.filter { !state.labels.contains($0) }
    let removed = state.labels.filter { !labels.contains($0) }
    guard !added.isEmpty || !removed.isEmpty else { return }
    record(.labelsChanged(LabelsChange(added: added, removed: removed, by: agent)))
  }

  /// What the customer thought of it: of the last answer, unless they say which line. A line that there is none of is
  /// none.
  mutating func rate(_ subject: Rating.Subject, score: Int, comment: MaskedText?, seq: Int?) throws(Refusal) {
    guard (1...5).contains(score) else { throw .badScore(score) }
    let words = try accept(remark: comment)
    let meant = seq ?? (subject == .answer ? before.lastAnswer : nil)
    let line = meant.flatMap { (1...max(1, before.seq)).contains($0) ? $0 : nil }
    if words != nil, let comment, comment.cardNumbers > 0 {
      record(.masked(Masked(cardNumbers: comment.cardNumbers)))
    }
    record(.rated(Rating(about: subject, score: score, comment: words, seq: line)))
  }

  private func isLabel(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
