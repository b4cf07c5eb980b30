import Knowledge
import Language

/// What the person who has a conversation does with it. Each is refused where it does not fit, with nothing changed.
extension Turn {
  /// A person takes a conversation that nobody has; a lead, one that somebody has. Only now is the customer told that
  /// they are with a person (D6).
  mutating func claim(_ agent: Agent, takingOver: Bool, assigned: Bool) throws(Refusal) {
    let somebodyHasIt = state.status == .open || state.status == .snoozed
    if somebodyHasIt, state.agent?.id == agent.id { return move(to: .open, by: agent) }
    guard !somebodyHasIt || takingOver else { throw .notOwner }
    // What the desk gives may have ended meanwhile, by the customer or by the bot; then nobody asked for a person.
    guard !assigned || state.status == .pending else { throw .wrongState(state.status) }
    let by = assigned ? nil : agent
    record(.assigneeChanged(AssigneeChange(agent: agent, by: by)))
    move(to: .open, by: by)
    note(voice.says(.joined, ["agent": agent.name]))
  }

  mutating func reply(_ text: MaskedText, _ id: MessageID, by agent: Agent, draft: Message.Draft?) throws(Refusal) {
    try requireOwner(agent)
    try accept(text)
    if text.cardNumbers > 0 { record(.masked(Masked(cardNumbers: text.cardNumbers))) }
    move(to: .open, by: agent)
    record(.message(Message(from: Speaker(.human, name: agent.name), text: text.text, id: id, draft: draft)))
  }

  /// Back to the bot, announced before it says anything (D8).
  mutating func handBack(by agent: Agent) throws(Refusal) {
    try requireOwner(agent)
    note(voice.says(.handedBack, ["agent": agent.name]))
    record(.assigneeChanged(AssigneeChange(agent: nil, by: agent)))
    move(to: .bot, by: agent)
    record(
      .disclosed(
        Disclosure(occasion: .handedBack, locale: state.locale, version: Catalogue.disclosureVersion)))
  }

  mutating func snooze(until: Timestamp, by agent: Agent) throws(Refusal) {
    try requireOwner(agent)
    guard state.status == .open else { throw .wrongState(state.status) }
    guard until > now, until <= now + given.policy.snoozeMillisecondsMaximum else { throw .badTime }
    move(to: .snoozed, by: agent, until: until)
  }

  /// Done. The customer may end what is theirs at any time; an agent, what they own.
  mutating func resolve(by agent: Agent?, reason: MaskedText?) throws(Refusal) {
    if let agent { try requireOwner(agent) }
    guard state.status != .resolved else { throw .wrongState(state.status) }
    let reason = try accept(remark: reason)
    note(voice.says(.resolved))
    if state.agent != nil { record(.assigneeChanged(AssigneeChange(agent: nil, by: agent))) }
    move(to: .resolved, by: agent, reason: reason)
  }

  func requireOwner(_ agent: Agent) throws(Refusal) {
    guard state.status == .open || state.status == .snoozed else { throw .wrongState(state.status) }
    guard state.agent?.id == agent.id else { throw .notOwner }
  }
}
