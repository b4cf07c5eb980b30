package import Knowledge

/// One line of a conversation, as it was shown.
package struct Message: Hashable, Sendable, Codable {
  /// Who spoke, by the desk's own knowledge.
  package var from: Speaker
  /// CommonMark where the bot speaks; plain, hostile until escaped, where anybody else does.
  package var text: String
  /// The sender's id for it; the bot's lines have none.
  package var id: MessageID?
  /// The entries whose answers it holds.
  package var entries: [EntryID]
  /// What the customer may reply with, if the line asks for something.
  package var prompt: Prompt?
  /// Where an agent sent what the bot had drafted (D10).
  package var draft: Draft?
  /// What the line tells a waiting customer about their wait.
  package var standing: Standing?

  /// Whether an agent sent the bot's draft as it was, or changed it before (D10).
  package enum Draft: String, Hashable, Sendable, Codable {
    case unedited, edited
  }

  /// - Parameter id: nil for the lines of the bot and the desk.
  package init(
    from: Speaker, text: String, id: MessageID? = nil, entries: [EntryID] = [], prompt: Prompt? = nil,
    draft: Draft? = nil, standing: Standing? = nil
  ) {
    self.from = from
    self.text = text
    self.id = id
    self.entries = entries
    self.prompt = prompt
    self.draft = draft
    self.standing = standing
  }
}

/// What a bot line asks for: replies by number, by label, or by "yes" and "no".
package struct Prompt: Hashable, Sendable, Codable {
  /// What the customer is to reply to. The raw values go over the wire.
  package enum Kind: String, Hashable, Sendable, Codable {
    /// "Which of these do you mean?"; a reply is expected.
    case choose
    /// "Shall I bring in a person?"
    case offer
    /// What others ask next; no reply is expected.
    case next
    /// "Leave an e-mail address or a phone number."
    case contact
  }

  /// What is asked.
  package var kind: Kind
  /// In the order shown; the customer picks by 1-based number, or by label.
  package var choices: [Choice]
  /// Why a person is offered; kept so that a "yes" hands over for the same reason.
  package var cause: Cause?

  /// - Parameter cause: for an offer, and for choices among which there is a person.
  package init(_ kind: Kind, choices: [Choice] = [], cause: Cause? = nil) {
    self.kind = kind
    self.choices = choices
    self.cause = cause
  }
}

/// A quick reply.
package struct Choice: Hashable, Sendable, Codable {
  /// What picking it says. How it is stored, see the `Codable` extension.
  package enum Meaning: Hashable, Sendable {
    /// The answer of this entry, or of the variant that is meant.
    case entry(EntryID, variant: String?)
    /// The entries shown do not help.
    case noneOfThese
    /// A person is wanted.
    case person
    /// No person is wanted now (E6).
    case noPerson
  }

  /// What is shown, and what the customer says who picks it. Plain text.
  package var label: String
  /// What the desk takes it for; clients are told the label alone where it is an entry.
  package var meaning: Meaning

  package init(_ label: String, _ meaning: Meaning) {
    self.label = label
    self.meaning = meaning
  }
}

/// Why a person is offered or brought in.
package enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
  /// Frustration reached a threshold.
  case mood
  /// The customer asked for a person.
  case request
  /// The entry says so (`hand-to`).
  case topic
  /// Nothing was found, or what was found did not help.
  case miss
  /// A word that the business listed, or that the customer speaks of ending their life.
  case emergency
  /// An agent passed it on.
  case transfer
}
