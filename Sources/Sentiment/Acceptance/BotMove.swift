/// What the bot's last line was, as the desk knows it for certain.
package struct BotMove: Hashable, Sendable {
  /// What the line came to, as far as accepting it goes.
  package enum Kind: String, Hashable, Sendable, Codable {
    /// Entries of the knowledge base were posted.
    case answer
    /// Choices were shown.
    case choices
    /// A person was offered, or called.
    case offer
    /// Nothing was found.
    case miss
    /// Small talk, "anything else?".
    case talk
  }

  /// What was done with the customer's message before.
  package var kind: Kind
  /// What was shown, choices included.
  package var text: String
  /// Whether one of its entries had been posted before in this conversation.
  package var isAgain: Bool
  /// Whether its entries are those that were posted last.
  package var isSameAgain: Bool

  /// - Parameter text: may be empty, where only `kind` is known.
  package init(kind: Kind, text: String, isAgain: Bool = false, isSameAgain: Bool = false) {
    self.kind = kind
    self.text = text
    self.isAgain = isAgain
    self.isSameAgain = isSameAgain
  }
}
