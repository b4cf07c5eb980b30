package import Knowledge

/// What the bot's last turn was, as the desk knows it for certain: what the customer's next line accepts or does not.
package struct BotMove: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Entries of the knowledge base were posted.
    case answer
    /// Choices were shown.
    case choices
    /// A person was offered, or called.
    case offer
    /// Nothing was found.
    case miss
    /// Small talk, or a word about itself.
    case talk
  }

  package var kind: Kind
  /// Its lines as they were shown, at most `textMaximum` scalars of them.
  package var text: String
  /// Whether one of its entries had been posted before in this conversation.
  package var isAgain = false
  /// Whether its entries are those that were posted last.
  package var isSameAgain = false

  static let textMaximum = 2_000

  /// What a decision comes to; its lines follow.
  init(_ decision: Decision?, posted: [EntryID]) {
    text = ""
    guard let decision else {
      kind = .talk
      return
    }
    kind =
      switch decision.action {
      case .answer: .answer
      case .ask: decision.entries.isEmpty ? .miss : .choices
      case .offer: !decision.entries.isEmpty ? .answer : decision.cause == .miss ? .miss : .offer
      case .handOver: decision.entries.isEmpty ? .offer : .answer
      case .smallTalk, .disclose, .wait: .talk
      }
    guard kind == .answer, let last = posted.last else { return }
    isAgain = decision.entries.contains(where: posted.contains)
    isSameAgain = decision.entries.last == last && isAgain
  }

  /// Takes one more of its lines in.
  mutating func add(_ line: String) {
    if !text.isEmpty { text += "\n" }
    text += String(
      String.UnicodeScalarView(line.unicodeScalars.prefix(max(0, Self.textMaximum - text.unicodeScalars.count))))
  }
}
