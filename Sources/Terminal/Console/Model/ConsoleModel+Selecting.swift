import Client
import Conversation
import Knowledge
import Wire

/// Whom the next lines are for.
///
/// A script does not see that a line was refused, and goes on. What follows a `claim 999` is meant for nobody else, and
/// what follows a `teach` are answers to what it asks, no words for a customer: once such a line is refused, nothing is
/// selected until another one succeeds. At a terminal the agent reads the error, and the prompt says who is selected,
/// which stays so.
extension ConsoleModel {
  static let nothingSelected = "No conversation is selected: `open N` selects one, `claim N` takes one from the queue."

  func complainOfSelection() -> ConsoleEffect {
    guard let refusedLine else { return complain(Self.nothingSelected) }
    return complain(
      "Not done: nothing is selected since `\(layout.clipped(refusedLine, to: 40))` was refused. "
        + "`open N` selects a conversation, `claim N` takes one from the queue.")
  }

  /// Notes what a line decides, before it is carried out.
  mutating func begins(_ line: ConsoleLine, _ text: String) {
    deciding = !manner.isTerminal && decides(line, text) ? text.trimmed : nil
  }

  private func decides(_ line: ConsoleLine, _ text: String) -> Bool {
    switch line {
    case .nothing, .reply: return false
    case .command(let command): return command.decides
    case .problem(let problem):
      let first = text.trimmed.prefix { !$0.isWhitespace }
      let names = [String(first), problem.nearest].compactMap(\.self)
      return names.contains {
        CommandWord.named(($0.hasPrefix("/") ? $0.dropFirst() : $0[...]).lowercased())?.decides ?? false
      }
    }
  }

  /// The line was carried out as far as that is possible without the desk.
  mutating func refusedAtOnce(_ effects: [ConsoleEffect]) -> [ConsoleEffect] {
    if effects.contains(where: { if case .say(_, .red) = $0 { true } else { false } }) { decidedWithout() }
    return effects
  }

  /// The desk refused what the line asked for; what it asks for no conversation decides nothing, but for a lesson.
  mutating func refusedLater(_ ask: ConsoleAsk) {
    if case .tryLesson = ask.purpose { return decidedWithout() }
    if ask.conversation != nil { decidedWithout() }
  }

  /// What was to be decided is not.
  mutating func decidedWithout() {
    guard let line = deciding else { return }
    (refusedLine, deciding, selected) = (line, nil, nil)
  }

  /// The conversation is selected, whatever else may be refused of it.
  mutating func decided(on conversation: ConversationID) {
    (refusedLine, deciding, selected) = (nil, nil, conversation)
  }

  /// What answers a lesson that was just refused; nil for any other line. At a terminal too, the refusal may come while
  /// the answer is being typed, and no customer can make anything of a bare yes.
  mutating func answerRefused(_ line: ConsoleLine) -> [ConsoleEffect]? {
    guard isLessonRefused, line != .nothing else { return nil }
    isLessonRefused = false
    guard case .reply(let text) = line, selected != nil, ["yes", "y", "no", "n"].contains(text.lowercased()) else {
      return nil
    }
    return [complain("Not sent: nothing is being taught. `reply \(text)` says it to the customer.")]
  }
}

extension ConsoleCommand {
  /// Whether the lines after it are for whom it names, or its answers.
  fileprivate var decides: Bool {
    switch act {
    case .claim, .takeOver, .open, .reopen, .follow, .teach: true
    default: conversation != nil
    }
  }
}

extension CommandWord {
  fileprivate var decides: Bool {
    switch command {
    case .claim, .open, .reopen, .follow, .conv, .teach: true
    default: false
    }
  }
}

extension GrammarProblem {
  /// The command that may have been meant.
  fileprivate var nearest: String? {
    switch self {
    case .unknown(_, let nearest): nearest
    case .perhaps(let name): name
    case .notSaid(let problem): problem.nearest
    default: nil
    }
  }
}
