import Conversation
import Knowledge

/// What an agent asks of the console.
struct ConsoleCommand: Hashable, Sendable {
  /// A conversation as an agent names it: by the console's short number, or by its id.
  enum Reference: Hashable, Sendable {
    case number(Int)
    case id(ConversationID)
  }

  enum Act: Hashable, Sendable {
    case queue
    case list(status: Status?, mine: Bool, label: String?, limit: Int)
    case claim
    /// From the one who has it.
    case takeOver
    case open
    /// No conversation is selected any more.
    case leave
    case reply(String)
    case note(String)
    /// Shortcodes, in order, and what is written after them.
    case canned([String], then: String)
    case label(add: [String], remove: [String])
    /// To an agent (name or id) or a department; which, the model knows. The note is for whoever takes it.
    case transfer(String, note: String?)
    case handBack
    case snooze(until: Timestamp)
    case resolve(reason: String?)
    case reopen
    case suggest
    /// The suggestion of that number, as it is.
    case send(Int)
    /// The suggestion of that number, into the line being typed; or, with a text, that text in its place.
    case edit(Int, String?)
    case why
    case search(String, limit: Int)
    case history(Int)
    case follow
    case unfollow
    /// What was given of question, target, answer and topic; the rest is asked for.
    case teach([String])
    case presence(AgentPresence)
    case agents
    case status
    case shortcodes
    case help(String?)
    case quit
  }

  var act: Act
  /// Nil: the selected one.
  var conversation: Reference?

  init(_ act: Act, in conversation: Reference? = nil) {
    self.act = act
    self.conversation = conversation
  }
}

/// What a typed line is.
enum ConsoleLine: Hashable, Sendable {
  case command(ConsoleCommand)
  /// To be said to the customer of the selected conversation.
  case reply(String)
  case nothing
  case problem(GrammarProblem)
}

/// Why a line is not carried out. Nothing is lost: the up arrow brings it back.
indirect enum GrammarProblem: Error, Hashable, Sendable {
  /// No command of that name; with the nearest one.
  case unknown(String, nearest: String?)
  /// It looks like a command with a slip; a reply it may be, too.
  case perhaps(String)
  /// It begins with a command's name and is none; a reply it may be, too.
  case notSaid(GrammarProblem)
  /// What follows the command does not fit it.
  case usage(CommandWord)
  case badTime(String)
  case badLabel(String)
  /// Not from 1 to the most that the command takes.
  case badCount(String, CommandWord, most: Int)
  case unclosedQuote

  var text: String {
    switch self {
    case .unknown(let word, let nearest):
      "There is no command \(word)."
        + (nearest.map { " Did you mean \($0)?" } ?? "") + " `help` lists them all."
    case .perhaps(let name):
      "Not sent: did you mean the command \(name)? `reply …` sends a line to the customer as it is."
    case .notSaid(let problem): "Not sent. \(problem.text) Say it to the customer? `reply …` sends a line as it is."
    case .usage(let word): "\(word.name) is written `\(word.usage)`."
    case .badTime(let text):
      "\"\(text)\" is no time to come: write 30m, 2h, 3d, 9:00, tomorrow, monday 9:00 or 2026-12-24 9:00."
    case .badLabel(let text):
      "\"\(text)\" is no label: a label is 1 to 32 of the letters a to z, digits, - and _."
    case .badCount(let text, let word, let most):
      "\(word.name) takes a count from 1 to \(most), not \(text)."
    case .unclosedQuote: "A quotation mark is not closed. Close it, or leave both out."
    }
  }
}
