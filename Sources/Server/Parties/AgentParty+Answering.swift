import Conversation
import Desk
import Knowledge
import Storage
import Wire

/// What is answered beside a conversation's own queue: reading, within an agent's rights (H40), and claiming.
extension AgentParty {
  func answer(_ request: ClientRequest, _ envelope: Envelope) async {
    do throws(WireError) {
      if let conversation = envelope.conversation {
        finish(try await answer(request, envelope.id, in: conversation))
      } else {
        finish(.ok(envelope.id, at: clock.now(), try await fields(for: request)))
      }
    } catch {
      finish(.error(error, id: envelope.id))
    }
  }

  private func answer(
    _ request: ClientRequest, _ id: MessageID, in conversation: ConversationID
  ) async throws(WireError) -> ServerMessage {
    switch request {
    case .claim: return .ok(try await claim(conversation, id, takingOver: false), id, in: conversation)
    case .takeOver: return .ok(try await claim(conversation, id, takingOver: true), id, in: conversation)
    case .note(let text): return try await noted(.note(text, id: id, by: agent), request, id, in: conversation)
    case .label(let add, let remove):
      let body = "label +\(add.joined(separator: ",")) -\(remove.joined(separator: ","))"
      let order = Order.command(
        .label(add: add, remove: remove, by: agent), Request(from: speaker, id: id, body: body))
      return try await noted(order, request, id, in: conversation)
    case .transferToAgent(let name): return .ok(try await transfer(conversation, to: name, id), id, in: conversation)
    case .forget: return .ok(try await forget(conversation, id), id, in: conversation)
    case .unfollow:
      unfollow(conversation)
      return .ok(id, at: clock.now())
    default: return .ok(id, at: clock.now(), try await fields(for: request, id, in: conversation))
    }
  }

  /// What an answer about one conversation carries.
  private func fields(
    for request: ClientRequest, _ id: MessageID, in conversation: ConversationID
  ) async throws(WireError) -> [WireField] {
    switch request {
    case .history(let range, let limit):
      let last = try await mayRead(conversation, for: request).seq
      let page = try await fromDesk { desk throws(DeskError) in
        try await HistoryPage(range, limit: limit, of: conversation, endingAt: last, from: desk)
      }
      await mailbox.send(page.messages(for: .agent, answering: id))
      return [WireField("more", .bool(page.hasMore))]
    case .follow(let seq):
      let summary = try await mayRead(conversation, for: request)
      do throws(DeskError) {
        try await follow(
          conversation, after: seq, storedThrough: summary.seq, isOwn: summary.agent?.id == account.id,
          answering: id)
      } catch { throw WireError(error) }
      return []
    case .suggest:
      let found = try await fromServices { services throws(AgentServiceError) in
        try await services.suggestions(for: conversation, as: account)
      }
      return [WireField("suggestions", .list(found))]
    case .why:
      let lines = try await fromServices { services throws(AgentServiceError) in
        try await services.why(of: conversation, as: account)
      }
      return [WireField("lines", .array(lines.map(JSONValue.string)))]
    case .summary:
      let summary = try await fromServices { services throws(AgentServiceError) in
        try await services.summary(of: conversation, as: account)
      }
      return [WireField("summary", JSONValue(summary))]
    case .teach(let lesson, let confirm): return try await teach(lesson, confirm, in: conversation)
    default: return try await fields(for: request)
    }
  }

  /// What an answer about the desk as a whole carries.
  private func fields(for request: ClientRequest) async throws(WireError) -> [WireField] {
    switch request {
    case .queue:
      let view = await desk.floor.view(as: account)
      return [WireField("waiting", .list(view.waiting)), WireField("total", .integer(view.waitingTotal))]
    case .conversations(let status, let mine, let label, let limit):
      let filter = ConversationFilter(
        statuses: status.map { [$0] }, agent: mine ? account.id : nil, label: label)
      let found = try await fromServices { services throws(AgentServiceError) in
        try await services.conversations(matching: filter, as: account, limit: limit)
      }
      return [WireField("convs", .list(found))]
    case .search(let text, let limit):
      let hits = try await fromServices { services throws(AgentServiceError) in
        try await services.search(text, as: account, limit: limit)
      }
      return [WireField("hits", .list(hits))]
    case .directory:
      let view = try await fromServices { services throws(AgentServiceError) in try await services.directory() }
      let knowledge = desk.knowledge
      return [
        WireField("agents", .list(view.agents)), WireField("departments", .list(view.departments)),
        WireField("canned", .list(knowledge.canned.map { $0.naming(knowledge.business.name) })),
      ]
    case .presence(let presence):
      await desk.floor.setPresence(presence, of: account.id)
      return []
    case .status: return [WireField("status", JSONValue(await services.status()))]
    case .teach(let lesson, let confirm): return try await teach(lesson, confirm, in: nil)
    default: throw WireError(.badField, "conv: which conversation is meant is missing")
    }
  }

