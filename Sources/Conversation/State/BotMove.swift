import Knowledge

/// What the bot's last turn was, as the desk knows it for certain: what the customer's next line accepts or does not.
package struct BotMove: Hashable, Sendable {
  /// What the turn came to, as far as accepting it goes. The raw values are those of the scorer's own `BotMove.Kind`.
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

  /// An answer where any of its lines posted an entry, whatever else was decided.
  package var kind: Kind
  /// Its lines as they were shown, with the choices under them; about `textMaximum` scalars at most.
  package var text: String
  /// Whether one of its entries had been posted before in this conversation.
  package var isAgain = false
  /// Whether its entries are those that were posted last.
  package var isSameAgain = false

  static let textMaximum = 2_000

  /// A turn in which nothing was decided: a greeting, a word about itself.
  init() {
    kind = .talk
    text = ""
  }

  /// What a decision comes to, unless its lines post an answer.
  mutating func take(_ decision: Decision) {
    kind =
      switch decision.action {
      case .answer: .answer
      case .ask: decision.entries.isEmpty ? .miss : .choices
      case .offer: !decision.entries.isEmpty ? .choices : decision.cause == .miss ? .miss : .offer
      case .handOver: .offer
      case .smallTalk, .disclose, .wait: .talk
      }
  }

  /// Takes one of its lines in, with the choices under it.
  ///
  /// - Parameter posted: the entries posted before, oldest first.
  mutating func take(_ line: Message, posted: [EntryID]) {
    add(line.text)
    if let prompt = line.prompt, prompt.kind == .choose { for choice in prompt.choices { add("- " + choice.label) } }
    guard !line.entries.isEmpty else { return }
    kind = .answer
    isSameAgain = line.entries.last == posted.last
    isAgain = isAgain || line.entries.contains(where: posted.contains)
  }

  private mutating func add(_ line: String) {
    let room = Self.textMaximum - text.unicodeScalars.count
    guard room > 0 else { return }
    if !text.isEmpty { text += "\n" }
    text += String(String.UnicodeScalarView(line.unicodeScalars.prefix(room)))
  }
}
