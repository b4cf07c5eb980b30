package import Conversation
package import Knowledge

/// A message or note in which a search found all its words.
package struct SearchHit: Hashable, Sendable {
  package var conversation: ConversationID
  package var seq: Int
  package var at: Timestamp
  package var from: Speaker
  /// Around what was found, at most 200 scalars.
  package var snippet: String

  package init(conversation: ConversationID, seq: Int, at: Timestamp, from: Speaker, snippet: String) {
    self.conversation = conversation
    self.seq = seq
    self.at = at
    self.from = from
    self.snippet = snippet
  }
}
