package import Language

/// Something that somebody asks of a conversation.
package enum Command: Sendable {
  /// A customer comes in; the first command of a conversation.
  case open(channel: String, locale: LocaleCode)
  /// A customer comes back to a conversation that goes on.
  case resume
  /// A line of the customer's.
  case say(MaskedText, id: MessageID, Understanding)
  /// The customer asks for a person by a button or a command, not in words.
  case askForPerson
  /// A person takes the conversation (D6).
  case claim(Agent)
  /// The person who has it speaks.
  case reply(MaskedText, id: MessageID, by: Agent)
  /// The person gives it back to the bot (D8).
  case handBack(by: Agent)
  /// The person puts it aside; a message of the customer's or `wake` brings it back.
  case snooze(by: Agent)
  case wake
  /// It is done. By an agent who has it, or by the customer (nil).
  case resolve(by: Agent?)
  /// The person went quiet or offline: back into the queue (E4).
  case release
  /// Nobody came within the set time (E3).
  case waitedTooLong
}

/// What a command led to.
package enum Outcome: Sendable {
  /// To be stored as one transaction (I4).
  case happened([Event.Content])
  /// The same message was stored before, under `seq` (I2).
  case duplicate(seq: Int)
}

/// Why a command is not obeyed. Nothing has changed then.
package enum Refusal: Error, Hashable, Sendable {
  /// Somebody else owns the conversation (I8).
  case notOwner
  /// The same id was used for another text (I2).
  case idConflict
  /// The text has more scalars than `limit`.
  case tooLong(limit: Int)
  /// Nothing that can be seen.
  case empty
  /// The command does not fit the state that the conversation is in.
  case wrongState(Status)
}
