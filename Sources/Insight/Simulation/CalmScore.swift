package import Conversation

/// How high the frustration of a conversation that went well was taken to be: what budgets of false alarms are kept by.
package struct CalmScore: Hashable, Sendable {
  /// Whose it was; nil where nobody knows.
  package let customer: CustomerID?
  /// The highest that could have brought a person, as it was stored.
  package let highest: Double

  /// - Returns: nil where the conversation is not known to have gone well, where people came into it, for whatever
  ///   reason, and where its words were erased (P3).
  package init?(_ events: [Event]) {
    var course = Course()
    var state = ConversationState()
    var highest = 0.0
    for event in events {
      course.take(event.content)
      state.apply(event)
      switch event.content {
      case .forgotten: return nil
      case .decided(let decision) where decision.leavesRoomForMood && !state.offersAreDeclined:
        highest = max(highest, decision.mood.accumulated)
      default: break
      }
    }
    guard course.wentWell, !course.isWithPeople else { return nil }
    customer = state.customer
    self.highest = highest
  }

  /// One for each customer, their highest: nobody counts twice.
  package static func byCustomer(_ scores: [CalmScore]) -> [Double] {
    let known = Dictionary(grouping: scores.filter { $0.customer != nil }, by: \.customer)
    return known.values.compactMap { $0.map(\.highest).max() } + scores.filter { $0.customer == nil }.map(\.highest)
  }
}

extension ConversationState {
  /// E6: whether an offer that was declined keeps others away, by the policy as it is shipped.
  var offersAreDeclined: Bool {
    declinedAtTurn.map { customerTurns - $0 <= Policy().turnsWithoutOfferAfterRefusal } ?? false
  }
}
