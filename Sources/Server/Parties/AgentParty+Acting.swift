import Conversation
import Desk
import Knowledge
import Storage
import Wire

/// What an agent does, and what has to be seen to before or after it that is not the core's.
extension AgentParty {
  /// Exactly one of several wins. The events from the claim on come before its `ok`.
  ///
  /// - Parameter takingOver: takes it from the one who has it, too.
  func claim(
    _ conversation: ConversationID, _ id: MessageID, takingOver: Bool
  ) async throws(WireError) -> ServerMessage {
    if takingOver, account.role != .lead { throw WireError(.forbidden, "only a lead may take a conversation over") }
    let before = try await fromDesk { desk throws(DeskError) in try await desk.state(of: conversation) }
    let order = Order.command(
      .claim(agent, takingOver: takingOver),
      Request(from: speaker, id: id, body: takingOver ? "claim take_over" : "claim"))
    let done: Done
    do throws(DeskError) { done = try await desk.perform(order, in: conversation) } catch {
      throw error == .refused(.notOwner) ? .alreadyClaimed : refusal(for: error)
    }
    if !isFollowing(conversation) {
      do throws(DeskError) {
        try await follow(conversation, after: before.seq, storedThrough: 0, isOwn: true)
      } catch {
        // They have it already: they come again, and see what they have.
        failures.note(error)
        mailbox.post(.farewell(.lagged))
      }
    }
    return .ok(done, id, in: conversation)
  }

  func note(_ text: String, in conversation: ConversationID, _ id: MessageID) async throws(WireError) -> ServerMessage {
    try await require(conversation)
    return try await perform(.note(text, id: id, by: agent), in: conversation, id)
  }

  func label(
    _ add: [String], _ remove: [String], in conversation: ConversationID, _ id: MessageID
  ) async throws(WireError) -> ServerMessage {
    try await require(conversation)
    let body = "label +\(add.joined(separator: ",")) -\(remove.joined(separator: ","))"
    let command = Command.label(add: add, remove: remove, by: agent)
    return try await perform(
      .command(command, Request(from: speaker, id: id, body: body)), in: conversation, id)
  }

  func transfer(
    _ conversation: ConversationID, to name: String, _ id: MessageID
  ) async throws(WireError) -> ServerMessage {
    let view = try await fromServices { services throws(AgentServiceError) in try await services.directory() }
    guard
      let target = view.agents.first(where: { $0.id == name })
        ?? view.agents.first(where: { $0.name.lowercased() == name.lowercased() })
    else { throw WireError(.badField, "agent: nobody of that id or name works here; `directory` lists them") }
    let command = Command.transfer(.agent(Agent(id: target.id, name: target.name)), by: agent)
    let request = Request(from: speaker, id: id, body: "transfer agent \(target.id)")
    return try await perform(.command(command, request), in: conversation, id)
  }

  /// For whoever answers for the business's data. On record before it is done.
  func forget(_ conversation: ConversationID, _ id: MessageID) async throws(WireError) -> ServerMessage {
    guard account.role == .lead else { throw WireError(.forbidden, "only a lead may have a conversation erased") }
    try await fromServices { services throws(AgentServiceError) in
      try await services.audit("forget", by: account, in: conversation)
    }
    return try await perform(
      .command(.forget(by: agent), Request(from: speaker, id: id, body: "forget")), in: conversation, id)
  }

  func setPresence(_ presence: AgentPresence) async throws(WireError) -> [WireField] {
    guard await desk.floor.setPresence(presence, of: account.id) else {
      throw WireError(.wrongState, "you are not signed in any more; say hello on a new connection")
    }
    return []
  }

  func teach(
    _ lesson: Lesson, _ confirm: String?, from conversation: ConversationID?
  ) async throws(WireError) -> [WireField] {
    guard account.role == .lead else { throw WireError(.forbidden, "only a lead may teach") }
    guard let teacher else {
      throw WireError(.forbidden, "nobody can teach at this desk: its knowledge folder cannot be written")
    }
    var state: ConversationState?
    if let conversation {
      try await require(conversation)
      state = try await fromDesk { desk throws(DeskError) in try await desk.state(of: conversation) }
    }
    do throws(TeachError) {
      guard let confirm else { return try await teacher.propose(lesson, in: state?.locale).fields }
      let taught = try await teacher.carryOut(
        lesson, confirm: confirm, in: state?.locale, from: conversation, at: state?.seq ?? 0)
      do throws(AgentServiceError) {
        try await services.audit("teach", by: account, in: conversation, detail: taught.entry.rawValue)
      } catch { failures.note(error) }
      return taught.fields
    } catch { throw WireError(error) }
  }

  func perform(
    _ order: Order, in conversation: ConversationID, _ id: MessageID
  ) async throws(WireError) -> ServerMessage {
    let done = try await fromDesk { desk throws(DeskError) in try await desk.perform(order, in: conversation) }
    return .ok(done, id, in: conversation)
  }

  /// For what any agent may do who may read the conversation.
  private func require(_ conversation: ConversationID) async throws(WireError) {
    _ = try await fromServices { services throws(AgentServiceError) in
      try await services.readable(conversation, as: account)
    }
  }
}
