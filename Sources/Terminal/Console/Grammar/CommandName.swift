/// Every command that an agent can type, by its name.
///
/// What reads a command and what completes one go through these case by case, so that the compiler finds the place where
/// a new one is missing.
enum CommandName: String, CaseIterable, Sendable {
  case queue, convs, claim, open, leave, reply, note, label, transfer, assign, back, snooze, resolve, reopen, suggest
  case send, edit, why, search, history, follow, unfollow, teach, presence, agents, status, canned, conv, help, quit
}
