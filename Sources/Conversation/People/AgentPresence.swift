/// Whether a person at the desk can be given conversations.
package enum AgentPresence: String, Hashable, Sendable, Codable, CaseIterable {
  case online
  /// Keeps what they have and is given nothing new.
  case away
  /// Loses what they have back to the queue (E4).
  case offline
}
