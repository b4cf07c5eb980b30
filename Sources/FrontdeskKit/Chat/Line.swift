import Conversation
public import Foundation
import Knowledge

extension Frontdesk {
  /// One line of a conversation, as it is to be shown.
  public struct Line: Hashable, Sendable {
    /// Who a line comes from: the desk's own knowledge, never what somebody says of themselves.
    public enum Speaker: String, Hashable, Sendable, CaseIterable {
      /// The bot.
      case bot
      /// A person of the business's.
      case person
      /// The customer.
      case customer
      /// The desk itself: a change of who speaks.
      case desk
    }

    /// Who it comes from.
    public let speaker: Speaker
    /// What is to stand before it, in the conversation's language: "Bookmark (automated)" for the bot (D2, D5). Show
    /// it, always.
    public let label: String
    /// CommonMark where the bot speaks. Plain, and hostile until escaped, where anybody else does.
    public let text: String
    /// What it asks for, if anything.
    public let prompt: Prompt?
    /// The ids of the entries whose answers it holds.
    public let entries: [String]
    /// When it was said.
    public let at: Date
  }

  /// What a line of the bot's asks for.
  public struct Prompt: Hashable, Sendable {
    /// What it asks.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Which of these is meant?
      case which
      /// Shall a person be brought in?
      case person
      /// Nothing: what others ask next.
      case next
      /// An e-mail address or a phone number.
      case contact
    }

    /// What it asks.
    public let kind: Kind
    /// In the order shown. Who taps one says its label; who types may say its number as well, from 1.
    public let replies: [QuickReply]
  }

  /// A reply that the customer may tap: hear its label.
  public struct QuickReply: Hashable, Sendable {
    /// What a reply stands for.
    public enum Meaning: Hashable, Sendable {
      /// The entry of this id, and perhaps one of its variants.
      case entry(String, variant: String?)
      /// None of the entries.
      case noneOfThese
      /// Yes, a person.
      case person
      /// No, no person.
      case noPerson
    }

    /// In the conversation's language; plain text.
    public let label: String
    /// What it stands for.
    public let meaning: Meaning
  }
}

extension Frontdesk.Line {
  init(_ message: Message, at moment: Date, label: String) {
    self.init(
      speaker: Speaker(message.from.kind), label: label, text: message.text,
      prompt: message.prompt.map(Frontdesk.Prompt.init), entries: message.entries.map(\.rawValue), at: moment)
  }
}

extension Frontdesk.Line.Speaker {
  fileprivate init(_ kind: Conversation.Speaker.Kind) {
    self =
      switch kind {
      case .bot: .bot
      case .human: .person
      case .customer: .customer
      case .system: .desk
      }
  }
}

extension Frontdesk.Prompt {
  fileprivate init(_ prompt: Conversation.Prompt) {
    let kind: Kind =
      switch prompt.kind {
      case .choose: .which
      case .offer: .person
      case .next: .next
      case .contact: .contact
      }
    self.init(kind: kind, replies: prompt.choices.map(Frontdesk.QuickReply.init))
  }
}

extension Frontdesk.QuickReply {
  fileprivate init(_ choice: Choice) {
    let meaning: Meaning =
      switch choice.meaning {
      case .entry(let id, let variant): .entry(id.rawValue, variant: variant)
      case .noneOfThese: .noneOfThese
      case .person: .person
      case .noPerson: .noPerson
      }
    self.init(label: choice.label, meaning: meaning)
  }
}
