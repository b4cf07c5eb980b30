import Conversation
import Wire

/// What was asked and is not answered.
///
/// Three queues, of which the first goes before the second and that before the third: the machine's own requests, what
/// is sent again, and what was never sent. What is sent again goes one at a time: the desk may refuse a line as too
/// fast and take the next, and the customer's words must be stored in the order in which they were said.
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
    /// When it was asked, among the others.
    var age: Int
    /// Sent on this connection.
    var isSent = false
    /// Was sent on a connection before: the desk may have done it already.
    var wasSent = false
    /// Not to be sent again before.
    var notBefore: Int64 = 0
    /// The events that came for it.
    var events: [WireEvent] = []
  }

  private var pending: [MessageID: Pending] = [:]
  private var repairs: ArraySlice<MessageID> = []
  private var again: ArraySlice<MessageID> = []
  private var fresh: ArraySlice<MessageID> = []
  /// The one that was sent again and is not answered.
  private var resent: MessageID?
  private var count = 0
  private var repairCount = 0
  private(set) var unanswered = 0

  subscript(id: MessageID) -> Pending? { pending[id] }

  /// - Returns: false where the id is in use.
  mutating func add(_ request: ClientRequest, _ envelope: Envelope) -> Bool {
    guard pending[envelope.id] == nil else { return false }
    add(request, envelope, .owner)
    fresh.append(envelope.id)
    return true
  }

  /// Adds a request of the machine's own.
  mutating func repair(_ conversation: ConversationID, by request: ClientRequest) {
    repeat { repairCount += 1 } while pending[Self.repairID(repairCount)] != nil
    let id = Self.repairID(repairCount)
    add(request, Envelope(id: id, conversation: conversation), .repair(conversation))
    repairs.append(id)
  }

  /// Always an id: letters, a colon and a number, far fewer than 64.
  private static func repairID(_ number: Int) -> MessageID { MessageID(rawValue: "repair:\(number)")! }

  private mutating func add(_ request: ClientRequest, _ envelope: Envelope, _ purpose: Purpose) {
    count += 1
    pending[envelope.id] = Pending(request: request, envelope: envelope, purpose: purpose, age: count)
  }

  /// The next to be sent, marked as sent; nil where all are, or as many as may be are unanswered.
  mutating func next(limit: Int, at now: Int64) -> Pending? {
    guard unanswered < limit, let id = nextID(at: now), var next = pending[id] else { return nil }
    if next.wasSent { resent = id }
    next.isSent = true
    pending[id] = next
    unanswered += 1
    return next
  }

  private mutating func nextID(at now: Int64) -> MessageID? {
    if let id = Self.take(from: &repairs, of: pending, at: now) { return id }
    guard resent == nil else { return nil }
    if let id = Self.take(from: &again, of: pending, at: now) { return id }
    return again.isEmpty ? Self.take(from: &fresh, of: pending, at: now) : nil
  }

  private static func take(
    from queue: inout ArraySlice<MessageID>, of pending: [MessageID: Pending], at now: Int64
  ) -> MessageID? {
    while let id = queue.first {
      let notBefore = pending[id]?.notBefore
      if let notBefore, notBefore > now { return nil }
      queue.removeFirst()
      if notBefore != nil { return id }
    }
    return nil
  }

  /// When something that was postponed is to be sent; nil: nothing waits for a moment to come. What could be sent by
  /// `now` and was not waits for room.
  func due(after now: Int64) -> Int64? {
    [repairs.first, resent == nil ? again.first : nil].compactMap { $0.flatMap { pending[$0]?.notBefore } }
      .filter { $0 > now }.min()
  }

  mutating func answered(_ id: MessageID) -> Pending? {
    guard let done = pending.removeValue(forKey: id) else { return nil }
    if done.isSent { unanswered -= 1 }
    if resent == id { resent = nil }
    return done
  }

  /// To be sent again once it is `moment`, before all that was asked later.
  mutating func postpone(_ id: MessageID, until moment: Int64) {
    guard var waiting = pending[id], waiting.isSent else { return }
    unanswered -= 1
    waiting.isSent = false
    waiting.notBefore = moment
    pending[id] = waiting
    if case .repair = waiting.purpose {
      repairs.insert(id, at: repairs.startIndex)
    } else {
      again.insert(id, at: again.startIndex)
      if resent == id { resent = nil }
    }
  }

  mutating func connectionLost() {
    pending = pending.filter { if case .repair = $0.value.purpose { false } else { true } }
    for (id, var waiting) in pending {
      waiting.wasSent = waiting.wasSent || waiting.isSent
      waiting.isSent = false
      waiting.notBefore = 0
      waiting.events = []
      pending[id] = waiting
    }
    repairs = []
    again = ArraySlice(pending.values.filter(\.wasSent).sorted { $0.age < $1.age }.map(\.envelope.id))
    resent = nil
    unanswered = 0
  }

  /// - Returns: the owner's that were left, the oldest first.
  mutating func removeAll() -> [MessageID] {
    let left = pending.values.filter { if case .owner = $0.purpose { true } else { false } }
    self = Requests()
    return left.sorted { $0.age < $1.age }.map(\.envelope.id)
  }

  /// Keeps an event that came for a `history` of the owner's.
  ///
  /// - Returns: false where it came for something else.
  mutating func collect(_ event: WireEvent) -> Bool {
    guard let id = event.answering, let waiting = pending[id], case .owner = waiting.purpose,
      case .history = waiting.request
    else { return false }
    pending[id]?.events.append(event)
    return true
  }

  func isRepairing(_ conversation: ConversationID) -> Bool {
    pending.values.contains { waiting in
      guard case .repair(let repaired) = waiting.purpose else { return false }
      return repaired == conversation
    }
  }
}
