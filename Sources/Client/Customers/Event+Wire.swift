import Conversation
import Knowledge
import Wire

extension Event {
  /// The event as far as a customer is told it; nil for one that is not for them, or not known here.
  init?(_ event: WireEvent) {
    switch event.content {
    case .message(let message): self.init(seq: event.seq, at: event.at, content: .message(Message(message)))
    case .plain(let content): self.init(seq: event.seq, at: event.at, content: content)
    case .decided, .private, .unknown: return nil
    }
  }
}

extension Message {
  fileprivate init(_ message: WireEvent.WireMessage) {
    self.init(
      from: message.from, text: message.text, id: message.id, entries: message.entries,
      prompt: message.prompt.map { Prompt($0, choices: message.choices.map { Conversation.Choice($0) }) },
      draft: message.draft)
  }
}

extension Conversation.Choice {
  /// Which entry a choice stands for is the desk's affair: it is told, and chosen, by its label.
  fileprivate init(_ choice: WireEvent.Choice) {
    let meaning: Meaning =
      switch choice.choice {
      case WireEvent.Choice.noneOfThese: .noneOfThese
      case WireEvent.Choice.person: .person
      case WireEvent.Choice.noPerson: .noPerson
      default: .entry(EntryID(rawValue: choice.choice), variant: nil)
      }
    self.init(choice.label, meaning)
  }
}
