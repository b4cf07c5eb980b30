/// A command's names and what `help` says of it.
struct CommandWord: Hashable, Sendable {
  var command: CommandName
  var aliases: [String]
  var usage: String
  var does: String

  var name: String { command.rawValue }

  private init(_ command: CommandName, _ aliases: [String] = [], _ usage: String, _ does: String) {
    self.command = command
    self.aliases = aliases
    self.usage = usage
    self.does = does
  }

  /// In the order in which `help` lists them.
  static let all: [CommandWord] = [
    CommandWord(.queue, ["q"], "queue", "show who waits, the next one first"),
    CommandWord(
      .convs, ["ls"], "convs [-s STATUS] [-m] [-l LABEL] [-n COUNT]", "list conversations; -m: only your own"),
    CommandWord(
      .claim, ["c", "take"], "claim [N] [--take-over]",
      "take a conversation; without N the next one; --take-over: a colleague's (leads)"),
    CommandWord(.open, ["o", "select"], "open N", "select a conversation you know, and show what is unread"),
    CommandWord(.leave, [], "leave", "select none; the conversation stays yours; `resolve` is for what is done"),
    CommandWord(.reply, ["r"], "reply TEXT [--private]", "say it to the customer; plain text does the same"),
    CommandWord(.note, ["n"], "note TEXT", "note it for colleagues; the customer never sees it"),
    CommandWord(.label, ["l"], "label +ADD -REMOVE …", "add and remove labels"),
    CommandWord(
      .transfer, ["t"], "transfer AGENT|DEPARTMENT [NOTE]",
      "pass it on, with a note for whoever takes it; @NAME is an agent, #ID a department"),
    CommandWord(.assign, [], "assign [AGENT [NOTE]]", "the same to an agent; to yourself: claim"),
    CommandWord(.back, ["handback"], "back", "hand it back to the bot"),
    CommandWord(
      .snooze, [], "snooze [--until] WHEN", "put it aside until 30m, 2h, 3d, 9:00, tomorrow, monday 9:00"),
    CommandWord(.resolve, ["done"], "resolve [REASON]", "it is done"),
    CommandWord(.reopen, [], "reopen [N]", "take up again what was resolved"),
    CommandWord(.suggest, ["s"], "suggest", "show the bot's best answers for the customer's last line"),
    CommandWord(.send, [], "send K", "send suggestion K as it is"),
    CommandWord(.edit, ["e"], "edit K [TEXT]", "put suggestion K into the line, to be changed; or send TEXT for it"),
    CommandWord(.why, [], "why", "say why the bot's last line was what it was"),
    CommandWord(.search, [], "search [-n COUNT] WORDS", "search what was said in conversations"),
    CommandWord(
      .history, ["h"], "history [COUNT]", "show the last 20 lines, or COUNT of them, 3000 at most"),
    CommandWord(.follow, ["f"], "follow [N]", "watch a conversation of somebody else's"),
    CommandWord(.unfollow, [], "unfollow [N]", "watch it no longer"),
    CommandWord(
      .teach, [], "teach [\"QUESTION\" ENTRY | \"QUESTION\" \"# HEADING\" \"ANSWER\" [FILE]]",
      "have the bot know the answer from now on; what is not given is asked for"),
    CommandWord(.presence, ["p"], "presence online|away|offline", "say whether you can be given conversations"),
    CommandWord(.agents, [], "agents", "show who works, and how much they have"),
    CommandWord(.status, [], "status", "show figures of the desk"),
    CommandWord(
      .canned, [], "canned", "list the canned replies: /shortcode puts one into the line, /a /b two of them"),
    CommandWord(.conv, [], "conv N [COMMAND …]", "a command for conversation N, such as conv 3 resolve"),
    CommandWord(.help, ["?"], "help [COMMAND]", "show this list"),
    CommandWord(.quit, ["exit"], "quit", "leave (or press Ctrl-D)"),
  ]

  private static let byName: [String: CommandWord] = all.reduce(into: [:]) { names, word in
    for name in [word.name] + word.aliases { names[name] = word }
  }

  static func named(_ name: String) -> CommandWord? { byName[name] }
}
