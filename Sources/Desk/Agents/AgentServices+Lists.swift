import Comprehension
import Conversation
package import Knowledge
import Matching
package import Storage

/// Who is there and what they can be sent to.
package struct DirectoryView: Hashable, Sendable {
  /// By name, those offline too; whose account is revoked is not among them unless they still have a conversation.
  package var agents: [AgentView]
  /// As `business.yaml` lists them.
  package var departments: [Department]

  package init(agents: [AgentView], departments: [Department]) {
    self.agents = agents
    self.departments = departments
  }
}

extension AgentServices {
  /// Hits looked at for each that is wanted, so that those which are not to be read leave enough of the others.
  private static let hitsReadPerHit = 4

  /// Messages and notes that hold all words of `text`, the latest first, of conversations that `account` may read.
  package func search(
    _ text: String, as account: AgentAccount, limit: Int
  ) async throws(AgentServiceError) -> [SearchHit] {
    let found = try await stored { store throws(StoreError) in
      try await store.search(text, limit: limit * (account.role == .lead ? 1 : Self.hitsReadPerHit))
    }
    var readable: [ConversationID: Bool] = [:]
    var hits: [SearchHit] = []
    for hit in found where hits.count < limit {
      if readable[hit.conversation] == nil {
        readable[hit.conversation] = try await isReadable(hit.conversation, by: account)
      }
      if readable[hit.conversation] == true { hits.append(hit) }
    }
    try await audit("search", by: account, detail: "hits \(hits.count)")
    return hits
  }

  /// Conversations that fit `filter` and that `account` may read, the latest first.
  package func conversations(
    matching filter: ConversationFilter, as account: AgentAccount, limit: Int
  ) async throws(AgentServiceError) -> [ConversationSummary] {
    let found = try await stored { store throws(StoreError) in
      try await store.conversations(
        matching: filter, limit: limit * (account.role == .lead ? 1 : Self.hitsReadPerHit))
    }
    var listed: [ConversationSummary] = []
    for summary in found where listed.count < limit {
      if try await isReadable(summary, by: account) { listed.append(summary) }
    }
    try await audit("convs", by: account, detail: "listed \(listed.count)")
    return listed
  }

  /// Everybody with an account that is not revoked, by name, and the departments of the business.
  package func directory() async throws(AgentServiceError) -> DirectoryView {
    let accounts: [AgentAccount]
    do throws(AgentDirectoryError) { accounts = try await directory.accounts() } catch {
      throw AgentServiceError(error)
    }
    await floor.know(accounts)
    return DirectoryView(
      agents: await floor.view().agents, departments: await receptionist().base.business.departments)
  }

  /// The floor's figures, with what the matcher counted of its tiers, and what the store has not done.
  package func status() async -> DeskStatus {
    var status = await floor.figures()
    let receptionist = await receptionist()
    let counts = receptionist.matcher.usage.counts
    (status.decidedByTier, status.cutShort) = (counts.decided, counts.cutShort)
    (status.offerAt, status.handOverAt) = (receptionist.policy.offerAt, receptionist.policy.handOverAt)
    status.hasTracesLeft = await store.tracesLeft() != nil
    return status
  }

  private func isReadable(
    _ conversation: ConversationID, by account: AgentAccount
  ) async throws(AgentServiceError) -> Bool {
    let summary = try await stored { store throws(StoreError) in try await store.summary(of: conversation) }
    guard let summary else { return false }
    return try await isReadable(summary, by: account)
  }
}
