package import Knowledge
import Language

/// The whole of what a conversation does: a command, the state it meets, the world around it and the time, to events.
///
/// This is the heart of the room, which is the product's pure core. A conversation is the list of its events (`Event`),
/// where it stands is their fold (`ConversationState`), and what is understood, counted and measured elsewhere comes in
/// as plain values (`Understanding`, `Surroundings`).
///
/// A pure function: no clock, no randomness, no storage. Whoever calls it stores the events as one transaction and
/// decides anew when somebody else's were stored first. No events: nothing had to happen, and nothing is to be stored.
///
/// - Parameter request: the name under which the command came, where it is no message: those carry their own.
/// - Throws: `Refusal`, where the command does not fit; nothing is to be stored then.
package func decide(
  _ command: Command, as request: Request? = nil, in state: ConversationState, given: Surroundings, now: Timestamp
) throws(Refusal) -> Outcome {
  if let sent = command.sent(as: request), let receipt = state.receipts[sent.name] {
    guard receipt.isOf(sent.matter, sent.body) else { throw .idConflict }
    return .duplicate(seq: receipt.seq)
  }
  var turn = Turn(state, given: given, now: now)
  if let request, case .request? = command.sent(as: request)?.matter {
    turn.record(.requestTaken(RequestTaken(from: request.from, id: request.id, body: request.body)))
  }
  let recordedBefore = turn.contents.count
  try turn.obey(command)
  guard turn.contents.count > recordedBefore else { return .happened([]) }
  turn.setTimer()
  return .happened(turn.contents)
}

extension Turn {
  fileprivate mutating func obey(_ command: Command) throws(Refusal) {
    if case .open(let channel, let locale, let customer) = command {
      return try open(channel: channel, locale: locale, customer: customer)
    }
    guard before.seq > 0 else { throw .wrongState(before.status) }
    switch command {
    case .open: return
    case .resume: resume()
    case .say(let text, let id, let understanding): try hear(text, id, understanding)
    case .askForPerson: askForPerson()
    case .rate(let subject, let score, let comment, let seq):
      try rate(subject, score: score, comment: comment, seq: seq)
    case .claim(let agent, let takingOver, let assigned):
      try claim(agent, takingOver: takingOver, assigned: assigned)
    case .reply(let text, let id, let agent, let draft): try reply(text, id, by: agent, draft: draft)
    case .note(let text, let id, let agent): try note(text, id, by: agent)
    case .label(let added, let removed, let agent): try label(add: added, remove: removed, by: agent)
    case .transfer(let target, let agent): try transfer(to: target, by: agent)
    case .handBack(let agent): try handBack(by: agent)
    case .snooze(let until, let agent): try snooze(until: until, by: agent)
    case .resolve(let agent, let reason): try resolve(by: agent, reason: reason)
    case .identify(let identity): identify(identity)
    case .viewPage(let page): view(page)
    case .forget(let agent): forget(by: agent)
    case .release: try release(saying: .released)
    case .due: try due()
    }
  }
}

/// What somebody sent, as far as it takes to know it again (I2).
private struct Sent {
  var name: Receipt.Name
  var matter: Receipt.Matter
  var body: String
}

extension Command {
  /// Nil where it came without an id: the desk's own doing, and what begins a conversation.
  fileprivate func sent(as request: Request?) -> Sent? {
    func named(_ sender: Speaker, _ id: MessageID, _ matter: Receipt.Matter, _ body: String) -> Sent {
      Sent(name: Receipt.Name(sender: sender, id: id), matter: matter, body: body)
    }
    return switch self {
    case .say(let text, let id, _): named(Speaker(.customer), id, .message, text.text)
    case .reply(let text, let id, let agent, _): named(Speaker(.human, name: agent.name), id, .message, text.text)
    case .note(let text, let id, let agent): named(Speaker(.human, name: agent.name), id, .note, text.text)
    case .open: nil
    default: request.map { named($0.from, $0.id, .request, $0.body) }
    }
  }
}
