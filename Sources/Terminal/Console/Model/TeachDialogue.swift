import Conversation
import Knowledge

/// What an agent is asked until the bot can be taught.
struct TeachDialogue: Hashable, Sendable {
  enum Step: Hashable, Sendable { case question, target, answer, waiting, confirm(Lesson, String) }

  var step = Step.question
  var question: String?
  var target: String?
  var answer: String?
  var topic: String?
  /// Proposed, and taken by an empty line or a `yes`.
  var proposedQuestion: String?
  var proposedTarget: String?
  var proposedAnswer: String?

  var prompt: String {
    switch step {
    case .question: "teach: question"
    case .target: "teach: entry or # heading"
    case .answer: "teach: answer"
    case .waiting: "teach"
    case .confirm: "teach: yes or no"
    }
  }

  /// The lesson, once nothing is missing.
  var lesson: Lesson? {
    guard let question, let target else { return nil }
    guard let heading = heading else {
      return Lesson(question: question, target: .entry(EntryID(rawValue: target)))
    }
    guard let answer else { return nil }
    return Lesson(question: question, target: .heading(heading, answer: answer, topic: topic))
  }

  /// Of a new entry; nil where the target is an entry that exists.
  var heading: String? {
    guard let target, target.hasPrefix("#") else { return nil }
    return String(target.drop { $0 == "#" || $0 == " " })
  }

  /// What is asked next; nil where nothing is missing.
  mutating func next() -> String? {
    if question == nil {
      step = .question
      return "What does the customer ask?" + proposal(proposedQuestion)
    }
    if target == nil {
      step = .target
      return "Which entry answers it? Write its id, or `# Heading` for a new one." + proposal(proposedTarget)
    }
    if heading != nil, answer == nil {
      step = .answer
      return "What is the answer?" + proposal(proposedAnswer)
    }
    step = .waiting
    return nil
  }

  /// Takes what was typed for the step.
  ///
  /// - Returns: false where nothing was typed and nothing is proposed.
  mutating func take(_ typed: String) -> Bool {
    let text = typed.trimmed
    let isYes = text.isEmpty || text.lowercased() == "yes"
    switch step {
    case .question: question = isYes ? proposedQuestion : text
    case .target: target = isYes ? proposedTarget : text
    case .answer: answer = isYes ? proposedAnswer : text
    case .waiting, .confirm: return false
    }
    switch step {
    case .question: return question != nil
    case .target: return target != nil && heading?.isEmpty != true
    default: return answer != nil
    }
  }

  private func proposal(_ text: String?) -> String {
    text.map { " Enter takes: \($0)" } ?? ""
  }
}
