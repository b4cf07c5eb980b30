package import Conversation
package import Knowledge
package import Language
package import Storage

/// The running front desk: it hears commands, has them decided by the core, stores what happened, and tells everybody
/// who follows the conversation.
///
/// Nothing it holds in memory is the truth: states are folds of what is stored, kept while they are of use.
package actor Desk {
  /// How often a command is decided anew when somebody else wrote to the conversation in between.
  private static let attemptsMaximum = 64

  private var receptionist: Receptionist
  private let store: any EventStore
  private let clock: any WallClock
  private let makeID: @Sendable () -> ConversationID
  private var cases = ConversationCache()
  private var followers: [ConversationID: [Follower]] = [:]

  /// - Parameter makeID: names new conversations; at random unless a simulation needs to know them.
  package init(
    _ receptionist: Receptionist, store: any EventStore, clock: any WallClock = SystemClock(),
    makeID: @escaping @Sendable () -> ConversationID = {
      ConversationID(random: .random(in: 0 ... .max), .random(in: 0 ... .max))
    }
  ) {
    self.receptionist = receptionist
    self.store = store
    self.clock = clock
    self.makeID = makeID
  }

  /// The knowledge base that answers now.
  package var knowledge: KnowledgeBase { receptionist.base }
  package var catalogue: Catalogue { receptionist.catalogue }

  /// From now on another knowledge base answers, whole. Conversations go on where they are.
  package func adopt(_ receptionist: Receptionist) { self.receptionist = receptionist }

  /// Begins a conversation: its greeting is stored when this returns.
  package func openConversation(
    channel: String, locale: LocaleCode? = nil
  ) async throws(DeskError) -> ConversationID {
    let id = makeID()
    let locale = locale ?? receptionist.base.business.locale
    try await perform(.open(channel: channel, locale: locale), in: id, mayBeNew: true)
    return id
  }

  /// A customer's side of a conversation that exists.
  package func line(to conversation: ConversationID) async throws(DeskError) -> LocalCustomerLine {
    _ = try await state(of: conversation)
    let (events, continuation) = AsyncStream.makeStream(of: Event.self)
    let follower = Follower(continuation)
    let follows = ObjectIdentifier(follower)
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(follows, of: conversation) }
    }
    followers[conversation, default: []].append(follower)
    await catchUp(follower, in: conversation)
    return LocalCustomerLine(desk: self, conversation: conversation, events: events) { [weak self] in
      continuation.finish()
      await self?.forget(follows, of: conversation)
    }
  }

  /// Hears a line of the customer's.
  @discardableResult
  package func say(
    _ text: String, id: MessageID, in conversation: ConversationID
  ) async throws(DeskError) -> [Event] {
    let masked = MaskedText(masking: text)
    return try await perform(in: conversation) { receptionist, state in
      .say(masked, id: id, receptionist.understand(masked, in: state))
    }
  }

  /// Does what is asked and stores what came of it.
  ///
  /// - Returns: the events stored; none for a message that was stored before (I2).
  @discardableResult
  package func perform(_ command: Command, in conversation: ConversationID) async throws(DeskError) -> [Event] {
    try await perform(command, in: conversation, mayBeNew: false)
  }

  /// Where a conversation stands.
  package func state(of conversation: ConversationID) async throws(DeskError) -> ConversationState {
    let state = try await currentState(of: conversation)
    guard state.seq > 0 else { throw .notFound }
    return state
  }

  @discardableResult
  private func perform(
    _ command: Command, in conversation: ConversationID, mayBeNew: Bool
  ) async throws(DeskError) -> [Event] {
    try await perform(in: conversation, mayBeNew: mayBeNew) { _, _ in command }
  }

  /// The one way in: decide on the state as it is, store expecting that state, and on losing the race begin again.
  private func perform(
    in conversation: ConversationID, mayBeNew: Bool = false,
    _ command: (Receptionist, ConversationState) -> Command
  ) async throws(DeskError) -> [Event] {
    var wasReread = false
    for _ in 0..<Self.attemptsMaximum {
      let state = try await currentState(of: conversation)
      guard mayBeNew || state.seq > 0 else { throw .notFound }
      let now = clock.now()
      let contents: [Event.Content]
      do {
        contents = try await decided(command(receptionist, state), in: state, of: conversation, at: now)
      } catch .refused(let refusal) {
        // What was remembered may be out of date, since others write too: only what is stored refuses.
        if wasReread { throw .refused(refusal) }
        cases.forget(conversation)
        wasReread = true
        continue
      }
      if contents.isEmpty { return [] }
      let events: [Event]
      do throws(StoreError) {
        events = try await store.append(contents, to: conversation, expecting: state.seq, at: now)
      } catch .conflict {
        cases.forget(conversation)
        continue
      } catch {
        cases.forget(conversation)
        throw .store(error)
      }
      await tell(events, of: conversation)
      return events
    }
    throw .overloaded
  }

  /// What the core makes of a command. Where that calls a person, it is decided once more with the queue as it is, which
  /// is asked for only then.
  private func decided(
    _ command: Command, in state: ConversationState, of conversation: ConversationID, at now: Timestamp
  ) async throws(DeskError) -> [Event.Content] {
    let receptionist = receptionist
    func decideGiven(_ queue: QueueOutlook) throws(DeskError) -> [Event.Content] {
      do throws(Refusal) {
        let given = receptionist.surroundings(at: now, queue: queue)
        switch try decide(command, in: state, given: given, now: now) {
        case .happened(let contents): return contents
        case .duplicate: return []
        }
      } catch { throw .refused(error) }
    }
    let contents = try decideGiven(QueueOutlook())
    guard state.status == .pending || contents.callsAPerson else { return contents }
    let priority = (contents.lastHandoff ?? state.handoff)?.priority ?? .normal
    let waiting: [ConversationSummary]
    do { waiting = try await store.waiting() } catch { throw .store(error) }
    return try decideGiven(QueueOutlook(waiting, before: conversation, priority: priority))
  }

  private func currentState(of conversation: ConversationID) async throws(DeskError) -> ConversationState {
    if let known = cases[conversation] { return known }
    let state = ConversationState(folding: try await stored(of: conversation, after: 0))
    cases.remember(state, of: conversation)
    return state
  }

  private func stored(of conversation: ConversationID, after seq: Int) async throws(DeskError) -> [Event] {
    do { return try await store.events(of: conversation, after: seq, limit: .max) } catch { throw .store(error) }
  }

  /// Brings the state and everybody who follows up to the events just stored.
  private func tell(_ events: [Event], of conversation: ConversationID) async {
    cases.advance(conversation, by: events)
    for follower in followers[conversation] ?? [] where !follower.take(events) {
      await catchUp(follower, in: conversation)
    }
  }

  /// What a follower has missed is read for them. Where that fails their stream ends: they join again, and nobody who
  /// writes is troubled with it.
  private func catchUp(_ follower: Follower, in conversation: ConversationID) async {
    do { follower.take(try await stored(of: conversation, after: follower.seq)) } catch { follower.end() }
  }

  private func forget(_ follower: ObjectIdentifier, of conversation: ConversationID) {
    followers[conversation]?.removeAll { ObjectIdentifier($0) == follower }
    if followers[conversation]?.isEmpty == true { followers[conversation] = nil }
  }
}

extension [Event.Content] {
  fileprivate var lastHandoff: Handoff? {
    for case .handoff(let handoff) in reversed() { return handoff }
    return nil
  }

  /// Whether the conversation waits for a person now, or did already and waits on with more urgency.
  fileprivate var callsAPerson: Bool {
    contains { content in
      switch content {
      case .handoff: true
      case .statusChanged(let change): change.to == .pending
      default: false
      }
    }
  }
}

extension QueueOutlook {
  /// How many are served before `conversation`: where it waits already, those above it in the queue's order; else those
  /// of at least its priority.
  fileprivate init(_ waiting: [ConversationSummary], before conversation: ConversationID, priority: Priority) {
    self.init(
      ahead: waiting.firstIndex { $0.id == conversation } ?? waiting.count { $0.priority >= priority })
  }
}
