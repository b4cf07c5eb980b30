package import Conversation
package import Knowledge

/// An event as a client is told it: for a customer it has less than what is stored, see docs/protocol.md § Events.
package struct WireEvent: Hashable, Sendable {
  /// The one whose order `seq` counts in.
  package var conversation: ConversationID
  /// From 1, without gaps (I3).
  package var seq: Int
  /// When it was stored, by the desk's clock.
  package var at: Timestamp
  /// What happened, as far as this client may know.
  package var content: Content
  /// The `history` or `follow` that asked for it (`re`); nil: it has just happened.
  package var answering: MessageID?

  package init(
    in conversation: ConversationID, seq: Int, at: Timestamp, content: Content, answering: MessageID? = nil
  ) {
    self.conversation = conversation
    self.seq = seq
    self.at = at
    self.content = content
    self.answering = answering
  }

  /// By what a client does with it: show it, skip it, or count it.
  package enum Content: Hashable, Sendable {
    case message(WireMessage)
    /// Agents only: the decision as it is stored.
    case decided(JSONValue)
    /// Any other kind that this version knows, and never a message, a decision or a taken request. What only agents
    /// are told is nil for customers; the id of an `Agent` is empty for them.
    case plain(Event.Content)
    /// It is not for this client; only that it happened is told.
    case `private`
    /// A kind that this version does not know, or knows otherwise; `fields` are all of the line's.
    case unknown(kind: String, fields: [WireField])
  }

  /// A line of the conversation.
  package struct WireMessage: Hashable, Sendable {
    /// Who said it; only the server sets it (H11, D2).
    package var from: Speaker
    /// As it was said, card numbers struck out (P5).
    package var text: String
    /// The sender's id for it (`cid`).
    package var id: MessageID?
    /// Whether `text` is CommonMark; plain, hostile until escaped, otherwise.
    package var isMarkdown: Bool
    /// What the line asks the customer for; nil: nothing.
    package var prompt: Prompt.Kind?
    /// The quick replies to `prompt`; mostly empty.
    package var choices: [Choice]
    /// The entries whose answers it holds. Agents only; empty for customers.
    package var entries: [EntryID]
    /// Whether the agent sent what the bot had drafted (D10); nil: no draft. Agents only; nil for customers.
    package var draft: Message.Draft?

    package init(
      from: Speaker, text: String, id: MessageID? = nil, isMarkdown: Bool = false, prompt: Prompt.Kind? = nil,
      choices: [Choice] = [], entries: [EntryID] = [], draft: Message.Draft? = nil
    ) {
      self.from = from
      self.text = text
      self.id = id
      self.isMarkdown = isMarkdown
      self.prompt = prompt
      self.choices = choices
      self.entries = entries
      self.draft = draft
    }
  }

  /// A quick reply: what is shown, and what `choose` sends back for it.
  package struct Choice: Hashable, Sendable {
    /// None of the questions asked back is the customer's.
    package static let noneOfThese = "none_of_these"
    /// A person, please.
    package static let person = "person"
    /// No person, thank you.
    package static let noPerson = "no_person"

    /// One of the three above, or the label.
    package var choice: String
    /// What the button says, in the language of the conversation.
    package var label: String

    package init(_ choice: String, label: String) {
      self.choice = choice
      self.label = label
    }
  }
}
