package import Conversation
package import Knowledge

/// What customers are told of the queue.
extension Floor {
  /// How the queue looks to a conversation: to one that waits, where it stands; to any other, as to the last comer.
  package func outlook(
    for conversation: ConversationID, department: DepartmentID?, priority: Priority
  ) -> QueueOutlook {
    let ahead = queue.ahead(of: conversation, priority: priority)
    return QueueOutlook(
      ahead: ahead, waitMinutes: minutes(ahead: ahead, department: department),
      isAttended: roster.isAttended(department, at: clock.now()))
  }

  /// Where a conversation stands, as its customer may be told; nil for one that does not wait.
  package func place(of conversation: ConversationID) -> QueuePlace? {
    guard let entry = queue[conversation], let position = queue.place(of: conversation) else { return nil }
    return QueuePlace(
      position: position,
      waitMilliseconds: milliseconds(perPlace: perPlace(), ahead: position - 1, department: entry.department))
  }

  /// From now on `listener` hears where the conversation stands: at once if it waits, and on every change.
  package func follow(_ conversation: ConversationID, _ listener: any Listener) {
    let place = place(of: conversation)
    places.follow(conversation, listener, place: place?.position)
    if let place { listener.hear(place, of: conversation) }
  }

  /// Nothing where the listener does not follow it.
  package func unfollow(_ conversation: ConversationID, _ listener: any Listener) {
    places.unfollow(conversation, listener)
  }

  /// Tells everybody whose place changed, and the agents.
  func tellQueue() {
    let perPlace = perPlace()
    for change in places.changes(in: queue) {
      let department = queue[change.conversation]?.department
      let place = change.position.map {
        QueuePlace(
          position: $0,
          waitMilliseconds: milliseconds(perPlace: perPlace, ahead: $0 - 1, department: department))
      }
      for listener in change.listeners { listener.hear(place, of: change.conversation) }
    }
    if sessions.isEmpty { return }
    let listed = queue.listed(FloorView.listed)
    for session in sessions.values {
      let seen = roster[session.agentID]?.account.map { account in listed.map { $0.seen(by: account) } }
      session.listener.queueChanged(seen ?? listed, total: queue.count)
    }
  }

  private func perPlace() -> Int64? { estimate.perPlace(at: clock.now(), waiting: queue.inOrder) }

  private func minutes(ahead: Int, department: DepartmentID?) -> Int? {
    milliseconds(perPlace: perPlace(), ahead: ahead, department: department).map { Int($0 / 60_000) }
  }

  /// Whole minutes; nil where too little was measured, or nobody is online who could come.
  private func milliseconds(perPlace: Int64?, ahead: Int, department: DepartmentID?) -> Int64? {
    guard let perPlace, roster.isServed(department) else { return nil }
    return Int64(WaitEstimate.minutes(perPlace: perPlace, ahead: ahead)) * 60_000
  }
}
