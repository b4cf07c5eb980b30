/// What the bot's last line was, as the desk knows it for certain.
package struct BotMove: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, Codable {
    /// Entries of the knowledge base were posted.
    case answer
    /// Choices were shown.
    case choices
    /// A person was offered.
    case offer
    /// Nothing was found.
    case miss
    /// Small talk, "anything else?".
    case talk
  }

  package var kind: Kind
  /// The line as it was shown.
  package var text: String
  /// Whether one of its entries had been posted before in this conversation.
  package var isAgain: Bool
  /// Whether its entries are those that were posted last.
  package var isSameAgain: Bool

  package init(kind: Kind, text: String, isAgain: Bool = false, isSameAgain: Bool = false) {
    self.kind = kind
    self.text = text
    self.isAgain = isAgain
    self.isSameAgain = isSameAgain
  }
}
