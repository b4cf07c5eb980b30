package import Conversation
package import Knowledge

/// A store that forgets everything when it goes: for the simulator, for tests, and for a chat that is not to be kept.
///
/// It keeps the same promises as `SQLiteEventStore` but for durability, and passes the same contract.
package actor InMemoryEventStore: EventStore {
  private struct Stored {
    var summary: ConversationSummary
    var events: [Event] = []
  }

  private var stored: [ConversationID: Stored] = [:]
  /// What a search looks in, as stored: the conversation, and the index of the event in it.
  private var searchable: [(conversation: ConversationID, index: Int)] = []
  private let name = ConversationID(random: .random(in: 0 ... .max), .random(in: 0 ... .max)).rawValue

  /// Empty, with an epoch of its own.
  package init() {}

  package func append(
    _ contents: [Event.Content], to conversation: ConversationID, expecting seq: Int, at now: Timestamp
  ) throws(StoreError) -> [Event] {
    var entry = stored[conversation] ?? Stored(summary: ConversationSummary(opening: conversation, at: now))
    guard entry.summary.seq == seq else { throw .conflict(actual: entry.summary.seq) }
    guard !contents.isEmpty else { return [] }
    var added: [Event] = []
    for content in contents {
      entry.summary.take(content, at: now)
      added.append(Event(seq: entry.summary.seq, at: now, content: content))
      if SearchableText(of: content) != nil { searchable.append((conversation, entry.summary.seq - 1)) }
    }
    entry.events += added
    if let last = contents.compactMap(\.erasesThrough).max() { erase(&entry.events, through: last, of: conversation) }
    stored[conversation] = entry
    return added
  }

  private func erase(_ events: inout [Event], through last: Int, of conversation: ConversationID) {
    for index in events.indices.prefix(last) {
      if let erased = events[index].content.erased { events[index].content = erased }
    }
    searchable.removeAll { $0.conversation == conversation && $0.index < last }
  }

  /// Nothing is left of what was erased.
  package func finishErasing() {}

  package func events(of conversation: ConversationID, after seq: Int, limit: Int) -> [Event] {
    // `seq` counts from 1 without gaps, so it is also the index of the event that follows.
    guard let events = stored[conversation]?.events else { return [] }
    return Array(events.dropFirst(max(0, seq)).prefix(max(0, limit)))
  }

  package func conversations(matching filter: ConversationFilter, limit: Int) -> [ConversationSummary] {
    let latestFirst = stored.values.map(\.summary).filter(filter.admits).sorted {
      ($1.lastEventAt, $0.id.rawValue) < ($0.lastEventAt, $1.id.rawValue)
    }
    return Array(latestFirst.prefix(max(0, limit)))
  }

  package func conversations(of customer: CustomerID, after last: ConversationID?, limit: Int) -> [ConversationID] {
    let all = stored.filter { $0.value.summary.customer == customer && $0.key.rawValue > last?.rawValue ?? "" }.keys
    return Array(all.sorted { $0.rawValue < $1.rawValue }.prefix(max(0, limit)))
  }

  package func waiting() -> [ConversationSummary] {
    func rank(_ summary: ConversationSummary) -> (Priority, Timestamp, String)? {
      (summary.status == .pending ? summary.waitingSince : nil).map { (summary.priority, $0, summary.id.rawValue) }
    }
    return stored.values.compactMap { entry in rank(entry.summary).map { (entry.summary, $0) } }
      .sorted { ($1.1.0, $0.1.1, $0.1.2) < ($0.1.0, $1.1.1, $1.1.2) }
      .map(\.0)
  }

  package func summary(of conversation: ConversationID) -> ConversationSummary? { stored[conversation]?.summary }

  package func due(by moment: Timestamp, limit: Int) -> [ConversationID] {
    let due = stored.values.compactMap { entry in
      entry.summary.dueAt.flatMap { $0 <= moment ? (at: $0, id: entry.summary.id) : nil }
    }
    return due.sorted { ($0.at, $0.id.rawValue) < ($1.at, $1.id.rawValue) }.prefix(max(0, limit)).map(\.id)
  }

  package func nextDue() -> Timestamp? { stored.values.compactMap(\.summary.dueAt).min() }

  package func measuredWaits(limit: Int) -> [MeasuredWait] {
    let waits = stored.values.compactMap { entry in entry.summary.lastWait.map { (wait: $0, id: entry.summary.id) } }
    let latestFirst = waits.sorted { ($1.wait.at, $0.id.rawValue) < ($0.wait.at, $1.id.rawValue) }
    return latestFirst.prefix(max(0, limit)).map(\.wait)
  }

  package func search(_ text: String, limit: Int) -> [SearchHit] {
    let wanted = SearchWords.wanted(in: text)
    guard !wanted.isEmpty, limit > 0 else { return [] }
    var hits: [SearchHit] = []
    for (conversation, index) in searchable.reversed() where hits.count < limit {
      guard let event = stored[conversation]?.events[index], let found = SearchableText(of: event.content),
        Set(SearchWords.of(found.text)).isSuperset(of: wanted)
      else { continue }
      hits.append(found.hit(in: conversation, of: event, wanted: wanted))
    }
    return hits
  }

  package func indexForSearch(limit: Int) -> Bool { false }

  package func epoch() -> String { name }
}
