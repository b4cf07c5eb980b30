/// A conversation of customer and bot, as it went and as it would have gone.
package struct SimulatedConversation: Hashable, Sendable {
  /// The conversation's, or the dialogue's as its file has it.
  package var id: String
  /// The customer's, up to where people took over: what is written to people is no reply to a bot.
  package var turns: [SimulatedTurn]
  /// The turn, from 0, before which a person brought by frustration is a false alarm; `Int.max` where the whole went
  /// well, nil where nobody knows.
  package var calmUntil: Int?

  package init(id: String, turns: [SimulatedTurn], calmUntil: Int?) {
    self.id = id
    self.turns = turns
    self.calmUntil = calmUntil
  }

  /// The first turns at which frustration brought a person, from 0.
  package struct Marks: Hashable, Sendable {
    /// Nil: none was offered because of frustration.
    package var offeredAt: Int?
    /// Nil: frustration never brought it to people.
    package var handedOverAt: Int?

    init(_ helps: [Help?]) {
      offeredAt = helps.firstIndex(of: .offer)
      handedOverAt = helps.firstIndex(of: .handOver)
    }

    var first: Int? { [offeredAt, handedOverAt].compactMap(\.self).min() }
  }

  /// As it went.
  package var before: Marks { Marks(turns.map(\.before)) }
  /// As it would have gone.
  package var now: Marks { Marks(turns.map(\.now)) }
  /// What became of the first offer; nil where there was none and would be none.
  package var offer: Change? { Change(before.offeredAt, now.offeredAt) }
  /// What became of the hand-over; nil where there was none and would be none.
  package var handOver: Change? { Change(before.handedOverAt, now.handedOverAt) }
  /// Whether anything would have come at another time, or not at all.
  package var isChanged: Bool { before != now }

  func isFalseAlarm(_ marks: Marks) -> Bool? { calmUntil.map { limit in marks.first.map { $0 < limit } ?? false } }
}

/// What became of a person's coming.
package enum Change: String, Hashable, Sendable, CaseIterable {
  /// `gained`: none came, one would have come. `lost`: the other way round. `earlier`, `later` and `same` are about the
  /// customer's turn at which one first came.
  case gained, lost, earlier, later, same

  /// Nil where none came before and none comes now.
  init?(_ before: Int?, _ now: Int?) {
    switch (before, now) {
    case (nil, nil): return nil
    case (nil, _): self = .gained
    case (_, nil): self = .lost
    case (let before?, let now?): self = now < before ? .earlier : now > before ? .later : .same
    }
  }
}

/// A line that the bot heard.
package struct SimulatedTurn: Hashable, Sendable {
  /// As it is stored, or as the file of dialogues has it.
  package var text: String
  /// By the present scorer; nil where people would have had the conversation by then.
  package var score: Double?
  /// What the score is made of, in plain words, the largest part first.
  package var reasons: [String]
  /// Whether the score could lead to something: rules, replies to what was asked and small talk come before it, and an
  /// offer that was just declined is not repeated (E6).
  package var isMoodHeard: Bool
  /// What frustration brought.
  package var before: Help?
  /// What it would have brought.
  package var now: Help?
  /// Whether a person was offered because nothing was found, or nothing that helped.
  package var wasMiss: Bool
  /// Whether one would have been offered for that.
  package var isMiss: Bool

  package init(
    _ text: String, score: Double?, reasons: [String] = [], isMoodHeard: Bool = true, before: Help? = nil,
    now: Help? = nil, wasMiss: Bool = false, isMiss: Bool = false
  ) {
    self.text = text
    self.score = score
    self.reasons = reasons
    self.isMoodHeard = isMoodHeard
    self.before = before
    self.now = now
    self.wasMiss = wasMiss
    self.isMiss = isMiss
  }
}

extension SimulatedConversation {
  /// With what would have been done under `thresholds`, the bot's lines as they were. Once a person would have been
  /// called there is nothing more to bring.
  package func under(_ thresholds: Thresholds) -> SimulatedConversation {
    var changed = self
    var isCalled = false
    for index in turns.indices {
      let turn = turns[index]
      let help = turn.isMoodHeard && !isCalled ? turn.score.flatMap(thresholds.help) : nil
      changed.turns[index].now = help
      changed.turns[index].isMiss = turn.wasMiss && help == nil
      if help == .handOver { isCalled = true }
    }
    return changed
  }
}
