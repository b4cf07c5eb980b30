package import Conversation
package import Knowledge
import Language

/// A conversation at a glance, for the person who takes it.
///
/// What was asked, answered and of no use, and the mood, are of the matter that goes on: since it was last resolved, if
/// the customer wrote after that. Of each list the last `kept` are shown; labels and details are few.
package struct CaseSummary: Hashable, Sendable {
  /// How much of each list is shown, the latest.
  package static let kept = 20
  /// Characters of each text in it: the whole stands in the conversation.
  package static let charactersOfEach = 500

  /// Why a person was called; nil where none was.
  package var cause: Cause?
  /// The same in plain words, with who passed it on, for whom it is meant, and how urgent it is.
  package var lines: [String] = []
  /// What the customer asked, as stored.
  package var asked: [String] = []
  /// The titles of the entries whose answers were posted.
  package var answered: [String] = []
  /// What the customer asked to no use.
  package var failed: [String] = []
  /// After each line of theirs that the bot read: 0 calm, 1 frustrated enough to be handed over at once.
  package var mood: [Double] = []
  /// Where the customer can be reached, in their words.
  package var contact: [String] = []
  /// What agents noted, in all of the conversation, oldest first.
  package var notes: [Note] = []
  /// Those that it has now.
  package var labels: [String] = []
  /// What the customer thought of answers and conversation, oldest first.
  package var ratings: [Rating] = []
  /// What else is known of the customer and the conversation.
  package var details: [Detail] = []

  /// One line of what is known besides, as a name and a value.
  package struct Detail: Hashable, Sendable {
    /// A stable name in lower case: `language`, `channel`, `name`, `email`, `phone`, `identity`, `page`, `lines`, `was
    /// with`.
    package var name: String
    /// For people to read; may be foreign text, hostile until escaped.
    package var value: String

    /// - Parameter name: what canned replies and consoles know it by.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// - Parameters:
  ///   - events: all of the conversation.
  ///   - frustrationMaximum: accumulated frustration that counts as 1.
  package init(_ events: [Event], in knowledge: KnowledgeBase, frustrationMaximum: Double = Policy().handOverAt) {
    let state = ConversationState(folding: events)
    labels = state.labels
    for event in events { take(event.content) }
    let matter = Self.matter(of: events)
    let turns = CustomerTurn.turns(of: matter)
    takeTurns(turns, in: knowledge, frustrationMaximum: frustrationMaximum)
    if let handoff = matter.lastHandoff ?? state.handoff {
      cause = handoff.cause
      lines = HandoffReason.lines(for: handoff, after: turns.compactMap(\.decision), in: knowledge)
    }
    details = Self.details(of: events, state)
    shorten()
  }

  private mutating func take(_ content: Event.Content) {
    switch content {
    case .contactLeft(let left): contact.append(left.text)
    case .noted(let note): notes.append(note)
    case .rated(let rating): ratings.append(rating)
    default: break
    }
  }

  private mutating func takeTurns(_ turns: [CustomerTurn], in knowledge: KnowledgeBase, frustrationMaximum: Double) {
    var lastQuestion: String?
    for turn in turns {
      if let decision = turn.decision {
        mood.append(min(1, max(0, decision.mood.accumulated / frustrationMaximum)))
        let isItselfOfNoUse = decision.reading.map { $0.band == .none } ?? false
        let ofNoUse = isItselfOfNoUse && turn.isQuestion ? turn.text : lastQuestion ?? turn.text
        if decision.failed, failed.last != ofNoUse { failed.append(ofNoUse) }
      }
      answered += turn.posted.map { knowledge.entry($0)?.title ?? $0.rawValue }.filter { !answered.contains($0) }
      if turn.isQuestion {
        asked.append(turn.text)
        lastQuestion = turn.text
      }
    }
  }

  private mutating func shorten() {
    asked = Self.shortened(asked)
    answered = answered.suffix(Self.kept)
    failed = Self.shortened(failed)
    mood = mood.suffix(Self.kept)
    contact = Self.shortened(contact)
    notes = notes.suffix(Self.kept).map { note in
      var note = note
      note.text = Self.shortened(note.text)
      return note
    }
    ratings = ratings.suffix(Self.kept).map { rating in
      var rating = rating
      rating.comment = rating.comment.map(Self.shortened)
      return rating
    }
  }

  private static func shortened(_ texts: [String]) -> [String] { texts.suffix(kept).map(shortened) }

  private static func shortened(_ text: String) -> String {
    text.count > charactersOfEach ? text.prefix(charactersOfEach) + "…" : text
  }

  /// The events since it was last resolved; all, where the customer has written nothing since.
  private static func matter(of events: [Event]) -> ArraySlice<Event> {
    let resolved = events.lastIndex { event in
      if case .statusChanged(let change) = event.content { change.to == .resolved } else { false }
    }
    guard let resolved else { return events[...] }
    let since = events[(resolved + 1)...]
    return CustomerTurn.turns(of: since).isEmpty ? events[...] : since
  }

  private static func details(of events: [Event], _ state: ConversationState) -> [Detail] {
    var details = [Detail("language", state.locale.rawValue)]
    if !state.channel.isEmpty { details.append(Detail("channel", state.channel)) }
    if let contact = state.contact { details += Self.details(of: contact) }
    if let page = state.page {
      details.append(Detail("page", page.title.map { "\(page.path) (\($0))" } ?? page.path))
    }
    details.append(Detail("lines", String(state.customerTurns)))
    var people: [String] = []
    for case .assigneeChanged(let change) in events.map(\.content) {
      if let name = change.agent?.name, !people.contains(name) { people.append(name) }
    }
    people.removeAll { $0 == state.agent?.name }
    if !people.isEmpty { details.append(Detail("was with", people.joined(separator: ", "))) }
    return details
  }
}

extension CaseSummary {
  /// What canned replies take is under the names `name`, `email` and `phone`.
  private static func details(of contact: ContactIdentity) -> [Detail] {
    let told = [("name", contact.name), ("email", contact.email), ("phone", contact.phone)]
    return told.compactMap { name, value in value.map { Detail(name, $0) } }
      + [Detail("identity", "\(contact.identifier), signed by the website")]
  }
}

extension Sequence<Event> {
  fileprivate var lastHandoff: Handoff? {
    var last: Handoff?
    for event in self { if case .handoff(let handoff) = event.content { last = handoff } }
    return last
  }
}
