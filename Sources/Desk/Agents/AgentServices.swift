package import Comprehension
package import Conversation
import Knowledge
package import Storage

/// Why an agent is not told what they ask for.
package enum AgentServiceError: Error, Hashable, Sendable {
  /// Another agent has the conversation (H40).
  case forbidden
  /// No conversation of that name; also where the directory of agents lacks what was asked for.
  case notFound
  /// What is stored could not be read, or the audit trail not be written: then nothing is handed out.
  case store(StoreError)
}

/// What agents ask of the desk beside conversations themselves: each answer within their rights (H40), and what is read
/// on record before it is given (P11). A refusal is thrown, and not put on record here.
package struct AgentServices: Sendable {
  let store: any EventStore
  let directory: any AgentDirectory
  let floor: Floor
  let receptionist: @Sendable () async -> Receptionist
  let trail: AuditTrail

  /// - Parameter receptionist: the one that answers at that moment.
  package init(
    store: any EventStore, directory: any AgentDirectory, floor: Floor,
    receptionist: @escaping @Sendable () async -> Receptionist, clock: any WallClock = SystemClock()
  ) {
    self.store = store
    self.directory = directory
    self.floor = floor
    self.receptionist = receptionist
    trail = AuditTrail(directory, clock: clock)
  }

  /// The bot's answers for the customer's last line that it did not answer, else for their last one: best first, three
  /// at most. On record.
  package func suggestions(
    for conversation: ConversationID, as account: AgentAccount
  ) async throws(AgentServiceError) -> [Suggestion] {
    let events = try await read(conversation, as: account, action: "suggest")
    return Suggestion.best(for: events, await receptionist())
  }

  /// A conversation at a glance, for the one who takes it or means to. On record.
  package func summary(
    of conversation: ConversationID, as account: AgentAccount
  ) async throws(AgentServiceError) -> CaseSummary {
    let events = try await read(conversation, as: account, action: "summary")
    let receptionist = await receptionist()
    return CaseSummary(
      events, in: receptionist.base, frustrationMaximum: receptionist.policy.handOverAt)
  }

  /// Why the bot's last decision was what it was, in plain sentences; empty where it made none. On record.
  package func why(
    of conversation: ConversationID, as account: AgentAccount
  ) async throws(AgentServiceError) -> [String] {
    let events = try await read(conversation, as: account, action: "why")
    for event in events.reversed() {
      if case .decided(let decision) = event.content { return Why.lines(for: decision, in: await receptionist().base) }
    }
    return []
  }

  /// Where a conversation stands, for somebody who may read it. To be asked before its events are handed out.
  ///
  /// - Parameter action: what for, by its name in docs/protocol.md.
  @discardableResult
  package func mayRead(
    _ conversation: ConversationID, as account: AgentAccount, action: String = "read"
  ) async throws(AgentServiceError) -> ConversationSummary {
    let summary = try await readable(conversation, as: account)
    try await audit(action, by: account, in: conversation)
    return summary
  }

  /// The same for somebody who does something in it and is told nothing of it. Not on record.
  package func readable(
    _ conversation: ConversationID, as account: AgentAccount
  ) async throws(AgentServiceError) -> ConversationSummary {
    guard let summary = try await stored({ store throws(StoreError) in try await store.summary(of: conversation) })
    else { throw .notFound }
    guard try await isReadable(summary, by: account) else { throw .forbidden }
    return summary
  }

  /// Puts an action on record; durable when it returns.
  package func audit(
    _ action: String, by account: AgentAccount, in conversation: ConversationID? = nil, detail: String? = nil
  ) async throws(AgentServiceError) {
    do throws(AgentDirectoryError) {
      try await trail.record(action, by: account, in: conversation, detail: detail)
    } catch { throw AgentServiceError(error) }
  }

  /// The rule of H40 for what is stored. Who took part is looked up only where it decides.
  func isReadable(
    _ summary: ConversationSummary, by account: AgentAccount
  ) async throws(AgentServiceError) -> Bool {
    if ReadingRights.mayRead(summary, as: account) { return true }
    guard summary.status == .resolved || summary.status == .pending else { return false }
    return ReadingRights.mayRead(
      status: summary.status, owner: summary.agent, handoff: summary.handoff,
      tookPart: account.tookPart(in: try await events(of: summary.id)), as: account)
  }

  /// Whether `account` may go on hearing of a conversation that it could read before. Not on record: nobody asked.
  package func mayStillRead(_ conversation: ConversationID, as account: AgentAccount) async -> Bool {
    guard let summary = try? await store.summary(of: conversation) else { return false }
    return (try? await isReadable(summary, by: account)) ?? false
  }

  func stored<Value: Sendable>(
    _ body: (any EventStore) async throws(StoreError) -> Value
  ) async throws(AgentServiceError) -> Value {
    do { return try await body(store) } catch { throw .store(error) }
  }

  private func read(
    _ conversation: ConversationID, as account: AgentAccount, action: String
  ) async throws(AgentServiceError) -> [Event] {
    try await mayRead(conversation, as: account, action: action)
    return try await events(of: conversation)
  }

  private func events(of conversation: ConversationID) async throws(AgentServiceError) -> [Event] {
    try await stored { store throws(StoreError) in
      try await store.events(of: conversation, after: 0, limit: .max)
    }
  }
}

extension AgentServiceError {
  init(_ error: AgentDirectoryError) {
    switch error {
    case .store(let error): self = .store(error)
    case .exists, .unknown: self = .notFound
    }
  }
}
