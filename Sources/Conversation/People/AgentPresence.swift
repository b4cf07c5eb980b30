/// Whether a person at the desk can be given conversations.
package enum AgentPresence: String, Hashable, Sendable, Codable, CaseIterable {
  /// Is there, and is given what waits as far as they have room.
  case online
  /// Keeps what they have and is given nothing new.
  case away
  /// Loses what they have back to the queue (E4).
  case offline
}
