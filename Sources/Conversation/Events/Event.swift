package import Knowledge
package import Language

/// Something that happened in a conversation. The list of them, in order, is all that a conversation is.
package struct Event: Hashable, Sendable {
  /// From 1, without gaps, allocated when the event is stored (I3).
  package var seq: Int
  /// When it was stored; never earlier than the event before it. All that was stored together has the same time.
  package var at: Timestamp
  /// What happened, with what belongs to it.
  package var content: Content

  /// The store makes them from what was decided; a `seq` of one's own is for folding and tests.
  package init(seq: Int, at: Timestamp, content: Content) {
    self.seq = seq
    self.at = at
    self.content = content
  }

  /// What happened. Each case has a dotted name, see `kind`.
  package enum Content: Hashable, Sendable {
    /// `conversation.created`: a customer came in; always the first event.
    case created(Created)
    /// `disclosure.made`: the customer was told that the bot is automated (D13).
    case disclosed(Disclosure)
    /// `message.created`: a line was shown, whoever spoke it.
    case message(Message)
    /// `message.masked`: secrets were struck out of what is stored next, a line or a comment; counts, never values
    /// (P6).
    case masked(Masked)
    /// `decision.made`: what the bot decided about the customer's message before it, and why.
    case decided(Decision)
    /// `conversation.locale_changed`: the bot speaks another language from here on.
    case localeChanged(LocaleChange)
    /// `conversation.handoff`: a person was asked for.
    case handoff(Handoff)
    /// `offer.declined`: the customer does not want a person now (E6).
    case offerDeclined(OfferDeclined)
    /// `conversation.status_changed`: it is with somebody else now, or is done.
    case statusChanged(StatusChange)
    /// `assignee.changed`: another person has it, or nobody any more.
    case assigneeChanged(AssigneeChange)
    /// `contact.left`: where the customer can be reached.
    case contactLeft(ContactLeft)
    /// `contact.identified`: who the customer is, as the website says; the next one replaces it.
    case contactIdentified(ContactIdentity)
    /// `note.created`: agents' own words about the conversation; the customer never sees it.
    case noted(Note)
    /// `conversation.labels_changed`: an agent filed it under other labels.
    case labelsChanged(LabelsChange)
    /// `answer.rated`: the customer says how good an answer or the conversation was.
    case rated(Rating)
    /// `timer.set`: when something is due if nobody does anything before; the next one replaces it.
    case timerSet(TimerSet)
    /// `request.taken`: a request that is no message was carried out, under this id (I2).
    case requestTaken(RequestTaken)
    /// `page.viewed`: which page of the website the customer looks at.
    case pageViewed(PageView)
    /// `event.erased`: what is left of an event whose words were erased (P3).
    case erased(Erased)
    /// `conversation.erased`: the words of all events before it were erased (P3).
    case forgotten(Forgotten)
  }
}

/// How a conversation began.
package struct Created: Hashable, Sendable, Codable {
  /// The language that the bot begins in: the customer's where they told one, else the business's.
  package var locale: LocaleCode
  /// Where the customer came in: `terminal`, `tcp`, `web`.
  package var channel: String
  /// Whose it is; nil where nobody can come back to it.
  package var customer: CustomerID?

  package init(locale: LocaleCode, channel: String, customer: CustomerID? = nil) {
    self.locale = locale
    self.channel = channel
    self.customer = customer
  }
}

/// The record that D13 asks for: which wording, in which language, why now. The time is the event's.
package struct Disclosure: Hashable, Sendable, Codable {
  /// Why the customer is told now. The raw values stand in stored events.
  package enum Occasion: String, Hashable, Sendable, Codable {
    /// The first line of a conversation (D1), or after it was resolved (E5).
    case opening
    /// The customer asked (D3).
    case asked
    /// After a pause (D9).
    case pause
    /// Every three hours of continuous use (D9).
    case continuousUse = "continuous_use"
    /// A person handed the conversation back (D8).
    case handedBack = "handed_back"
  }

  /// Why now.
  package var occasion: Occasion
  /// The language of the wording.
  package var locale: LocaleCode
  /// Of the catalogue's disclosure sentences; raised when their meaning changes.
  package var version: Int

  package init(occasion: Occasion, locale: LocaleCode, version: Int) {
    self.occasion = occasion
    self.locale = locale
    self.version = version
  }
}

