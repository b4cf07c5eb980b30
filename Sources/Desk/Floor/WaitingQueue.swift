import Conversation
import Knowledge
import Language
import Storage

/// The conversations that wait for a person, in the order in which they are served: the most urgent first, then the
/// longest waiting.
///
/// There is one order for all, so that a place is the same whoever looks: for a conversation that only one department
/// serves, the number ahead of it is an upper bound. Finding and reading a place is O(log n).
struct WaitingQueue {
  /// One that waits; its place follows from the others.
  struct Entry: Hashable {
    var conversation: ConversationID
    var since: Timestamp
    var priority: Priority
    var cause = Cause.request
    var department: DepartmentID?
    var agent: Agent?
    var firstLine: String?
    var locale = LocaleCode.english
    var seq = 0
    /// When it came to its place in this queue, or got another by a change of urgency. It may be later than `since`:
    /// whom a person let go of waits on from where they stood (E4), yet has not waited all the while.
    var cameAt: Timestamp
    /// How many were ahead when it came, or last changed its urgency.
    var aheadAtFirst = 0

    /// Ordered by this; the id decides between two that came in the same millisecond.
    fileprivate var key: Key {
      Key(urgency: -priority.urgency, since: since.rawValue, conversation: conversation)
    }
  }

  fileprivate struct Key: Hashable, Comparable {
    var urgency: Int
    var since: Int64
    /// Nil: after all others.
    var conversation: ConversationID?

    static func < (left: Key, right: Key) -> Bool {
      if left.urgency != right.urgency { return left.urgency < right.urgency }
      if left.since != right.since { return left.since < right.since }
      guard let id = left.conversation else { return false }
      return right.conversation.map { id.rawValue < $0.rawValue } ?? true
    }
  }

  private var order: [Key] = []
  private var entries: [ConversationID: Entry] = [:]

  var count: Int { order.count }

  subscript(conversation: ConversationID) -> Entry? { entries[conversation] }

  /// In the order in which they are served.
  var inOrder: some Sequence<Entry> { order.lazy.compactMap { key in key.conversation.flatMap { entries[$0] } } }

  /// The first `limit` as agents see them.
  func listed(_ limit: Int) -> [QueueEntry] {
    zip(1..., inOrder).prefix(limit).map { QueueEntry($1, place: $0) }
  }

  /// From 1; nil for one that does not wait.
  func place(of conversation: ConversationID) -> Int? {
    entries[conversation].map { lowerBound(of: $0.key) + 1 }
  }

  /// How many are served before one of this urgency: where it waits already, since when it did, else as the last comer.
  func ahead(of conversation: ConversationID, priority: Priority) -> Int {
    guard var entry = entries[conversation] else {
      return lowerBound(of: Key(urgency: -priority.urgency, since: .max, conversation: nil))
    }
    entry.priority = priority
    let above = lowerBound(of: entry.key)
    let isItselfAbove = entries[conversation].map { $0.key < entry.key } ?? false
    return isItselfAbove ? above - 1 : above
  }

  /// Lets it wait, or wait otherwise than before.
  mutating func put(_ entry: Entry) {
    var entry = entry
    let before = entries[entry.conversation]
    if let before, before.key == entry.key {
      entry.aheadAtFirst = before.aheadAtFirst
      entry.cameAt = before.cameAt
    } else {
      remove(entry.conversation)
      let index = lowerBound(of: entry.key)
      entry.aheadAtFirst = index
      order.insert(entry.key, at: index)
    }
    entries[entry.conversation] = entry
  }

  /// - Returns: what waited, if it did.
  @discardableResult
  mutating func remove(_ conversation: ConversationID) -> Entry? {
    guard let entry = entries.removeValue(forKey: conversation) else { return nil }
    order.remove(at: lowerBound(of: entry.key))
    return entry
  }

  /// The index of the first that is not before `key`.
  private func lowerBound(of key: Key) -> Int {
    var range = order.startIndex..<order.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = order[middle] < key ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

extension WaitingQueue.Entry {
  /// What a summary says of a conversation that waits; its last event is what made it wait, unless `cameAt` is given.
  init(_ summary: ConversationSummary, cameAt: Timestamp? = nil) {
    self.init(
      conversation: summary.id, since: summary.waitingSince ?? summary.lastEventAt, priority: summary.priority,
      cause: summary.handoff?.cause ?? .request, department: summary.handoff?.department,
      agent: summary.handoff?.agent, firstLine: summary.firstLine, locale: summary.locale, seq: summary.seq,
      cameAt: cameAt ?? summary.lastEventAt)
  }
}

extension QueueEntry {
  init(_ entry: WaitingQueue.Entry, place: Int) {
    self.init(
      conversation: entry.conversation, place: place, since: entry.since, cause: entry.cause,
      priority: entry.priority, department: entry.department, agent: entry.agent, firstLine: entry.firstLine,
      locale: entry.locale, seq: entry.seq)
  }
}

extension Priority {
  /// 0 for the lowest. `<` of the type itself searches its cases, which a queue does too often.
  fileprivate var urgency: Int {
    switch self {
    case .low: 0
    case .normal: 1
    case .high: 2
    case .urgent: 3
    }
  }
}
