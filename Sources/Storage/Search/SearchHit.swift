package import Conversation
package import Knowledge

/// A message or note in which a search found all its words.
package struct SearchHit: Hashable, Sendable {
  /// Where it was said.
  package var conversation: ConversationID
  /// Of the event that holds the words.
  package var seq: Int
  /// When it was said.
  package var at: Timestamp
  /// Who said it; of a note the agent who wrote it.
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
