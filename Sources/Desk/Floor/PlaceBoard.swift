import Conversation

/// Who is to be told which place in the queue, and what they were told last.
struct PlaceBoard {
  /// In the order in which they began to follow, in which they are told.
  private var listeners: [ConversationID: [any Listener]] = [:]
  /// Of followed conversations that wait.
  private var told: [ConversationID: Int] = [:]

  /// A place that changed, and who is to hear it.
  struct Change {
    var conversation: ConversationID
    /// Nil: it waits no longer.
    var position: Int?
    var listeners: [any Listener]
  }

  mutating func follow(_ conversation: ConversationID, _ listener: any Listener, place: Int?) {
    listeners[conversation, default: []].removeAll { $0 === listener }
    listeners[conversation, default: []].append(listener)
    told[conversation] = place
  }

  mutating func unfollow(_ conversation: ConversationID, _ listener: any Listener) {
    listeners[conversation]?.removeAll { $0 === listener }
    guard listeners[conversation]?.isEmpty == true else { return }
    listeners[conversation] = nil
    told[conversation] = nil
  }

  /// The followed conversations whose place is not the one told last; it counts as told from now on.
  mutating func changes(in queue: WaitingQueue) -> [Change] {
    if listeners.isEmpty { return [] }
    var changes: [Change] = []
    let left = told.keys.filter { queue[$0] == nil }.sorted { $0.rawValue < $1.rawValue }
    for conversation in left { note(nil, of: conversation, in: &changes) }
    for (place, entry) in zip(1..., queue.inOrder)
    where listeners[entry.conversation] != nil && told[entry.conversation] != place {
      note(place, of: entry.conversation, in: &changes)
    }
    return changes
  }

  private mutating func note(_ place: Int?, of conversation: ConversationID, in changes: inout [Change]) {
    told[conversation] = place
    changes.append(Change(conversation: conversation, position: place, listeners: listeners[conversation] ?? []))
  }
}
