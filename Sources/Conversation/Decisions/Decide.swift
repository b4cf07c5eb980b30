package import Knowledge
import Language

/// The whole of what a conversation does: a command, the state it meets, the world around it and the time, to events.
///
/// A pure function: no clock, no randomness, no storage. Whoever calls it stores the events as one transaction and
/// decides anew when somebody else's were stored first.
///
/// - Parameter request: the name under which the command came, where it is no message: those carry their own.
package func decide(
  _ command: Command, as request: Request? = nil, in state: ConversationState, given: Surroundings, now: Timestamp
) throws(Refusal) -> Outcome {
  var turn = Turn(state, given: given, now: now)
  switch command {
  case .open(let channel, let locale, let customer):
    try turn.open(channel: channel, locale: locale, customer: customer)
  case .resume: turn.resume()
  case .say(let text, let id, let understanding):
    if let seq = try turn.earlierReceipt(of: text, id, by: Speaker(.customer)) { return .duplicate(seq: seq) }
    try turn.hear(text, id, understanding)
  case .askForPerson: try turn.askForPerson()
  case .rate(let subject, let score, let comment, let seq):
    try turn.rate(subject, score: score, comment: comment, seq: seq)
  case .claim(let agent, _, _): try turn.claim(agent)
  case .reply(let text, let id, let agent, let draft):
    let speaker = Speaker(.human, name: agent.name)
    if let seq = try turn.earlierReceipt(of: text, id, by: speaker) { return .duplicate(seq: seq) }
    try turn.reply(text, id, by: agent, draft: draft)
  case .note(let text, let id, let agent): try turn.note(text, id, by: agent)
  case .label(let added, let removed, let agent): try turn.label(add: added, remove: removed, by: agent)
  case .transfer(let target, let agent): try turn.transfer(to: target, by: agent)
  case .handBack(let agent): try turn.handBack(by: agent)
  case .snooze(let until, let agent): try turn.snooze(until: until, by: agent)
  case .resolve(let agent, let reason): try turn.resolve(by: agent, reason: reason)
  case .release: try turn.release()
  case .due: try turn.due()
  }
  return .happened(turn.contents)
}

extension Turn {
  /// Where the same message was stored before (I2).
  fileprivate func earlierReceipt(
    of text: MaskedText, _ id: MessageID, by sender: Speaker
  ) throws(Refusal) -> Int? {
    guard let receipt = state.receipts[Receipt.Name(sender: sender, id: id)] else { return nil }
    guard receipt.isOf(text.text) else { throw .idConflict }
    return receipt.seq
  }
}
