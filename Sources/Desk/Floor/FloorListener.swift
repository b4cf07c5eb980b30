package import Storage

/// An agent's connection, told what changes on the floor.
///
/// Called from any thread, never by two at a time; returns at once and never blocks.
package protocol FloorListener: AnyObject, Sendable {
  /// The first `FloorView.listed` that wait, of `total`.
  func queueChanged(_ waiting: [QueueEntry], total: Int)
  func agentsChanged(_ agents: [AgentView])
  /// Of a conversation that this agent has or had, or that waits or did; never one that they may not read (H40).
  func conversationChanged(_ summary: ConversationSummary)
  /// The account was revoked: the session is over (H39). Nothing more is told.
  func revoked()
}

/// One connection of an agent, who may have several at once.
package struct AgentSession: Hashable, Sendable {
  package let id: UInt64
  package let account: AgentAccount

  package init(id: UInt64, account: AgentAccount) {
    self.id = id
    self.account = account
  }
}
