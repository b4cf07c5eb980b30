/// What is left of an event whose words were erased (P3): its place, its time, and what it was (I3).
package struct Erased: Hashable, Sendable, Codable {
  /// The dotted name of what it was; what a version that knows more kinds stored may be among them.
  package var was: String
  /// Whose line, note or request it was.
  package var from: Speaker?
  /// The sender's id for it, so that the same one sent again is not stored once more (I2).
  package var id: MessageID?

  package init(was: String, from: Speaker? = nil, id: MessageID? = nil) {
    self.was = was
    self.from = from
    self.id = id
  }
}

/// That all words of the events before it were erased, and nothing but `Erased` is left of those that held any.
package struct Forgotten: Hashable, Sendable, Codable {
  /// The `seq` of the last event before.
  package var through: Int
  /// Who had it erased; nil: the customer.
  package var by: Agent?

  package init(through: Int, by: Agent? = nil) {
    self.through = through
    self.by = by
  }
}

extension Event.Content {
  /// What is to be stored instead when the words of customer and people are erased; nil where it holds none, and stays.
  ///
  /// Lines of the bot's go too: they say what was asked. What stays are the desk's own doings, with the names of those
  /// who work there.
  package var erased: Event.Content? {
    switch self {
    case .message(let message): tombstone(of: message.from, message.id)
    case .noted(let note): tombstone(of: Speaker(.human, name: note.by.name), note.id)
    // What was asked for may hold a reason or a comment.
    case .requestTaken(let request): tombstone(of: request.from, request.id)
    case .decided, .contactLeft, .contactIdentified, .labelsChanged, .rated, .pageViewed: tombstone()
    case .statusChanged(let change): change.reason == nil ? nil : .statusChanged(change.withoutReason)
    case .created, .disclosed, .masked, .localeChanged, .handoff, .offerDeclined, .assigneeChanged, .timerSet, .erased,
      .forgotten:
      nil
    }
  }

  /// The `seq` up to which the events before this one lose their words; nil for all other kinds.
  package var erasesThrough: Int? {
    if case .forgotten(let forgotten) = self { forgotten.through } else { nil }
  }

  private func tombstone(of speaker: Speaker? = nil, _ id: MessageID? = nil) -> Event.Content {
    .erased(Erased(was: kind.rawValue, from: speaker, id: id))
  }
}

extension StatusChange {
  fileprivate var withoutReason: StatusChange {
    StatusChange(from: from, to: to, by: by, until: until)
  }
}
