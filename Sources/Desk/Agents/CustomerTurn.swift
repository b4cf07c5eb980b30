import Conversation
import Knowledge
import Language

/// A line of the customer's, with what the bot made of it.
struct CustomerTurn {
  var text: String
  /// Nil where the bot did not read it, since a person had the conversation.
  var decision: Decision?
  /// It says where they can be reached.
  var isContact = false
  /// It is one of the choices that were shown, by its label or number: the bot's words, not the customer's.
  var isChoice = false

  /// Whether the bot posted what the business wrote.
  var isAnswered: Bool { !posted.isEmpty }

  /// The entries whose answers were posted.
  var posted: [EntryID] {
    switch decision?.action {
    case .answer, .offer, .handOver: decision?.entries ?? []
    case .ask, .smallTalk, .disclose, .wait, nil: []
    }
  }

  /// Whether it says in the customer's own words what they want to know, as far as the bot read it.
  var isQuestion: Bool {
    guard !isContact, !isChoice else { return false }
    return switch decision?.action {
    case .answer, nil: true
    // A number that nothing was numbered with, a wish for a person who is called already, or the yes to an offer decides
    // by a rule.
    case .ask, .wait: decision?.rule == nil
    case .offer, .handOver:
      isAnswered || (decision?.rule == nil && (decision?.cause == .miss || decision?.cause == .topic))
    case .smallTalk, .disclose: false
    }
  }

  /// All that the customer wrote, in order. A decision follows the line that it is about.
  static func turns(of events: some Sequence<Event>) -> [CustomerTurn] {
    var turns: [CustomerTurn] = []
    var shown: [Choice] = []
    for event in events {
      switch event.content {
      case .message(let message) where message.from.kind == .customer:
        turns.append(CustomerTurn(text: message.text, isChoice: shown.areNamed(by: message.text)))
      case .message(let message):
        // Talk in between leaves open what was asked before it; an answer, and whoever else speaks, does not.
        if let prompt = message.prompt { shown = prompt.choices } else if !message.isTalk { shown = [] }
      case .decided(let decision) where turns.last?.decision == nil && !turns.isEmpty:
        turns[turns.count - 1].decision = decision
      case .contactLeft where !turns.isEmpty: turns[turns.count - 1].isContact = true
      default: break
      }
    }
    return turns
  }
}

extension Message {
  fileprivate var isTalk: Bool { from.kind == .bot && entries.isEmpty }
}

extension [Choice] {
  /// Whether a line is the label of one of them, or its number.
  fileprivate func areNamed(by text: String) -> Bool {
    if let number = Int(text.filter { !$0.isWhitespace && $0 != "." && $0 != ")" }), indices.contains(number - 1) {
      return true
    }
    let said = words(of: text)
    return contains { words(of: $0.label) == said }
  }
}
