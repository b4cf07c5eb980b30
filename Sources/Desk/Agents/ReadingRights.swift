package import Conversation
package import Storage

/// Who may read which conversation (H40). The whole rule, in one place; docs/protocol.md gives it in words.
package enum ReadingRights {
  /// An agent reads what waits, what the bot has, what is their own, and of what is resolved that which they took part in
  /// or nobody has. What another agent has open or put aside is read by a lead alone.
  ///
  /// - Parameters:
  ///   - owner: who has it, or had it when it was resolved; nil: nobody.
  ///   - tookPart: whether `account` ever had it.
  package static func mayRead(
    status: Status, owner: Agent?, tookPart: Bool = false, as account: AgentAccount
  ) -> Bool {
    if account.role == .lead || owner?.id == account.id { return true }
    switch status {
    case .bot, .pending: return true
    case .open, .snoozed: return owner == nil
    case .resolved: return owner == nil || tookPart
    }
  }

  package static func mayRead(_ summary: ConversationSummary, as account: AgentAccount) -> Bool {
    mayRead(status: summary.status, owner: summary.agent, as: account)
  }

  package static func mayRead(_ state: ConversationState, as account: AgentAccount) -> Bool {
    mayRead(status: state.status, owner: state.agent, as: account)
  }
}
