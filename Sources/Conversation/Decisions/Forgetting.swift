import Knowledge

extension Turn {
  /// Erases all words said so far and closes the conversation: whoever waits does so no longer, and whoever has it is
  /// told by the events. Nothing where there are no words since it was erased last.
  mutating func forget(by agent: Agent?) {
    guard before.holdsWords else { return }
    if state.agent != nil { record(.assigneeChanged(AssigneeChange(agent: nil, by: agent))) }
    move(to: .resolved, by: agent)
    record(.forgotten(Forgotten(through: before.seq, by: agent)))
  }

  /// Nothing where they are known so already.
  mutating func identify(_ identity: ContactIdentity) {
    let identity = identity.masked
    guard identity != state.contact else { return }
    record(.contactIdentified(identity))
  }

  /// Nothing where they look at it already.
  mutating func view(_ page: PageView) {
    guard page != state.page else { return }
    record(.pageViewed(page))
  }
}
