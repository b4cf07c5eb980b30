package import Conversation

/// Which conversations a list shows; what is nil does not matter.
package struct ConversationFilter: Hashable, Sendable {
  /// Any of these; an empty list admits none.
  package var statuses: [Status]?
  /// By the id of the agent who has it.
  package var agent: String?
  /// All conversations of one customer.
  package var customer: CustomerID?
  /// One that the conversation must have.
  package var label: String?

  package init(
    statuses: [Status]? = nil, agent: String? = nil, customer: CustomerID? = nil, label: String? = nil
  ) {
    self.statuses = statuses
    self.agent = agent
    self.customer = customer
    self.label = label
  }
}

extension ConversationFilter {
  func admits(_ summary: ConversationSummary) -> Bool {
    (statuses?.contains(summary.status) ?? true) && (agent.map { $0 == summary.agent?.id } ?? true)
      && (customer.map { $0 == summary.customer } ?? true) && (label.map(summary.labels.contains) ?? true)
  }
}
