import Conversation
import Wire

/// What was asked and is not answered, in the order in which it was asked.
struct Requests: Sendable {
  enum Purpose {
    /// The owner's own.
    case owner
    /// The machine's: to hear again of a conversation, or what is missing of it.
    case repair(ConversationID)
  }

  struct Pending {
    var request: ClientRequest
    var envelope: Envelope
    var purpose: Purpose
    /// Sent on this connection.
    var isSent = false
    /// Was sent on a connection before: the desk may have done it already.
    var wasSent = false
    /// Not to be sent again before.
    var notBefore: Int64 = 0
    /// The events that came for it.
    var events: [WireEvent] = []
    var exported: [ExportedConversation] = []
  }

  private var pending: [MessageID: Pending] = [:]
  /// The ids by age; those answered are taken out now and then.
  private var order: [MessageID] = []
  /// Of `order`: all before were sent.
  private var sentCount = 0
  private var repairs = 0
  private(set) var unanswered = 0

  subscript(id: MessageID) -> Pending? { pending[id] }

  /// - Returns: false where the id is in use.
  mutating func add(_ request: ClientRequest, _ envelope: Envelope, _ purpose: Purpose = .owner) -> Bool {
    guard pending[envelope.id] == nil else { return false }
    pending[envelope.id] = Pending(request: request, envelope: envelope, purpose: purpose)
    order.append(envelope.id)
    return true
  }

  /// An id for a request of the machine's own.
  mutating func repairID() -> MessageID {
    repairs += 1
    return MessageID(rawValue: "repair:\(repairs)")!
  }

  /// The next to be sent, marked as sent; nil where all are, or as many as may be are unanswered.
  mutating func next(limit: Int, at now: Int64) -> Pending? {
    while unanswered < limit, sentCount < order.count {
      let id = order[sentCount]
      guard var next = pending[id], !next.isSent else {
        sentCount += 1
        continue
      }
      guard next.notBefore <= now else { return nil }
      sentCount += 1
      next.isSent = true
      pending[id] = next
      unanswered += 1
      return next
    }
    return nil
  }

  mutating func answered(_ id: MessageID) -> Pending? {
    guard let done = pending.removeValue(forKey: id) else { return nil }
    if done.isSent { unanswered -= 1 }
    tidy()
    return done
  }

  /// To be sent again once it is `moment`, before all that was asked later.
  mutating func postpone(_ id: MessageID, until moment: Int64) {
    guard var waiting = pending[id] else { return }
    if waiting.isSent { unanswered -= 1 }
    waiting.isSent = false
    waiting.notBefore = moment
    pending[id] = waiting
    sentCount = 0
  }

  mutating func connectionLost() {
    for (id, var waiting) in pending {
      if case .repair = waiting.purpose {
        pending[id] = nil
        continue
      }
      waiting.wasSent = waiting.wasSent || waiting.isSent
      waiting.isSent = false
      waiting.notBefore = 0
      waiting.events = []
      waiting.exported = []
      pending[id] = waiting
    }
    order.removeAll { pending[$0] == nil }
    sentCount = 0
    unanswered = 0
  }

  mutating func removeAll() -> [MessageID] {
    let left = order.filter { id in
      guard let waiting = pending[id], case .owner = waiting.purpose else { return false }
      return true
    }
    self = Requests()
    return left
  }

  /// The oldest sent `history` of the conversation, which the event belongs to if it is in its range.
  mutating func collect(_ event: WireEvent, isSessions: Bool) -> Bool {
    for id in order {
      guard var waiting = pending[id], waiting.isSent, case .owner = waiting.purpose,
        case .history(let range, _) = waiting.request,
        waiting.envelope.conversation == event.conversation || waiting.envelope.conversation == nil && isSessions,
        range.holds(event.seq)
      else { continue }
      // One that happens meanwhile may come before those that happened earlier.
      let place = waiting.events.lastIndex { $0.seq <= event.seq }
      if let place, waiting.events[place].seq == event.seq { continue }
      waiting.events.insert(event, at: place.map { $0 + 1 } ?? 0)
      pending[id] = waiting
      return true
    }
    return false
  }

  mutating func collect(_ id: MessageID, _ conversation: ConversationID, _ events: [WireEvent]) {
    pending[id]?.exported.append(ExportedConversation(conversation, events: events))
  }

  func isRepairing(_ conversation: ConversationID) -> Bool {
    pending.values.contains { waiting in
      guard case .repair(let repaired) = waiting.purpose else { return false }
      return repaired == conversation
    }
  }

  /// What was answered leaves `order` when it makes up half of it.
  private mutating func tidy() {
    guard order.count > 64, order.count > 2 * pending.count else { return }
    let sent = order[..<sentCount].count { pending[$0] != nil }
    order.removeAll { pending[$0] == nil }
    sentCount = sent
  }
}

extension HistoryRange {
  fileprivate func holds(_ seq: Int) -> Bool {
    switch self {
    case .after(let after): seq > after
    case .before(let before): before.map { seq < $0 } ?? true
    }
  }
}
