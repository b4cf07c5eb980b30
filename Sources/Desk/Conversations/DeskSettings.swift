package import Conversation

/// What an owner may set about the desk, beside the knowledge base.
package struct DeskSettings: Sendable {
  /// Who decides which agent gets the next conversation.
  package enum Routing: String, Hashable, Sendable, Codable, CaseIterable {
    /// Agents claim what they see in the queue.
    case manual
    /// The desk gives the next one to whoever is free.
    case automatic
  }

  /// The numbers that conversations are decided by.
  package var policy: Policy
  /// Who gives out what waits.
  package var routing: Routing
  /// How long an agent may do nothing before they count as away.
  package var awayAfter: Duration
  /// How long an agent's conversations are kept for them when their connection is lost. After a restart of the desk
  /// everybody's are.
  package var offlineGrace: Duration

  /// The figures are those of a desk whose owner sets none.
  package init(
    policy: Policy = Policy(), routing: Routing = .manual, awayAfter: Duration = .seconds(15 * 60),
    offlineGrace: Duration = .seconds(60)
  ) {
    self.policy = policy
    self.routing = routing
    self.awayAfter = awayAfter
    self.offlineGrace = offlineGrace
  }
}
