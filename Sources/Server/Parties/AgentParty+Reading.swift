import Conversation
import Desk
import Knowledge
import Storage
import Wire

/// What an agent reads, within their rights (H40), and on record before it is given (P11).
extension AgentParty {
  func queue() async -> [WireField] {
    let view = await desk.floor.view(as: account)
    return [WireField("waiting", .list(view.waiting)), WireField("total", .integer(view.waitingTotal))]
  }

  func conversations(
    _ status: Status?, mine: Bool, label: String?, limit: Int
  ) async throws(WireError) -> [WireField] {
    let filter = ConversationFilter(statuses: status.map { [$0] }, agent: mine ? account.id : nil, label: label)
    let found = try await fromServices { services throws(AgentServiceError) in
      try await services.conversations(matching: filter, as: account, limit: limit)
    }
    return [WireField("convs", .list(found))]
  }

  func search(_ text: String, limit: Int) async throws(WireError) -> [WireField] {
    let hits = try await fromServices { services throws(AgentServiceError) in
      try await services.search(text, as: account, limit: limit)
    }
    return [WireField("hits", .list(hits))]
  }

  func directory() async throws(WireError) -> [WireField] {
    let view = try await fromServices { services throws(AgentServiceError) in try await services.directory() }
    let knowledge = desk.knowledge
    return [
      WireField("agents", .list(view.agents)), WireField("departments", .list(view.departments)),
      WireField("canned", .list(knowledge.canned.map { $0.naming(knowledge.business.name) })),
    ]
  }

  func history(
    _ range: HistoryRange, limit: Int, of conversation: ConversationID, _ id: MessageID
  ) async throws(WireError) -> [WireField] {
    let last = try await mayRead(conversation, to: "history").seq
    let page = try await fromDesk { desk throws(DeskError) in
      try await HistoryPage(range, limit: limit, of: conversation, endingAt: last, from: desk)
    }
    await mailbox.send(page.messages(for: .agent, answering: id))
    return [WireField("more", .bool(page.hasMore))]
  }

  func follow(
    _ conversation: ConversationID, after seq: Int, _ id: MessageID
  ) async throws(WireError) -> [WireField] {
    let summary = try await mayRead(conversation, to: "follow")
    do throws(DeskError) {
      try await follow(
        conversation, after: seq, storedThrough: summary.seq, isOwn: summary.agent?.id == account.id, answering: id)
    } catch { throw refusal(for: error) }
    return []
  }

  func unfollow(_ conversation: ConversationID) -> [WireField] {
    endFollowing(conversation)
    return []
  }

  func suggestions(for conversation: ConversationID) async throws(WireError) -> [WireField] {
    let found = try await fromServices { services throws(AgentServiceError) in
      try await services.suggestions(for: conversation, as: account)
    }
    return [WireField("suggestions", .list(found))]
  }

  func why(of conversation: ConversationID) async throws(WireError) -> [WireField] {
    let lines = try await fromServices { services throws(AgentServiceError) in
      try await services.why(of: conversation, as: account)
    }
    return [WireField("lines", .array(lines.map(JSONValue.string)))]
  }

  func summary(of conversation: ConversationID) async throws(WireError) -> [WireField] {
    let summary = try await fromServices { services throws(AgentServiceError) in
      try await services.summary(of: conversation, as: account)
    }
    return [WireField("summary", JSONValue(summary))]
  }

  private func mayRead(
    _ conversation: ConversationID, to action: String
  ) async throws(WireError) -> ConversationSummary {
    try await fromServices { services throws(AgentServiceError) in
      try await services.mayRead(conversation, as: account, action: action)
    }
  }
}
