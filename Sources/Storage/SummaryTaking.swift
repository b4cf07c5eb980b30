package import Conversation
package import Knowledge

extension ConversationSummary {
  /// Scalars of the customer's first line that a list keeps.
  package static let firstLineScalarsMaximum = 200

  /// Of a conversation that has no event yet.
  package init(opening id: ConversationID, at now: Timestamp) {
    self.init(id: id, seq: 0, status: .bot, priority: .normal, createdAt: now, lastEventAt: now)
  }

  /// Takes the next event in. Every store keeps its summaries with this, so that they cannot differ.
  package mutating func take(_ content: Event.Content, at moment: Timestamp) {
    seq += 1
    lastEventAt = moment
    switch content {
    case .message(let message) where message.from.kind == .customer && firstLine == nil:
      firstLine = String(String.UnicodeScalarView(message.text.unicodeScalars.prefix(Self.firstLineScalarsMaximum)))
    case .handoff(let handoff): priority = handoff.priority
    case .statusChanged(let change): take(change, at: moment)
    default: break
    }
  }

  /// What made it urgent is over when the bot has it again or it is resolved (E5). Whom a person let go of waits on from
  /// where they stood (E4).
  private mutating func take(_ change: StatusChange, at moment: Timestamp) {
    status = change.to
    switch change.to {
    case .pending: waitingSince = waitingSince ?? moment
    case .bot, .resolved:
      waitingSince = nil
      priority = .normal
    case .open, .snoozed: break
    }
  }
}
