import Language

/// What can be asked of the chat itself, and not of the bot.
enum SlashCommand: Hashable, Sendable {
  case help, why, human, history, restart, quit
  /// The name of the transcript, as typed; nil: none was.
  case save(String?)
  /// Begins like a command and is none; with the command that it is nearest to, if one is near.
  case unknown(String, nearest: String?)

  /// In the order in which `/help` lists them.
  static let explained: [(name: String, does: String)] = [
    ("/why", "say why the last answer was what it was"),
    ("/human", "ask for a person"),
    ("/history", "show the conversation so far"),
    ("/save NAME", "keep the conversation as a transcript that `frontdesk replay` can run"),
    ("/restart", "end this conversation and begin a new one"),
    ("/help", "show this list"),
    ("/quit", "leave (or press Ctrl-D)"),
  ]

  /// With their slash, without what follows them.
  static let names: [String] = explained.map { String($0.name.prefix { $0 != " " }) }

  /// Nil for a line that is meant for the bot: one without a slash, with two, or with a path.
  init?(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard let typed = words.first, typed.first == "/", !typed.dropFirst().contains("/") else { return nil }
    let argument = words.dropFirst().first.map { String($0).trimmed }
    switch typed.lowercased() {
    case "/help", "/?": self = .help
    case "/why": self = .why
    case "/human", "/person": self = .human
    case "/history": self = .history
    case "/restart": self = .restart
    case "/quit", "/exit", "/q": self = .quit
    case "/save": self = .save(argument?.isEmpty == false ? argument : nil)
    default: self = .unknown(String(typed), nearest: Self.nearest(to: typed.lowercased()))
    }
  }

  private static func nearest(to typed: String) -> String? {
    let scored = names.compactMap { name -> (name: String, distance: Double)? in
      if typed.count > 1, name.hasPrefix(typed) { return (name, 0) }
      return editDistance(Array(typed.utf8), Array(name.utf8), atMost: 2).map { (name, $0) }
    }
    return scored.min { $0.distance < $1.distance }?.name
  }
}
