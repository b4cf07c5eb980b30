package import Knowledge
import Language

/// The whole of what a conversation does: a command, the state it meets, the world around it and the time, to events.
///
/// A pure function: no clock, no randomness, no storage. Whoever calls it stores the events as one transaction and
/// decides anew when somebody else's were stored first.
package func decide(
  _ command: Command, in state: ConversationState, given: Surroundings, now: Timestamp
) throws(Refusal) -> Outcome {
  var turn = Turn(state, given: given, now: now)
  switch command {
  case .open(let channel, let locale): try turn.open(channel: channel, locale: locale)
  case .resume: turn.resume()
  case .say(let text, let id, let understanding):
    if let seq = try turn.earlierReceipt(of: text, id, by: Speaker(.customer)) { return .duplicate(seq: seq) }
    try turn.hear(text, id, understanding)
  case .askForPerson: try turn.askForPerson()
  case .claim(let agent): try turn.claim(agent)
  case .reply(let text, let id, let agent):
    let speaker = Speaker(.human, name: agent.name)
    if let seq = try turn.earlierReceipt(of: text, id, by: speaker) { return .duplicate(seq: seq) }
    try turn.reply(text, id, by: agent)
  case .handBack(let agent): try turn.handBack(by: agent)
  case .snooze(let agent): try turn.snooze(by: agent)
  case .wake: try turn.wake()
  case .resolve(let agent): try turn.resolve(by: agent)
  case .release: try turn.release()
  case .waitedTooLong: try turn.waitedTooLong()
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
