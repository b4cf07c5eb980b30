package import Knowledge
package import Language

/// Something that somebody asks of a conversation.
package enum Command: Sendable {
  /// A customer comes in; the first command of a conversation.
  case open(channel: String, locale: LocaleCode, customer: CustomerID? = nil)
  /// A customer comes back to a conversation that goes on.
  case resume
  /// A line of the customer's.
  case say(MaskedText, id: MessageID, Understanding)
  /// The customer asks for a person by a button or a command, not in words.
  case askForPerson
  /// The customer says how good it was.
  case rate(Rating.Subject, score: Int, comment: MaskedText? = nil, seq: Int? = nil)
  /// A person takes the conversation (D6): one that waits, one that the bot has, or one that was resolved.
  ///
  /// By the one who has it already: wakes it where it was put aside, else nothing.
  /// - Parameters:
  ///   - takingOver: a lead takes it from the one who has it, which is refused otherwise.
  ///   - assigned: the desk gave it to them, they did not take it themselves.
  case claim(Agent, takingOver: Bool = false, assigned: Bool = false)
  /// The person who has it speaks.
  case reply(MaskedText, id: MessageID, by: Agent, draft: Message.Draft? = nil)
  /// Any agent notes something; the customer does not see it.
  case note(MaskedText, id: MessageID, by: Agent)
  /// Any agent adds and removes labels.
  case label(add: [String] = [], remove: [String] = [], by: Agent)
  /// The person who has it passes it on; it waits again until somebody claims it (D6).
  case transfer(TransferTarget, by: Agent)
  /// The person gives it back to the bot (D8).
  case handBack(by: Agent)
  /// The person puts it aside; a message of the customer's or the time brings it back.
  case snooze(until: Timestamp, by: Agent)
  /// It is done. By an agent who has it, or by the customer (nil).
  case resolve(by: Agent?, reason: MaskedText? = nil)
  /// The website says who the customer is, and has signed their identifier.
  case identify(ContactIdentity)
  /// The customer looks at a page of the website.
  case viewPage(PageView)
  /// All words in it are to be erased (P3). By somebody who may, or by the customer (nil). It is closed with that.
  case forget(by: Agent?)
  /// The person who has it went offline: back into the queue (E4).
  case release
  /// The time that was set has come: nobody came (E3), the person went quiet (E4), or a snooze is over.
  ///
  /// Does nothing where it has not come: whoever calls it may be late, or twice.
  case due
}

/// To whom a conversation is passed on.
package enum TransferTarget: Hashable, Sendable {
  /// A colleague: where the desk gives conversations out, to nobody else until they are gone or the wait is overdue.
  case agent(Agent)
  /// Whoever serves a department; refused where the business has none of that name.
  case department(DepartmentID)
}

/// A request's own name and what it asks for, where it is no message: the same one sent again is not carried out (I2).
package struct Request: Hashable, Sendable {
  /// Whose request it is, as the desk knows them.
  package var from: Speaker
  /// The sender's id for it, unique among all that they send in the conversation.
  package var id: MessageID
  /// Equal for equal requests.
  package var body: String

  /// - Parameter body: made of what is asked for, with everything that would make it another request.
  package init(from: Speaker, id: MessageID, body: String) {
    self.from = from
    self.id = id
    self.body = body
  }
}

/// What a command led to.
package enum Outcome: Sendable {
  /// To be stored as one transaction (I4).
  case happened([Event.Content])
  /// The same message or request was stored before, under `seq` (I2).
  case duplicate(seq: Int)
}

/// Why a command is not obeyed. Nothing has changed then.
package enum Refusal: Error, Hashable, Sendable {
  /// Somebody else owns the conversation (I8).
  case notOwner
  /// The same id was used for something else (I2).
  case idConflict
  /// The text has more scalars than `limit`.
  case tooLong(limit: Int)
  /// Nothing that can be seen.
  case empty
  /// The command does not fit the state that the conversation is in.
  case wrongState(Status)
  /// No department of that name.
  case unknownDepartment(DepartmentID)
  /// A label that is not 1–32 of `[a-z0-9_-]`, or more than `ConversationState.labelsMaximum` of them.
  case badLabel(String)
  /// A score outside 1–5.
  case badScore(Int)
  /// A snooze that would end before it begins, or after more than a year.
  case badTime
}
