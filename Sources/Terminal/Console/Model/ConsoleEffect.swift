import Conversation
import Knowledge
import Wire

/// What the console is to do.
enum ConsoleEffect: Hashable, Sendable {
  /// On standard output.
  case show([StyledLine])
  /// What went wrong or is to be known of the program, on standard error; may hold foreign parts.
  case say(String, TextStyle)
  case ask(ConsoleAsk)
  case signal(TerminalSignal)
  /// Into the line being typed.
  case type(String)
  case leave
}

/// Something asked of the desk, and why.
struct ConsoleAsk: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case queue, queueAtStart, ownAtStart, ownAgain, list, claim, card, cardLines, givenLines, reply, note, label,
      transfer(String), handBack
    case snooze(Timestamp), resolve, reopen, suggest, why, search, history, opening, follow, rejoin, unfollow, presence
    /// What completion and canned replies need; nothing is shown.
    case directory
    case agents, shortcodes, status, tryLesson(Lesson), teach
  }

  var purpose: Purpose
  var request: ClientRequest
  var conversation: ConversationID?
  /// What was read so far, where it asks for a page of a conversation.
  var reading: Reading?

  init(_ purpose: Purpose, _ request: ClientRequest, in conversation: ConversationID? = nil) {
    self.purpose = purpose
    self.request = request
    self.conversation = conversation
  }
}
