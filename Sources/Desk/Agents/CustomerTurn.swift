import Conversation
import Knowledge

/// A line of the customer's, with what the bot made of it.
struct CustomerTurn {
  var text: String
  /// Nil where the bot did not read it, since a person had the conversation.
  var decision: Decision?
  /// It says where they can be reached.
  var isContact = false

  /// Whether the bot posted what the business wrote.
  var isAnswered: Bool { !posted.isEmpty }

  /// The entries whose answers were posted.
  var posted: [EntryID] {
    switch decision?.action {
    case .answer, .offer, .handOver: decision?.entries ?? []
    case .ask, .smallTalk, .disclose, .wait, nil: []
    }
  }

  /// Whether it is about what the customer wants to know, as far as the bot read it.
  var isQuestion: Bool {
    guard !isContact else { return false }
    return switch decision?.action {
    case .answer, .ask, .wait, nil: true
    case .offer, .handOver: isAnswered || decision?.cause == .miss || decision?.cause == .topic
    case .smallTalk, .disclose: false
    }
  }

  /// All that the customer wrote, in order. A decision follows the line that it is about.
  static func turns(of events: some Sequence<Event>) -> [CustomerTurn] {
    var turns: [CustomerTurn] = []
    for event in events {
      switch event.content {
      case .message(let message) where message.from.kind == .customer:
        turns.append(CustomerTurn(text: message.text))
      case .decided(let decision) where turns.last?.decision == nil && !turns.isEmpty:
        turns[turns.count - 1].decision = decision
      case .contactLeft where !turns.isEmpty: turns[turns.count - 1].isContact = true
      default: break
      }
    }
    return turns
  }
}
