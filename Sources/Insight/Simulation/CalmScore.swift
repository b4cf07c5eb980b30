package import Conversation

/// How high the frustration of a conversation that went well was taken to be: what budgets of false alarms are kept by.
package enum CalmScore {
  /// The highest score that could have brought a person, as it was stored; nil where the conversation is not known to
  /// have gone well, or its words were erased (P3).
  package static func highest(in events: [Event]) -> Double? {
    var course = Course()
    var highest = 0.0
    for event in events {
      course.take(event.content)
      switch event.content {
      case .forgotten: return nil
      case .decided(let decision) where decision.leavesRoomForMood && !course.isWithPeople:
        highest = max(highest, decision.mood.accumulated)
      default: break
      }
    }
    return course.wentWell ? highest : nil
  }
}
