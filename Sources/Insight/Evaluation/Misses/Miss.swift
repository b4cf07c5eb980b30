package import Conversation
package import Knowledge
import Language

/// A question in a stored conversation that the bot had no certain answer to, or none that helped.
package struct Miss: Hashable, Sendable {
  /// How the bot failed it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Nothing was found.
    case nothingFound = "nothing_found"
    /// It was asked back which entry is meant.
    case askedBack = "asked_back"
    /// What was posted or shown was not it.
    case rejected
  }

  /// As it is stored: card numbers struck out.
  package var text: MaskedText
  /// A question that was asked back becomes `rejected` where none of the choices was it.
  package var kind: Kind
  /// The entry that the customer picked when asked back.
  package var chosen: EntryID?

  /// - Parameter chosen: nil where nothing was asked back, or nothing picked.
  package init(text: MaskedText, kind: Kind, chosen: EntryID? = nil) {
    self.text = text
    self.kind = kind
    self.chosen = chosen
  }
}

extension Miss {
  /// The misses of one conversation, in its order. Erased lines are gone, and their questions with them.
  package static func all(in events: [Event]) -> [Miss] {
    var search = Search()
    for event in events { search.take(event.content) }
    return search.misses
  }
}

/// Reads a conversation line by line; what a line says of the one before is told by its decision.
private struct Search {
  private(set) var misses: [Miss] = []
  private var line: MaskedText?
  /// The question that was answered last, until something else comes.
  private var answered: MaskedText?
  /// The place of the question that was asked back last, until its reply came.
  private var asked: Int?
  private let acts = DialogueActDetector.shipped

  mutating func take(_ content: Event.Content) {
    switch content {
    case .message(let message) where message.from.kind == .customer: line = MaskedText(masking: message.text)
    case .decided(let decision):
      if let line { take(decision, on: line) }
      line = nil
    case .rated(let rating) where rating.about == .answer && rating.score <= Self.badScoreMax: reject()
    case .erased, .forgotten: (line, answered, asked) = (nil, nil, nil)
    default: break
    }
  }

  private mutating func take(_ decision: Decision, on line: MaskedText) {
    if decision.rule != nil, !decision.asksOn { return takeReply(decision) }
    let acts = acts.acts(in: line.text)
    if acts.contains(where: \.rejects) { reject() }
    switch decision.action {
    case .answer, .offer, .ask, .handOver:
      if let kind = decision.missed {
        (answered, asked) = (nil, nil)
        if !acts.allSatisfy(\.mayBeQuestion) { return }
        if kind == .askedBack { asked = misses.count }
        misses.append(Miss(text: line, kind: kind))
      } else if decision.isSecondTime {
        reject()
      } else if !decision.entries.isEmpty {
        (answered, asked) = (line, nil)
      }
    case .smallTalk, .disclose, .wait: break
    }
  }

  /// A reply to what the bot asked, which no score decided.
  private mutating func takeReply(_ decision: Decision) {
    defer { (asked, answered) = (nil, nil) }
    guard let asked else { return }
    if let chosen = decision.entries.first, decision.action != .ask {
      misses[asked].chosen = chosen
    } else if decision.failed {
      misses[asked].kind = .rejected
    }
  }

  /// What was answered last was of no use.
  private mutating func reject() {
    if let answered { misses.append(Miss(text: answered, kind: .rejected)) }
    answered = nil
  }

  private static let badScoreMax = 2
}

extension Decision {
  /// How the question of its line was missed; nil where it was not. Variants of an entry are asked about although the
  /// entry is certain.
  fileprivate var missed: Miss.Kind? {
    guard action == .ask || action == .offer else { return nil }
    if entries.isEmpty { return .nothingFound }
    return reading?.band == .ask ? .askedBack : nil
  }
}
