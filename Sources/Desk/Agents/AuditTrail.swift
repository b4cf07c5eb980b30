import Conversation
import Storage

/// What agents read and do, on record (P11): who, when, what, in which conversation; never what was written.
struct AuditTrail: Sendable {
  private let directory: any AgentDirectory
  private let clock: any WallClock

  /// - Parameter directory: keeps the trail beside the accounts.
  init(_ directory: any AgentDirectory, clock: any WallClock = SystemClock()) {
    self.directory = directory
    self.clock = clock
  }

  /// Durable when it returns.
  ///
  /// - Parameters:
  ///   - action: by its name in docs/protocol.md.
  ///   - account: nil where nobody was signed in.
  ///   - detail: counts and names, never a text.
  func record(
    _ action: String, by account: AgentAccount?, in conversation: ConversationID? = nil, detail: String? = nil
  ) async throws(AgentDirectoryError) {
    try await directory.record(
      AuditEntry(
        at: clock.now(), agent: account?.agent, action: action, conversation: conversation, detail: detail))
  }
}
