import Conversation
import Knowledge

/// What one step of a customer's led to, read off the events that were stored for it.
struct TurnRecord {
  private(set) var decisions: [Decision] = []
  /// Entries posted, in order.
  private(set) var posted: [EntryID] = []
  /// Entries that the customer was given to choose from.
  private(set) var choices: [EntryID] = []
  /// The bot's lines as they are read: the text, and under it the numbered choices.
  private(set) var lines: [String] = []
  private(set) var disclosed = false
  private(set) var status: Status

  init(_ events: some Sequence<Event.Content>, from status: Status) {
    self.status = status
    for event in events { take(event) }
    if !decisions.contains(where: \.posts) { posted = [] }
  }

  private mutating func take(_ event: Event.Content) {
    switch event {
    case .decided(let decision): decisions.append(decision)
    case .disclosed: disclosed = true
    case .statusChanged(let change): status = change.to
    case .message(let message) where message.from.kind == .bot: take(message)
    default: break
    }
  }

  private mutating func take(_ message: Message) {
    lines.append(message.asRead)
    for entry in message.entries where !posted.contains(entry) { posted.append(entry) }
    guard let prompt = message.prompt, prompt.kind == .choose else { return }
    for case .entry(let entry, _) in prompt.choices.map(\.meaning) where !choices.contains(entry) {
      choices.append(entry)
    }
  }
}

extension TurnRecord {
  /// Everything an `expect:` could truly say of the turn, apart from where the conversation stands.
  var outcomes: [Expectation] {
    var outcomes: [Expectation] = []
    for decision in decisions {
      for outcome in self.outcomes(of: decision) where !outcomes.contains(outcome) { outcomes.append(outcome) }
    }
    if disclosed && !outcomes.contains(.disclose) { outcomes.append(.disclose) }
    return outcomes
  }

  func meets(_ expectation: Expectation) -> Bool {
    switch expectation {
    case .answer(let entries): !posted.isEmpty && (entries.isEmpty || Set(entries) == Set(posted))
    case .ask(let entries): asks && Set(entries).isSubset(of: choices)
    case .offer(let cause): decisions.contains { $0.action == .offer && (cause == nil || $0.cause == cause) }
    case .handOver(let cause): decisions.contains { $0.action == .handOver && (cause == nil || $0.cause == cause) }
    case .smallTalk(let kind):
      decisions.contains { $0.action == .smallTalk && (kind == nil || $0.smallTalk == kind) }
    case .disclose: disclosed
    case .wait: decisions.contains { $0.action == .wait }
    case .status(let expected): status == expected
    case .not(let expectation): !meets(expectation)
    }
  }

  /// Whether the bot's lines contain `text`, white space apart.
  func says(_ text: String) -> Bool {
    lines.joined(separator: "\n").whiteSpaceNormalised.contains(text.whiteSpaceNormalised)
  }

  private var asks: Bool { decisions.contains { $0.action == .ask } || !choices.isEmpty }

  private func outcomes(of decision: Decision) -> [Expectation] {
    let posts = posted.isEmpty ? [] : [Expectation.answer(posted)]
    let shows = choices.isEmpty ? [] : [Expectation.ask(choices)]
    return switch decision.action {
    case .answer: posts
    case .ask: [.ask(choices)]
    case .offer: posts + shows + [.offer(decision.cause)]
    case .handOver: posts + [.handOver(decision.cause)]
    case .smallTalk: [.smallTalk(decision.smallTalk)]
    case .disclose: [.disclose]
    case .wait: [.wait]
    }
  }
}

extension Decision {
  /// Whether what the bot's lines hold was an answer; under a question about which is meant it is an introduction.
  fileprivate var posts: Bool { action == .answer || action == .offer || action == .handOver }
}

extension Message {
  /// The text, and under it what the customer may reply with, numbered from 1.
  var asRead: String {
    guard let prompt, !prompt.choices.isEmpty else { return text }
    let choices = prompt.choices.enumerated().map { "\($0.offset + 1). \($0.element.label)" }
    return ([text] + choices).joined(separator: "\n")
  }
}
