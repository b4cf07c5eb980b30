package import Conversation
package import Knowledge

/// Something that is asked of a conversation, as it came in: not yet masked, understood or decided.
package enum Order: Sendable {
  /// A line of the customer's.
  case say(String, id: MessageID)
  /// A choice of the last prompt's: `none_of_these`, `person`, `no_person`, or a label.
  case choose(String, id: MessageID)
  /// A line of the person's who has the conversation; `draft` where it comes from a suggestion (D10).
  case reply(String, id: MessageID, by: Agent, draft: Message.Draft? = nil)
  /// An agent's own words about it, which the customer never sees.
  case note(String, id: MessageID, by: Agent)
  /// Anything else; `request` where it has an id (I2).
  case command(Command, Request? = nil)
}

/// What came of an order: stored, durable (I1).
package struct Done: Hashable, Sendable {
  /// The order's own event: for a line, the line itself. Where it has none, or nothing had to be stored, as `last`.
  package var seq: Int
  /// The last event that it led to; where nothing had to be stored, the conversation's last.
  package var last: Int
  /// When it was stored; of a duplicate, when the first one was. Where nothing had to be stored, the moment of asking.
  package var at: Timestamp
  /// The same had been carried out before, under `seq` (I2).
  package var isDuplicate: Bool

  /// - Parameter last: as `seq` unless given.
  package init(seq: Int, last: Int? = nil, at: Timestamp, isDuplicate: Bool = false) {
    self.seq = seq
    self.last = last ?? seq
    self.at = at
    self.isDuplicate = isDuplicate
  }
}
