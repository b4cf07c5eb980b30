package import Knowledge

/// What an agent noted for themselves and for colleagues.
package struct Note: Hashable, Sendable, Codable {
  package var by: Agent
  package var text: String
  /// The agent's id for it (I2).
  package var id: MessageID?

  package init(by agent: Agent, text: String, id: MessageID? = nil) {
    by = agent
    self.text = text
    self.id = id
  }
}

package struct LabelsChange: Hashable, Sendable, Codable {
  /// 1–32 of `[a-z0-9_-]` each.
  package var added: [String]
  package var removed: [String]
  package var by: Agent

  package init(added: [String], removed: [String], by agent: Agent) {
    self.added = added
    self.removed = removed
    by = agent
  }
}

/// What the customer thought of an answer, or of the whole conversation.
package struct Rating: Hashable, Sendable, Codable {
  package enum Subject: String, Hashable, Sendable, Codable {
    case answer, conversation
  }

  package var about: Subject
  /// 1 (bad) to 5 (good); thumbs are 1 and 5.
  package var score: Int
  package var comment: String?
  /// The bot's line that is rated, by its `seq`; of the last answer unless given.
  package var seq: Int?

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
  package var from: Speaker
  package var id: MessageID
  /// What was asked for, in a form that is equal for equal requests.
  package var body: String

  package init(from: Speaker, id: MessageID, body: String) {
    self.from = from
    self.id = id
    self.body = body
  }
}
