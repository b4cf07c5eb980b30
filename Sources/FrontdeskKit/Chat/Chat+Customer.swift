import Conversation
public import Foundation

extension Frontdesk.Chat {
  /// Hears a line of the customer's.
  ///
  /// Card numbers are struck out before anything is made of it (P5); ``lines`` has it as it is kept. A customer who
  /// taps one of the ``Frontdesk/QuickReply``s says its label.
  ///
  /// - Parameters:
  ///   - text: as they wrote it; 8,000 Unicode scalars at most.
  ///   - id: the sender's own name for it, 1–64 of `[A-Za-z0-9._:-]`, by which a line that is sent twice is heard once
  ///     (I2); nil: it is a new one.
  ///   - now: when.
  /// - Returns: what the bot says to it: nothing where a person has the conversation.
  /// - Throws: where the line cannot be taken; nothing has changed then.
  @discardableResult
  public mutating func hear(
    _ text: String, id: String? = nil, at now: Date
  ) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(saying: text, try messageID(id), at: now)
  }

  /// The customer asks for a person by a button, not in words.
  @discardableResult
  public mutating func askForPerson(at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.askForPerson, at: now)
  }

  /// The customer comes back to the window after a while: they are told again that they talk to a program (D9), unless
  /// a person has the conversation.
  @discardableResult
  public mutating func resume(at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.resume, at: now)
  }

  /// The customer ends it.
  @discardableResult
  public mutating func end(at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.resolve(by: nil), at: now)
  }

  /// Does what is due by then: a word to who has waited too long (E3), another person for who was left without an
  /// answer (E4). Nothing where nothing is; call it as often as you like, and when ``due`` says.
  @discardableResult
  public mutating func wake(at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.due, at: now)
  }

  /// - Parameter name: nil: one that nothing in the conversation has.
  func messageID(_ name: String?) throws(Frontdesk.Refusal) -> MessageID {
    let name = name ?? unusedName()
    guard let id = MessageID(rawValue: name) else { throw .badID(name) }
    return id
  }

  /// The caller's own names may look like this, too.
  private func unusedName() -> String {
    var number = state.seq + 1
    while state.receipts.keys.contains(where: { $0.id.rawValue == "kit:\(number)" }) { number += 1 }
    return "kit:\(number)"
  }
}
