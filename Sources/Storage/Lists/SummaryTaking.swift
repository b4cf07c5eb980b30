package import Conversation
package import Knowledge

extension ConversationSummary {
  /// Scalars of the customer's first line that a list keeps.
  static let firstLineScalarsMaximum = 200
  /// Raised when `take` makes something else of the same events: what is stored is then folded anew.
  static let foldVersion = 2

  /// Of a conversation that has no event yet.
  package init(opening id: ConversationID, at now: Timestamp) {
    self.init(id: id, seq: 0, status: .bot, priority: .normal, createdAt: now, lastEventAt: now)
  }

  /// Takes the next event in. Every store keeps its summaries with this, so that they cannot differ.
  package mutating func take(_ content: Event.Content, at moment: Timestamp) {
    seq += 1
    lastEventAt = moment
    switch content {
    case .created(let created):
      locale = created.locale
      customer = created.customer
    case .message(let message) where message.from.kind == .customer && firstLine == nil:
      firstLine = String(String.UnicodeScalarView(message.text.unicodeScalars.prefix(Self.firstLineScalarsMaximum)))
    case .localeChanged(let change): locale = change.locale
    case .handoff(let wanted):
      handoff = wanted
      priority = wanted.priority
    case .statusChanged(let change): take(change, at: moment)
    case .assigneeChanged(let change): agent = change.agent
    case .labelsChanged(let change):
      labels = labels.filter { !change.removed.contains($0) } + change.added.filter { !labels.contains($0) }
    case .timerSet(let timer): dueAt = timer.due
    case .forgotten:
      firstLine = nil
      labels = []
    case .disclosed, .message, .masked, .decided, .offerDeclined, .contactLeft, .contactIdentified, .noted, .rated,
      .requestTaken, .pageViewed, .erased:
      break
    }
  }

  /// What made it urgent is over when the bot has it again or it is resolved (E5). Whom a person let go of waits on from
  /// where they stood (E4).
  private mutating func take(_ change: StatusChange, at moment: Timestamp) {
    if status == .pending, change.to == .open { measureWait(until: moment) }
    status = change.to
    switch change.to {
    case .pending: waitingSince = waitingSince ?? moment
    case .bot, .resolved:
      waitingSince = nil
      priority = .normal
      agent = nil
      handoff = nil
    case .open, .snoozed: break
    }
  }

  /// A wait is measured when a person first comes. Whom that person lets go of keeps their place, but the time that they
  /// were served is no wait, and must not lengthen the estimate for others.
  private mutating func measureWait(until moment: Timestamp) {
    guard let since = waitingSince, lastWait.map({ $0.at < since }) ?? true else { return }
    lastWait = MeasuredWait(at: moment, milliseconds: moment - since, ahead: handoff?.ahead)
  }
}
