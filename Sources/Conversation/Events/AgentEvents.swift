package import Knowledge

/// What an agent noted for themselves and for colleagues.
package struct Note: Hashable, Sendable, Codable {
  /// Who wrote it.
  package var by: Agent
  /// In their words, card numbers struck out (P5); plain, and hostile until escaped.
  package var text: String
  /// The agent's id for it (I2).
  package var id: MessageID?

  package init(by agent: Agent, text: String, id: MessageID? = nil) {
    by = agent
    self.text = text
    self.id = id
  }
}

/// That an agent filed the conversation under other labels. Only what really changed is in it.
package struct LabelsChange: Hashable, Sendable, Codable {
  /// 1–32 of `[a-z0-9_-]` each.
  package var added: [String]
  /// In the same form; none of them stands in `added` as well.
  package var removed: [String]
  /// Who changed them.
  package var by: Agent

  package init(added: [String], removed: [String], by agent: Agent) {
    self.added = added
    self.removed = removed
    by = agent
  }
}

/// What the customer thought of an answer, or of the whole conversation.
package struct Rating: Hashable, Sendable, Codable {
  /// What is rated: one answer, or the conversation as a whole.
  package enum Subject: String, Hashable, Sendable, Codable {
    case answer, conversation
  }

  /// What the score is for.
  package var about: Subject
  /// 1 (bad) to 5 (good); thumbs are 1 and 5.
  package var score: Int
  /// The customer's own words, card numbers struck out (P5); nil where there are none, or none that can be seen.
  package var comment: String?
  /// The bot's line that is rated, by its `seq`; of the last answer unless given.
  package var seq: Int?

  /// - Parameter score: 1–5; whoever makes one has seen to that.
  package init(about: Subject, score: Int, comment: String? = nil, seq: Int? = nil) {
    self.about = about
    self.score = score
    self.comment = comment
    self.seq = seq
  }
}

/// Timers are data: they outlive the process that set them.
package struct TimerSet: Hashable, Sendable, Codable {
  /// Nil: nothing is due any more.
  package var due: Timestamp?

  package init(due: Timestamp?) { self.due = due }
}

/// That a request was carried out, so that the same one sent again is not (I2).
package struct RequestTaken: Hashable, Sendable, Codable {
  /// Whose request it was: ids are unique for each sender only.
  package var from: Speaker
  /// The sender's id for it.
  package var id: MessageID
  /// What was asked for, in a form that is equal for equal requests.
  package var body: String

  package init(from: Speaker, id: MessageID, body: String) {
    self.from = from
    self.id = id
    self.body = body
  }
}
