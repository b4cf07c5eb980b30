package import Storage

/// An agent's connection, told what changes on the floor.
///
/// Called from any thread, never by two at a time; returns at once and never blocks.
package protocol FloorListener: AnyObject, Sendable {
  /// The first `FloorView.listed` that wait, of `total`.
  func queueChanged(_ waiting: [QueueEntry], total: Int)
  /// Everybody who works at the desk: told at the sign-in, and whenever anything of this changed.
  func agentsChanged(_ agents: [AgentView])
  /// Of a conversation that this agent has or had, or that waits or did; never one that they may not read (H40).
  func conversationChanged(_ summary: ConversationSummary)
  /// The account was revoked: the session is over (H39). Nothing more is told.
  func revoked()
}

/// One connection of an agent, who may have several at once.
package struct AgentSession: Hashable, Sendable {
  /// Unique while the desk runs; counted from 1.
  package let id: UInt64
  /// The agent's account as it was when they signed in.
  package let account: AgentAccount

  /// Made by the floor: `Floor.signIn`.
  package init(id: UInt64, account: AgentAccount) {
    self.id = id
    self.account = account
  }
}
