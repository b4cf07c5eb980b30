import Conversation

/// States of conversations that were of use lately, so that a line does not read the whole conversation again.
struct ConversationCache {
  /// States kept; past it, all but the newest half are let go.
  private static let capacity = 4_096

  private var states: [ConversationID: (state: ConversationState, usedAt: Int)] = [:]
  private var uses = 0

  subscript(conversation: ConversationID) -> ConversationState? {
    mutating get {
      guard let found = states[conversation]?.state else { return nil }
      touch(conversation, found)
      return found
    }
  }

  /// Keeps a state that was read, unless a later one is known: reading takes time, in which others may have written.
  mutating func remember(_ state: ConversationState, of conversation: ConversationID) {
    if let known = states[conversation]?.state, known.seq >= state.seq { return }
    touch(conversation, state)
    if states.count > Self.capacity { letGo() }
  }

  mutating func forget(_ conversation: ConversationID) { states[conversation] = nil }

  /// Takes stored events in. Where they do not follow what is known, the state is forgotten and read again when needed.
  mutating func advance(_ conversation: ConversationID, by events: [Event]) {
    guard var state = states[conversation]?.state, events.first?.seq == state.seq + 1 else {
      states[conversation] = nil
      return
    }
    for event in events { state.apply(event) }
    touch(conversation, state)
  }

  private mutating func touch(_ conversation: ConversationID, _ state: ConversationState) {
    uses += 1
    states[conversation] = (state, uses)
  }

  private mutating func letGo() {
    let oldest = states.sorted { $0.value.usedAt < $1.value.usedAt }.prefix(states.count / 2)
    for (conversation, _) in oldest { states[conversation] = nil }
  }
}
