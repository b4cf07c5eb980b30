package import Knowledge
package import Language

/// Where a conversation stands: the fold of its events, and nothing that is not in them.
///
/// Bounded: what grows with a conversation are the ids of its messages and requests alone, with a fingerprint each (I2
/// asks for them).
package struct ConversationState: Hashable, Sendable {
  /// How many of the customer's last messages are kept for the frustration scorer.
  package static let rememberedMessages = 5
  /// How many labels a conversation may have at a time.
  package static let labelsMaximum = 20
  /// How many posted entries are kept, for what is said again.
  static let rememberedEntries = 24

  /// Of the last event; 0 before the first.
  package var seq = 0
  /// Who it is with; the bot's before the first event.
  package var status = Status.bot
  /// The language that the bot speaks in it.
  package var locale = LocaleCode.english
  /// The person who has it, open or put aside; nil: nobody has.
  package var agent: Agent?
  /// Whose it is; nil where nobody can come back to it.
  package var customer: CustomerID?
  /// Where the customer came in; empty before the first event.
  package var channel = ""
  /// In the order in which they were added.
  package var labels: [String] = []
  /// When something is due if nobody does anything before.
  package var dueAt: Timestamp?
  /// When it comes back by itself, while it is put aside.
  package var snoozedUntil: Timestamp?
  /// Since when it waits for a person.
  package var waitingSince: Timestamp?
  /// When the waiting customer was last told that nobody is free yet.
  package var waitNotedAt: Timestamp?
  /// How often they were told so since they last wrote.
  package var waitNotesInARow = 0
  /// What the waiting customer was last told about where they stand.
  package var standing: Standing?
  /// Since when a customer is without an answer from the person who has it: from their first line that was not
  /// answered, or from when the person took it from the queue, put it back on their desk, or took it over.
  package var unansweredSince: Timestamp?
  /// Why the conversation waits for, or is with, a person.
  package var handoff: Handoff?
  /// What the bot's last line asked for.
  package var prompt: Prompt?
  /// The last decision of the bot's, for `why` and for what leans on it.
  package var lastDecision: Decision?
  /// The `seq` of the bot's last line that held an answer; what a rating is about unless it says so.
  package var lastAnswer: Int?
  /// The customer's last message that was read as a question, for follow-ups.
  package var lastQuestion: String?
  /// The customer's last messages, oldest first.
  package var recentMessages: [String] = []
  /// Messages of the customer's so far.
  package var customerTurns = 0
  /// Turns in a row that were of no use to the customer, by the last decision.
  package var failuresInARow = 0
  /// How far the conversation has gone wrong after the customer's last message; see `Mood.accumulated`.
  package var frustration = 0.0
  /// Answers in a row that were not accepted, as far as that can be told; see `Mood.run`.
  package var run = 0.0
  /// What the bot did and said since the customer's last line; nil where it said nothing.
  package var move: BotMove?
  /// The entries that were posted last, oldest first.
  package var posted: [EntryID] = []
  /// How often a person who had the conversation could not go on, and it went back to the queue.
  package var releases = 0
  /// What the customer has told of what they are in the midst of.
  package var told: Set<Circumstance> = []
  /// What of that the bot has spoken to; it does so once.
  package var acknowledged: Set<Circumstance> = []
  /// How often a person was offered for the customer's mood.
  package var offersForMood = 0
  /// Lines of the customer's that were nothing but an insult.
  package var insults = 0
  /// The customer's rating, 1–5, of the last answer, until they write again.
  package var answerRating: Int?
  /// The customer's turn at which they last declined a person (E6).
  package var declinedAtTurn: Int?
  /// When the customer was last told that the bot is automated (D9).
  package var lastDisclosure: Timestamp?
  /// Of the last record that the bot disclosed.
  var disclosureSeq: Int?
  /// Whether the last line shown is one that discloses.
  package var endsWithDisclosure = false
  /// When a line was last shown. What is done behind the desk is no activity that a customer sees.
  package var lastActivity: Timestamp?
  /// Whether the customer has left word how they can be reached, for the hand-over that goes on.
  package var hasContact = false
  /// Who the customer is, as the website said last.
  package var contact: ContactIdentity?
  /// The page of the website that the customer looked at last.
  package var page: PageView?
  /// Whether there is something to erase (P3).
  package var holdsWords = false
  /// All that customer and agents sent under an id of theirs: where it was stored, and what it said (I2).
  package var receipts: [Receipt.Name: Receipt] = [:]

  /// Before the first event: nobody has said anything, and `seq` is 0.
  package init() {}

  /// The state after `events`, which must be gap-free from 1; stops the program otherwise.
  package init(folding events: some Sequence<Event>) {
    for event in events { apply(event) }
  }
}
