import Conversation
import Knowledge
import Storage

/// What is known of a conversation while it is worked on: where it stands, and how lists show it.
struct Remembered: Sendable {
  private(set) var state = ConversationState()
  private(set) var summary: ConversationSummary
  /// What was to be stored since may be stored or not: only the store can say. Kept, so that what it did store is news.
  var isStale = false

  /// Of a conversation of which nothing has been read.
  init(_ conversation: ConversationID) {
    summary = ConversationSummary(opening: conversation, at: Timestamp(milliseconds: 0))
  }

  /// Takes in the events that follow what is known.
  mutating func take(_ events: some Sequence<Event>) {
    for event in events {
      if state.seq == 0 { summary = ConversationSummary(opening: summary.id, at: event.at) }
      state.apply(event)
      summary.take(event.content, at: event.at)
    }
  }
}
