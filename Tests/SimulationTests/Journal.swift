import Conversation
import Knowledge
import Synchronization
import TestSupport

/// What was truly stored, and whether it may have been: every commit is held to the promises and rules.
final class Journal: Sendable {
  private struct Course {
    var state = ConversationState()
    /// As they stand: of those that were erased, what is left.
    var events: [Event] = []
    /// As they were when they were stored.
    var firstStored: [Event] = []
    var names: Set<Receipt.Name> = []
    var declinedAtTurn: Int?
  }

  let verdict: Verdict
  private let policy = Policy()
  private let courses = Mutex<[ConversationID: Course]>([:])
  /// In the order in which they were opened.
  private let opened = Mutex<[ConversationID]>([])

  init(_ verdict: Verdict) { self.verdict = verdict }

  func events(of conversation: ConversationID) -> [Event] {
    courses.withLock { $0[conversation]?.events ?? [] }
  }

  /// Up to which event the words of a conversation were erased.
  func erasedThrough(_ conversation: ConversationID) -> Int {
    let erasures = events(of: conversation).compactMap(\.content.erasesThrough)
    return erasures.max() ?? 0
  }

  /// Whether an event is as it stands, or as it was stored: who began to read before it was erased may be told that.
  ///
  /// - Parameter seq: up to which it was erased when they began.
  func holds(_ event: Event, of conversation: ConversationID, erasedThrough seq: Int) -> Bool {
    courses.withLock { courses in
      guard let course = courses[conversation], course.events.indices.contains(event.seq - 1) else { return false }
      return course.events[event.seq - 1] == event
        || event.seq > seq && course.firstStored[event.seq - 1] == event
    }
  }

  func state(of conversation: ConversationID) -> ConversationState {
    courses.withLock { $0[conversation]?.state ?? ConversationState() }
  }

  var states: [(ConversationID, ConversationState)] {
    courses.withLock { courses in
      courses.map { ($0.key, $0.value.state) }.sorted { $0.0.rawValue < $1.0.rawValue }
    }
  }

  /// One that waits, or now and then any; nil where none is found in a few tries.
  func somethingToClaim(_ random: inout SeededGenerator) -> ConversationID? {
    for _ in 0..<8 {
      guard let id = opened.withLock({ $0.randomElement(using: &random) }) else { return nil }
      if status(of: id) == .pending || random.chance(0.02) { return id }
    }
    return nil
  }

  private func status(of conversation: ConversationID) -> Status? {
    courses.withLock { $0[conversation]?.state.status }
  }

  var eventCount: Int { courses.withLock { $0.values.reduce(0) { $0 + $1.events.count } } }

  /// Takes in what was stored as one transaction.
  func commit(_ events: [Event], to conversation: ConversationID) {
    verdict.trace("\(conversation) \(events.map { "\($0.seq) \($0.at) \($0.content.kind.rawValue)" })")
    var course = courses.withLock { $0[conversation] ?? Course() }
    let before = course.state
    if before.seq == 0 { opened.withLock { $0.append(conversation) } }
    for event in events { take(event, in: &course, of: conversation) }
    if let last = events.compactMap(\.content.erasesThrough).max() { erase(&course.events, through: last) }
    judge(events, from: before, to: course, conversation)
    let after = course
    courses.withLock { $0[conversation] = after }
  }

  private func take(_ event: Event, in course: inout Course, of conversation: ConversationID) {
    guard event.seq == course.state.seq + 1 else {
      return verdict.expect(false, "I3: \(conversation) has \(event.seq) after \(course.state.seq)")
    }
    if let last = course.events.last {
      verdict.expect(last.at <= event.at, "time goes back in \(conversation) at \(event.seq)")
    }
    let owner = course.state.agent
    switch event.content {
    case .message(let message):
      switch message.from.kind {
      case .bot:
        let isOwned = course.state.status == .open || course.state.status == .snoozed
        verdict.expect(!isOwned, "I8: a bot line at \(event.seq) of \(conversation), which a person has")
      case .human:
        verdict.expect(
          owner?.name == message.from.name,
          "I8: \(message.from.name) speaks in \(conversation) of \(owner?.name ?? "nobody")")
      case .customer, .system: break
      }
      if let id = message.id { name(message.from, id, at: event, in: &course, of: conversation) }
    case .noted(let note):
      if let id = note.id { name(Speaker(.human, name: note.by.name), id, at: event, in: &course, of: conversation) }
    case .requestTaken(let request): name(request.from, request.id, at: event, in: &course, of: conversation)
    case .assigneeChanged(let change):
      verdict.expect(
        owner == nil || change.agent == nil, "I8: \(conversation) goes from one agent to another at \(event.seq)")
    case .offerDeclined: course.declinedAtTurn = course.state.customerTurns
    case .statusChanged(let change):
      if change.to == .resolved || change.to == .bot { course.declinedAtTurn = nil }
    default: break
    }
    mark(event)
    course.state.apply(event)
    course.events.append(event)
    course.firstStored.append(event)
  }

