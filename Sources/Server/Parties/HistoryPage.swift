import Conversation
import Desk
import Wire

/// Some of a conversation's events, as `history` asks for them.
struct HistoryPage {
  let conversation: ConversationID
  let events: [Event]
  let hasMore: Bool

  /// - Parameter last: the `seq` of the conversation's last event.
  init(
    _ range: HistoryRange, limit: Int, of conversation: ConversationID, endingAt last: Int, from desk: Desk
  ) async throws(DeskError) {
    self.conversation = conversation
    switch range {
    case .after(let seq):
      let found = try await desk.events(of: conversation, after: seq, limit: limit + 1)
      events = Array(found.prefix(limit))
      hasMore = found.count > limit
    case .before(let seq):
      events = try await desk.events(of: conversation, before: min(seq ?? .max, last + 1), limit: limit)
      hasMore = (events.first?.seq ?? 1) > 1
    }
  }

  func messages(for audience: Audience, answering id: MessageID) -> [ServerMessage] {
    events.map { .event($0, of: conversation, for: audience, answering: id) }
  }
}
