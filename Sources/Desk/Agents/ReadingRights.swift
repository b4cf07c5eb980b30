import Conversation
import Knowledge
import Storage

/// Who may read which conversation (H40). The whole rule, in one place; docs/protocol.md gives it in words.
enum ReadingRights {
  /// An agent reads what the bot has, what is their own, what waits for their departments, for whoever is free or for
  /// them, and of what waits for others or is resolved that which they took part in. What another agent has open or put
  /// aside is read by a lead alone, who reads all.
  ///
  /// - Parameters:
  ///   - owner: who has it; nil: nobody.
  ///   - handoff: for whom it waits.
  ///   - tookPart: whether `account` ever had it, or noted something in it.
  static func mayRead(
    status: Status, owner: Agent?, handoff: Handoff? = nil, tookPart: Bool = false, as account: AgentAccount
  ) -> Bool {
    if account.role == .lead || owner?.id == account.id { return true }
    switch status {
    case .bot: return true
    case .pending: return tookPart || handoff?.agent?.id == account.id || account.serves(handoff?.department)
    case .open, .snoozed: return owner == nil
    case .resolved: return tookPart
    }
  }

  /// The same by what lists tell of a conversation, which does not say who took part in it: those may read more.
  static func mayRead(_ summary: ConversationSummary, as account: AgentAccount) -> Bool {
    mayRead(status: summary.status, owner: summary.agent, handoff: summary.handoff, as: account)
  }
}

extension AgentAccount {
  /// Whether they are offered what is meant for `department`.
  func serves(_ department: DepartmentID?) -> Bool {
    guard let department, !departments.isEmpty else { return true }
    return departments.contains(department)
  }

  /// Whether they ever had the conversation or noted something in it. Only who has it can speak in it.
  func tookPart(in events: [Event]) -> Bool {
    events.contains { event in
      switch event.content {
      case .assigneeChanged(let change): change.agent?.id == id
      case .noted(let note): note.by.id == id
      default: false
      }
    }
  }
}