  /// Exactly one of several wins. The events from the claim on come before its `ok`.
  ///
  /// - Parameter takingOver: takes it from the one who has it, too.
  private func claim(
    _ conversation: ConversationID, _ id: MessageID, takingOver: Bool
  ) async throws(WireError) -> Done {
    if takingOver, account.role != .lead { throw WireError(.forbidden, "only a lead may take a conversation over") }
    let before = try await fromDesk { desk throws(DeskError) in try await desk.state(of: conversation) }
    let order = Order.command(
      .claim(agent, takingOver: takingOver),
      Request(from: speaker, id: id, body: takingOver ? "claim take_over" : "claim"))
    let done: Done
    do throws(DeskError) { done = try await desk.perform(order, in: conversation) } catch {
      throw error == .refused(.notOwner) ? .alreadyClaimed : WireError(error)
    }
    try await audit("claim", in: conversation, detail: takingOver ? "take_over" : nil)
    if !isFollowing(conversation) {
      do throws(DeskError) {
        try await follow(conversation, after: before.seq, storedThrough: 0, isOwn: true)
      } catch { throw WireError(error) }
    }
    return done
  }

  /// For whoever answers for the business's data. On record before it is done.
  private func forget(_ conversation: ConversationID, _ id: MessageID) async throws(WireError) -> Done {
    guard account.role == .lead else { throw WireError(.forbidden, "only a lead may have a conversation erased") }
    try await audit("forget", in: conversation)
    return try await fromDesk { desk throws(DeskError) in
      try await desk.perform(
        .command(.forget(by: agent), Request(from: speaker, id: id, body: "forget")), in: conversation)
    }
  }

  /// Something that any agent may do who may read the conversation.
  private func noted(
    _ order: Order, _ request: ClientRequest, _ id: MessageID, in conversation: ConversationID
  ) async throws(WireError) -> ServerMessage {
    _ = try await mayRead(conversation, for: request)
    let done = try await fromDesk { desk throws(DeskError) in try await desk.perform(order, in: conversation) }
    return .ok(done, id, in: conversation)
  }

  private func transfer(
    _ conversation: ConversationID, to name: String, _ id: MessageID
  ) async throws(WireError) -> Done {
    let view = try await fromServices { services throws(AgentServiceError) in try await services.directory() }
    guard
      let target = view.agents.first(where: { $0.id == name })
        ?? view.agents.first(where: { $0.name.lowercased() == name.lowercased() })
    else { throw WireError(.badField, "agent: nobody of that id or name works here") }
    let command = Command.transfer(.agent(Agent(id: target.id, name: target.name)), by: agent)
    let done = try await fromDesk { desk throws(DeskError) in
      try await desk.perform(
        .command(command, Request(from: speaker, id: id, body: "transfer agent \(target.id)")), in: conversation)
    }
    try await audit("transfer", in: conversation)
    return done
  }

  private func teach(
    _ lesson: Lesson, _ confirm: String?, in conversation: ConversationID?
  ) async throws(WireError) -> [WireField] {
    guard account.role == .lead else { throw WireError(.forbidden, "only a lead may teach") }
    guard let teacher else { throw WireError(.forbidden, "this desk's knowledge folder cannot be written") }
    var events: [Event] = []
    if let conversation {
      _ = try await mayRead(conversation, for: .teach(lesson, confirm: confirm))
      events = try await fromDesk { desk throws(DeskError) in
        try await desk.events(of: conversation, after: 0, limit: .max)
      }
    }
    let locale = events.isEmpty ? nil : ConversationState(folding: events).locale
    do throws(TeachError) {
      guard let confirm else { return try await teacher.propose(lesson, in: locale).fields }
      let taught = try await teacher.carryOut(lesson, confirm: confirm, in: locale, events: events, from: conversation)
      try? await services.audit("teach", by: account, in: conversation, detail: taught.entry.rawValue)
      return taught.fields
    } catch { throw WireError(error) }
  }

  private func audit(
    _ action: String, in conversation: ConversationID?, detail: String? = nil
  ) async throws(WireError) {
    _ = try await fromServices { services throws(AgentServiceError) in
      try await services.audit(action, by: account, in: conversation, detail: detail)
    }
  }

  private func mayRead(
    _ conversation: ConversationID, for request: ClientRequest
  ) async throws(WireError) -> ConversationSummary {
    try await fromServices { services throws(AgentServiceError) in
      try await services.mayRead(conversation, as: account, action: request.name)
    }
  }

  private func fromServices<Value: Sendable>(
    _ body: (AgentServices) async throws(AgentServiceError) -> Value
  ) async throws(WireError) -> Value {
    do { return try await body(services) } catch { throw WireError(error) }
  }

  private func fromDesk<Value: Sendable>(
    _ body: (Desk) async throws(DeskError) -> Value
  ) async throws(WireError) -> Value {
    do { return try await body(desk) } catch { throw WireError(error) }
  }
}
