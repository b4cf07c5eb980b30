package import Conversation
package import Knowledge

/// What is asked under an id. Which role may ask what is the server's affair.
package enum ClientRequest: Hashable, Sendable {
  /// A line of the customer's. `text`, as in `reply` and `note`, is not blank and at most `WireLimits.textScalars`
  /// long.
  case say(text: String)
  /// The `choice` of one of the quick replies of the bot's last line.
  case choose(choice: String)
  /// The wish for a person.
  case human
  /// `score` is 1–5; `seq` is that of the line rated, nil: of no line in particular.
  case rate(Rating.Subject, score: Int, comment: String?, seq: Int?)
  /// The conversation is done. `reason` is an agent's; a customer's is ignored.
  case resolve(reason: String?)
  /// `limit` is 1 to `WireLimits.historyEvents`.
  case history(HistoryRange, limit: Int)
  /// The reasons for the bot's last line.
  case why
  /// All events of all conversations of the customer (P2).
  case export
  /// Erases the words of one conversation, or of all of the customer's where the envelope names none (P3).
  case forget
  /// `url` as the client sent it.
  case page(url: String, title: String?)
  /// Who waits for a person.
  case queue
  /// `convs`; `status` and `label` nil: any. `mine`: only those that the agent has. `limit` is 1–100.
  case conversations(status: Status?, mine: Bool, label: String?, limit: Int)
  /// The conversation is to be the agent's; of several who ask at once one wins.
  case claim
  /// A claim that takes the conversation from the one who has it.
  case takeOver
  /// A line to the customer; `draft` says whether it is what the bot had suggested (D10), nil: it is not.
  case reply(text: String, draft: Message.Draft?)
  /// For agents alone; no customer is told it.
  case note(text: String)
  /// Labels are 1–32 of `[a-z0-9_-]`; at least one of the lists has one.
  case label(add: [String], remove: [String])
  /// By id or name.
  case transferToAgent(String)
  /// By the department's id; whether there is one, the desk says.
  case transferToDepartment(DepartmentID)
  /// Back to the bot.
  case handBack
  /// Set aside until then, when it returns to its agent as open.
  case snooze(until: Timestamp)
  /// Every event from then on is told, and before them those after the `seq`; 0: all.
  case follow(after: Int)
  /// Its events are told no more.
  case unfollow
  /// Answers of the knowledge base for the customer's last line.
  case suggest
  /// What an agent who takes over needs to know.
  case summary
  /// In what the agent may read; `limit` is 1–100.
  case search(text: String, limit: Int)
  /// The agents, the departments and the canned replies.
  case directory
  /// Whether the agent is there to be given conversations.
  case presence(AgentPresence)
  /// Without `confirm` what would be written is shown; with what that answer gave as `confirm` it is written.
  case teach(Lesson, confirm: String?)
  /// The figures of the running desk.
  case status
}

/// Which events `history` asks for. The `seq` named is not among them.
package enum HistoryRange: Hashable, Sendable {
  /// The first ones after it.
  case after(Int)
  /// The last ones before it; nil: the last of all.
  case before(Int?)
}