/// How many secrets were struck out of what is stored next; the values themselves are nowhere (P5, P6).
package struct Masked: Hashable, Sendable, Codable {
  /// At least one.
  package var cardNumbers: Int

  package init(cardNumbers: Int) { self.cardNumbers = cardNumbers }
}

/// That the bot follows the customer into another language.
package struct LocaleChange: Hashable, Sendable, Codable {
  /// The language from here on, one of the shipped.
  package var locale: LocaleCode

  package init(locale: LocaleCode) { self.locale = locale }
}

/// That a person is asked for: why, for whom and how urgently. The next one replaces it: a wait may become more urgent,
/// or wider.
package struct Handoff: Hashable, Sendable, Codable {
  /// Why; shown in the queue, and in plain words to the one who comes.
  package var cause: Cause
  /// Nil: whoever is free.
  package var department: DepartmentID?
  /// Of those that wait, the more urgent are served first, then the longer waiting.
  package var priority: Priority
  /// The one person it is meant for, by a transfer; nil: whoever is free.
  package var agent: Agent?
  /// Who passed it on; nil: the bot, or the desk itself.
  package var by: Agent?
  /// Conversations that were to be served before it then: what a measured wait is divided by.
  package var ahead: Int?

  /// - Parameter priority: of the entry, the department or the mood, whichever is the most urgent.
  package init(
    cause: Cause, department: DepartmentID? = nil, priority: Priority = .normal, agent: Agent? = nil,
    by: Agent? = nil, ahead: Int? = nil
  ) {
    self.cause = cause
    self.department = department
    self.priority = priority
    self.agent = agent
    self.by = by
    self.ahead = ahead
  }
}

/// That the customer wants no person now: none is offered again for some turns (E6).
package struct OfferDeclined: Hashable, Sendable, Codable {
  /// Why a person had been offered, or called where the customer takes that back.
  package var cause: Cause

  package init(cause: Cause) { self.cause = cause }
}

/// That the conversation went from one owner to another, or ended.
package struct StatusChange: Hashable, Sendable, Codable {
  /// The status until now.
  package var from: Status
  /// The status from here on, always another one.
  package var to: Status
  /// Who changed it; nil: the bot, the customer or the desk itself.
  package var by: Agent?
  /// When a snoozed conversation comes back by itself.
  package var until: Timestamp?
  /// Why it was resolved, in the agent's words.
  package var reason: String?

  /// - Parameter until: for a snooze alone.
  package init(from: Status, to: Status, by: Agent? = nil, until: Timestamp? = nil, reason: String? = nil) {
    self.from = from
    self.to = to
    self.by = by
    self.until = until
    self.reason = reason
  }
}

/// Which person has the conversation from here on.
package struct AssigneeChange: Hashable, Sendable, Codable {
  /// Nil: nobody has it now.
  package var agent: Agent?
  /// Who changed it; nil: the desk itself, which assigns and takes back.
  package var by: Agent?

  package init(agent: Agent?, by: Agent? = nil) {
    self.agent = agent
    self.by = by
  }
}

/// That a waiting customer left word how they can be reached (E1).
package struct ContactLeft: Hashable, Sendable, Codable {
  /// The customer's whole line, card numbers struck out; not parsed into address and number.
  package var text: String

  package init(text: String) { self.text = text }
}

/// Who a conversation is with. Only the owner speaks (I8).
package enum Status: String, Hashable, Sendable, Codable, CaseIterable {
  /// The bot answers.
  case bot
  /// Waiting for a person.
  case pending
  /// A person has it.
  case open
  /// A person put it aside until a later time.
  case snoozed
  /// Done; a new message starts afresh (E5).
  case resolved
}
