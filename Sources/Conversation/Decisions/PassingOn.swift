import Knowledge
import Language

/// A conversation that goes from a person back to the queue: never without a word (E2, E4).
extension Turn {
  /// To a colleague or a department. Until one of them claims it nobody is said to be there (D6).
  mutating func transfer(to target: TransferTarget, by agent: Agent) throws(Refusal) {
    try requireOwner(agent)
    let named: String
    var handoff = Handoff(cause: .transfer, priority: state.handoff?.priority ?? .normal, by: agent)
    switch target {
    case .agent(let colleague):
      // It is theirs already.
      if colleague.id == agent.id { return }
      handoff.agent = colleague
      named = colleague.name
    case .department(let id):
      guard let department = given.knowledge.business.departments.first(where: { $0.id == id }) else {
        throw .unknownDepartment(id)
      }
      handoff.department = id
      handoff.priority = max(handoff.priority, department.priority)
      named = department.name
    }
    queue(handoff, by: agent)
    speak(
      voice.says(.transferred, ["agent": agent.name, "target": named]) + " " + waitingLine(), prompt: contactPrompt,
      standing: standing)
  }

  /// The person went quiet or offline: the customer is told and keeps waiting for the next one (E4).
  mutating func release(saying key: SentenceKey) throws(Refusal) {
    guard let agent = state.agent, state.status == .open || state.status == .snoozed else {
      throw .wrongState(state.status)
    }
    var handoff = state.handoff ?? Handoff(cause: .transfer)
    handoff.agent = nil
    handoff.by = nil
    queue(handoff, by: nil)
    speak(
      voice.says(key, ["agent": agent.name]) + " " + waitingLine(), prompt: contactPrompt, standing: standing)
  }

  private mutating func queue(_ handoff: Handoff, by agent: Agent?) {
    var handoff = handoff
    handoff.ahead = given.queue.ahead
    record(.handoff(handoff))
    record(.assigneeChanged(AssigneeChange(agent: nil, by: agent)))
    move(to: .pending, by: agent)
  }
}
