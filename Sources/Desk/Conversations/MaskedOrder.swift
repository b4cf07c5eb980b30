import Conversation

/// An order in which card numbers have been struck out, before anything else is made of it (P5).
enum MaskedOrder {
  /// What an order comes to in a conversation as it stands.
  enum Meant {
    case command(Command, Request?)
    /// The same was stored before (I2).
    case duplicate(seq: Int)
  }

  case say(MaskedText, id: MessageID)
  case choose(String, id: MessageID)
  case command(Command, Request?)

  init(_ order: Order) {
    self =
      switch order {
      case .say(let text, let id): .say(MaskedText(masking: text), id: id)
      case .choose(let choice, let id): .choose(choice, id: id)
      case .reply(let text, let id, let agent, let draft):
        .command(.reply(MaskedText(masking: text), id: id, by: agent, draft: draft), nil)
      case .note(let text, let id, let agent): .command(.note(MaskedText(masking: text), id: id, by: agent), nil)
      case .command(let command, let request): .command(command, request)
      }
  }

  /// Whether a line of the customer's comes of it.
  var isLine: Bool {
    switch self {
    case .say, .choose: true
    case .command(.say, _): true
    case .command: false
    }
  }

  /// - Parameter understand: what a line of the customer's says.
  /// - Throws: `.unknownChoice`, or `.refused(.idConflict)` where the id was used for something else.
  func meant(
    in state: ConversationState, _ understand: (MaskedText) async -> Understanding
  ) async throws(DeskError) -> Meant {
    switch self {
    case .command(let command, let request): return .command(command, request)
    case .say(let text, let id): return .command(.say(text, id: id, await understand(text)), nil)
    case .choose(let choice, let id):
      let name = Receipt.Name(sender: Speaker(.customer), id: id)
      if let receipt = state.receipts[name] {
        guard PromptReply(rawValue: choice) != nil || receipt.isOf(.message, choice) else {
          throw .refused(.idConflict)
        }
        return .duplicate(seq: receipt.seq)
      }
      guard let label = state.prompt?.label(of: choice) else { throw .unknownChoice(choice) }
      let text = MaskedText(masking: label)
      return .command(.say(text, id: id, await understand(text)), nil)
    }
  }
}

/// The choices that are named by what they mean, whatever their label is in the conversation's language. Which label
/// was said under an id is not known any more when the prompt has gone on.
private enum PromptReply: String {
  case noneOfThese = "none_of_these"
  case person
  case noPerson = "no_person"

  var meaning: Choice.Meaning {
    switch self {
    case .noneOfThese: .noneOfThese
    case .person: .person
    case .noPerson: .noPerson
    }
  }
}

extension Prompt {
  /// What a customer says who makes a choice; nil where it is not among those given.
  fileprivate func label(of choice: String) -> String? {
    if let reply = PromptReply(rawValue: choice), let named = choices.first(where: { $0.meaning == reply.meaning }) {
      return named.label
    }
    return choices.first { $0.label == choice }?.label
  }
}
