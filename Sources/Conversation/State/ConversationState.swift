package import Knowledge
package import Language

/// Where a conversation stands: the fold of its events, and nothing that is not in them.
///
/// Bounded: what grows with a conversation are the ids of its messages alone, with a fingerprint each (I2 asks for them).
package struct ConversationState: Hashable, Sendable {
  /// How many of the customer's last messages are kept for the frustration scorer.
  package static let rememberedMessages = 5
  package static let labelsMaximum = 20

  /// Of the last event; 0 before the first.
  package var seq = 0
  package var status = Status.bot
  package var locale = LocaleCode.english
  package var agent: Agent?
  /// Whose it is; nil where nobody can come back to it.
  package var customer: CustomerID?
  package var channel = ""
  package var labels: [String] = []
  /// When something is due if nobody does anything before.
  package var dueAt: Timestamp?
  /// Since when it waits for a person.
  package var waitingSince: Timestamp?
  /// When the waiting customer was last told that nobody is free yet.
  package var waitNotedAt: Timestamp?
  /// The customer's first line that the person who has it has not answered.
  package var unansweredSince: Timestamp?
  /// Why the conversation waits for, or is with, a person.
  package var handoff: Handoff?
  /// What the bot's last line asked for.
  package var prompt: Prompt?
  /// The last decision of the bot's, for `why` and for what leans on it.
  package var lastDecision: Decision?
  /// The customer's last message that was read as a question, for follow-ups.
  package var lastQuestion: String?
  /// The customer's last messages, oldest first.
  package var recentMessages: [String] = []
  /// Messages of the customer's so far.
  package var customerTurns = 0
  package var failuresInARow = 0
  package var failures = 0
  /// Accumulated frustration after the customer's last message.
  package var frustration = 0.0
  /// The customer's turn at which they last declined a person (E6).
  package var declinedAtTurn: Int?
  package var lastDisclosure: Timestamp?
  package var lastActivity: Timestamp?
  /// Whether the customer has left word how they can be reached, for the hand-over that goes on.
  package var hasContact = false
  /// The messages of customer and agents by sender and id: where each was stored, and what it said (I2).
  package var receipts: [Receipt.Name: Receipt] = [:]

  package init() {}

  /// The state after `events`, which must be gap-free from 1.
  package init(folding events: some Sequence<Event>) {
    for event in events { apply(event) }
  }

  /// Takes one more event in. Its `seq` must be the next one.
  package mutating func apply(_ event: Event) {
    precondition(event.seq == seq + 1, "event \(event.seq) does not follow \(seq)")
    seq = event.seq
    switch event.content {
    case .created(let created):
      locale = created.locale
      customer = created.customer
      channel = created.channel
    case .disclosed: lastDisclosure = event.at
    case .message(let message): take(message, at: event)
    case .masked: break
    case .decided(let decision): take(decision)
    case .localeChanged(let change): locale = change.locale
    case .handoff(let wanted): handoff = wanted
    case .offerDeclined: declinedAtTurn = customerTurns
    case .statusChanged(let change): take(change, at: event.at)
    case .assigneeChanged(let change): agent = change.agent
    case .contactLeft: hasContact = true
    case .noted(let note):
      if let id = note.id { remember(Speaker(.human, name: note.by.name), id, note.text, at: event.seq) }
    case .labelsChanged(let change):
      labels = labels.filter { !change.removed.contains($0) } + change.added.filter { !labels.contains($0) }
    case .rated: break
    case .timerSet(let timer): dueAt = timer.due
    case .requestTaken(let request): remember(request.from, request.id, request.body, at: event.seq)
    }
    lastActivity = event.at
  }

  private mutating func take(_ message: Message, at event: Event) {
    switch message.from.kind {
    case .customer:
      customerTurns += 1
      recentMessages.append(message.text)
      if recentMessages.count > Self.rememberedMessages { recentMessages.removeFirst() }
    case .bot where message.prompt == nil && lastDecision?.isAside == true: break
    case .bot: prompt = message.prompt
    case .human, .system: prompt = nil
    }
    guard let id = message.id else { return }
    remember(message.from, id, message.text, at: event.seq)
  }

  private mutating func remember(_ sender: Speaker, _ id: MessageID, _ body: String, at seq: Int) {
    receipts[Receipt.Name(sender: sender, id: id)] = Receipt(seq: seq, text: body)
  }

  private mutating func take(_ decision: Decision) {
    lastDecision = decision
    failuresInARow = decision.failuresInARow
    if decision.failed { failures += 1 }
    frustration = decision.mood.accumulated
    if decision.asksSomething { lastQuestion = recentMessages.last }
  }

  private mutating func take(_ change: StatusChange, at now: Timestamp) {
    status = change.to
    waitingSince = change.to == .pending ? now : nil
    waitNotedAt = nil
    if change.to != .open { unansweredSince = nil }
    if change.to == .resolved || change.to == .bot { startAfresh() }
  }

  /// What went wrong before a person came, or before it was resolved, must not lead back to a person (E5).
  private mutating func startAfresh() {
    handoff = nil
    prompt = nil
    agent = nil
    hasContact = false
    lastDecision = nil
    lastQuestion = nil
    recentMessages = []
    failuresInARow = 0
    failures = 0
    frustration = 0
    declinedAtTurn = nil
  }
}

extension Decision {
  /// Talk in between, which leaves open what the bot asked before it.
  fileprivate var isAside: Bool {
    switch (action, smallTalk) {
    case (.disclose, _): true
    case (.smallTalk, .greeting?), (.smallTalk, .howAreYou?), (.smallTalk, .botIdentity?), (.smallTalk, .laughter?),
      (.smallTalk, .capabilities?), (.smallTalk, .insult?):
      true
    default: false
    }
  }

  /// Whether the message was read as a question, which a follow-up may lean on.
  fileprivate var asksSomething: Bool {
    guard let reading, reading.band != .none else { return false }
    return action == .answer || action == .ask || action == .offer || action == .handOver
  }
}
