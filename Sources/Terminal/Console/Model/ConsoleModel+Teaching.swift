import Conversation
import Knowledge
import Wire

/// `teach`: what is missing is asked for, the change is shown, and nothing is written before a yes.
extension ConsoleModel {
  private static let nothingTaught = "Nothing was taught."

  mutating func teach(_ given: [String]) -> [ConsoleEffect] {
    guard me.role == "lead" else {
      isLessonRefused = true
      return [complain("Not taught: only leads teach the bot. Ask one of them.")]
    }
    var dialogue = TeachDialogue()
    let this = selected.flatMap { cases[$0] }
    dialogue.proposedQuestion = this?.lastAsked
    dialogue.proposedTarget = this?.suggestions.first { $0.isSure }?.entry
    dialogue.proposedAnswer = this?.lastReplied
    dialogue.question = given.first
    dialogue.target = given.dropFirst().first
    dialogue.answer = given.dropFirst(2).first
    dialogue.topic = given.dropFirst(3).first
    return goOn(&dialogue)
  }

  /// What was typed while something is asked.
  mutating func taught(_ text: String) -> [ConsoleEffect] {
    guard var dialogue = lesson else { return [] }
    if ["cancel", "quit", "/cancel", "/quit"].contains(text.trimmed.lowercased()) {
      return stop(Self.nothingTaught)
    }
    if case .confirm(let taught, let confirm) = dialogue.step { return decided(text, taught, confirm) }
    guard dialogue.take(text) else { return [complain("Write it, or `cancel`.")] }
    return goOn(&dialogue)
  }

  private mutating func goOn(_ dialogue: inout TeachDialogue) -> [ConsoleEffect] {
    let question = dialogue.next()
    lesson = dialogue
    if let question { return [.show(layout.plain(question))] }
    guard let taught = dialogue.lesson else { return stop(Self.nothingTaught) }
    return [.ask(ConsoleAsk(.tryLesson(taught), .teach(taught, confirm: nil)))]
  }

  /// What would be written, and what that would do.
  mutating func tried(_ taught: Lesson, _ fields: [WireField]) -> [ConsoleEffect] {
    // Given up meanwhile: a yes would go to the customer, or write what was given up for another.
    guard lesson?.lesson == taught else { return [] }
    guard let confirm = fields["confirm"]?.string else {
      decidedWithout()
      return lessonRefused("The desk says nothing of what it would write.")
    }
    lesson?.step = .confirm(taught, confirm)
    let wrapper = LineWrapper(width: layout.width.map { max(10, $0 - 2) })
    let diff = SafeText.lines(fields["diff"]?.string ?? "").flatMap { line in
      wrapper.wrap(StyledLine(line, line.hasPrefix("+") ? .green : line.hasPrefix("-") ? .red : .faint))
        .map { $0.indented(by: "  ") }
    }
    let collisions = (fields["collisions"]?.array ?? []).map { $0.string ?? $0["message"]?.string ?? "" }
    var effects: [ConsoleEffect] = [.show(diff)]
    if !collisions.isEmpty {
      effects.append(.show(layout.block(["It would collide:"] + collisions.map { "  \($0)" }, .yellow)))
    }
    return effects + [.show(layout.plain("Write this? yes or no"))]
  }

  /// Ctrl-C: gives up what is being asked for.
  mutating func interrupted() -> [ConsoleEffect] { lesson == nil ? [] : stop(Self.nothingTaught) }

  /// The desk will not have the lesson.
  mutating func lessonRefused(_ reason: String) -> [ConsoleEffect] {
    // Nothing is asked after the last yes.
    isLessonRefused = lesson != nil
    lesson = nil
    return [complain("Not taught: \(reason)")]
  }

  private mutating func decided(_ text: String, _ taught: Lesson, _ confirm: String) -> [ConsoleEffect] {
    switch text.trimmed.lowercased() {
    case "yes", "y":
      lesson = nil
      return [.ask(ConsoleAsk(.teach, .teach(taught, confirm: confirm)))]
    case "no", "n": return stop("Nothing was written.")
    default: return [complain("Write yes or no.")]
    }
  }

  mutating func stop(_ text: String) -> [ConsoleEffect] {
    lesson = nil
    return [say(text)]
  }
}
