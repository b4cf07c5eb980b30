/// Who a line comes from. The role is the desk's own knowledge, never what a client says of itself (H11, H33).
package struct Speaker: Hashable, Sendable, Codable {
  /// `bot`, `human` for a person who works at the desk, `customer`, and `system` for the desk's own notes.
  package enum Kind: String, Hashable, Sendable, Codable {
    case bot, human, customer, system
  }

  /// The role, which decides how the line is labelled and whether its text is markdown.
  package var kind: Kind
  /// The bot's with its mark, "Assistant (automated)" (D5); the agent's; empty for customers and the desk.
  package var name: String

  /// - Parameter name: for the bot as `Voice.speaker` gives it.
  package init(_ kind: Kind, name: String = "") {
    self.kind = kind
    self.name = name
  }
}
