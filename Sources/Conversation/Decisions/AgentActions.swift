import Knowledge
import Language

/// What people at the desk do to a conversation. Each is refused where it does not fit, with nothing changed.
extension Turn {
  /// A person takes a waiting conversation, or steps in while the bot has it. Only now is the customer told that they
  /// are with a person (D6).
  mutating func claim(_ agent: Agent) throws(Refusal) {
    guard state.status == .pending || state.status == .bot else { throw .wrongState(state.status) }
    record(.assigneeChanged(AssigneeChange(agent: agent)))
    move(to: .open)
    note(voice.says(.joined, ["agent": agent.name]))
  }

  mutating func reply(_ text: MaskedText, _ id: MessageID, by agent: Agent, draft: Message.Draft?) throws(Refusal) {
    try requireOwner(agent)
    guard text.text.unicodeScalars.count <= given.policy.messageScalarsMaximum else {
      throw .tooLong(limit: given.policy.messageScalarsMaximum)
    }
    guard !text.isBlank else { throw .empty }
    if text.cardNumbers > 0 { record(.masked(Masked(cardNumbers: text.cardNumbers))) }
    move(to: .open)
    record(.message(Message(from: Speaker(.human, name: agent.name), text: text.text, id: id, draft: draft)))
  }

  /// Back to the bot, announced before it says anything (D8).
  mutating func handBack(by agent: Agent) throws(Refusal) {
    try requireOwner(agent)
    note(voice.says(.handedBack, ["agent": agent.name]))
    record(.assigneeChanged(AssigneeChange(agent: nil)))
    move(to: .bot)
    record(
      .disclosed(
        Disclosure(occasion: .handedBack, locale: state.locale, version: Catalogue.disclosureVersion)))
  }

  mutating func snooze(until: Timestamp, by agent: Agent) throws(Refusal) {
    try requireOwner(agent)
    guard state.status == .open else { throw .wrongState(state.status) }
    move(to: .snoozed)
  }

  mutating func note(_ text: MaskedText, _ id: MessageID, by agent: Agent) throws(Refusal) {
    record(.noted(Note(by: agent, text: text.text, id: id)))
  }

  mutating func label(add: [String], remove: [String], by agent: Agent) throws(Refusal) {
    record(.labelsChanged(LabelsChange(added: add, removed: remove, by: agent)))
  }

  mutating func transfer(to target: TransferTarget, by agent: Agent) throws(Refusal) {
    try requireOwner(agent)
  }

  mutating func rate(_ subject: Rating.Subject, score: Int, comment: MaskedText?, seq: Int?) throws(Refusal) {
    record(.rated(Rating(about: subject, score: score, comment: comment?.text, seq: seq)))
  }

  mutating func due() throws(Refusal) {}

  /// Done. The customer may end what is theirs at any time; an agent, what they own.
  mutating func resolve(by agent: Agent?, reason: MaskedText?) throws(Refusal) {
    if let agent { try requireOwner(agent) }
    guard state.status != .resolved else { throw .wrongState(state.status) }
    note(voice.says(.resolved))
    if state.agent != nil { record(.assigneeChanged(AssigneeChange(agent: nil))) }
    move(to: .resolved)
  }

  /// The person went quiet or offline: the customer is told and keeps waiting for the next one (E4).
  mutating func release() throws(Refusal) {
    guard let agent = state.agent, state.status == .open || state.status == .snoozed else {
      throw .wrongState(state.status)
    }
    record(.assigneeChanged(AssigneeChange(agent: nil)))
    move(to: .pending)
    speak(voice.says(.released, ["agent": agent.name]) + " " + waitingLine(), prompt: contactPrompt)
  }

  private func requireOwner(_ agent: Agent) throws(Refusal) {
    guard state.status == .open || state.status == .snoozed, state.agent?.id == agent.id else { throw .notOwner }
  }
}