  private func erase(_ events: inout [Event], through last: Int) {
    for index in events.indices.prefix(last) {
      guard let rest = events[index].content.erased else { continue }
      events[index].content = rest
      verdict.mark(.event(rest.kind))
    }
  }

  private func mark(_ event: Event) {
    verdict.mark(.event(event.content.kind))
    if case .handoff(let handoff) = event.content { verdict.mark(.handoff(handoff.cause)) }
    if case .message(let message) = event.content, message.standing?.isOverdue == true { verdict.mark(.reminded) }
  }

  private func name(
    _ sender: Speaker, _ id: MessageID, at event: Event, in course: inout Course, of conversation: ConversationID
  ) {
    let isNew = course.names.insert(Receipt.Name(sender: sender, id: id)).inserted
    verdict.expect(isNew, "I2: \(id) of \(sender.kind) is stored again at \(event.seq) of \(conversation)")
  }

  /// What a transaction as a whole must hold.
  private func judge(
    _ events: [Event], from before: ConversationState, to course: Course, _ conversation: ConversationID
  ) {
    let after = course.state
    let botSpeaks = events.contains { $0.isLine(of: .bot) }
    let customerSpeaks = events.contains { $0.isLine(of: .customer) }
    if customerSpeaks, before.status == .bot || before.status == .resolved {
      verdict.expect(botSpeaks, "I4: a line without its reply in \(conversation)")
    }
    if after.status == .pending, before.status != .pending {
      verdict.expect(botSpeaks, "E2: \(conversation) is handed over without a word")
      let toldOfWait = events.contains { event in
        guard case .message(let message) = event.content else { return false }
        let knowsWhen = message.standing?.place != nil || message.standing?.opens != nil
        return knowsWhen || message.prompt?.kind == .contact
      }
      verdict.expect(
        toldOfWait || after.hasContact, "E1: who waits in \(conversation) knows neither place, opening nor form")
    }
    if after.status == .pending { verdict.expect(after.dueAt != nil, "E3: nothing is due in waiting \(conversation)") }
    if after.status == .open, after.unansweredSince != nil {
      verdict.expect(after.dueAt != nil, "E4: nothing is due in \(conversation), whose customer has no answer")
    }
    if before.agent != nil, after.agent == nil, after.status == .pending {
      verdict.expect(botSpeaks, "E4: \(conversation) is taken back without a word")
      if !events.contains(where: { $0.content.isAgents }) { verdict.mark(.takenBack) }
    }
    if before.status == .resolved, customerSpeaks {
      let isNew = events.contains { if case .handoff = $0.content { true } else { false } }
      verdict.expect(isNew || (after.status == .bot && after.handoff == nil), "E5: \(conversation) is not afresh")
    }
    judgeOffers(events, course, conversation)
  }

  /// E6: no offer for some turns after one was declined.
  private func judgeOffers(_ events: [Event], _ course: Course, _ conversation: ConversationID) {
    guard let declined = course.declinedAtTurn else { return }
    let isSoon = course.state.customerTurns - declined <= policy.turnsWithoutOfferAfterRefusal
    for case .decided(let decision) in events.map(\.content) where isSoon && decision.action == .offer {
      let nags = decision.cause == .mood || decision.cause == .miss
      verdict.expect(!nags, "E6: \(conversation) is offered a person again soon after declining")
    }
  }
}

extension Event.Content {
  /// Whether an agent did it.
  fileprivate var isAgents: Bool { if case .assigneeChanged(let change) = self { change.by != nil } else { false } }
}

extension Event {
  func isLine(of kind: Speaker.Kind) -> Bool {
    if case .message(let message) = content { message.from.kind == kind } else { false }
  }
}
