import Conversation
import Knowledge

extension ClientRequest {
  func writeFields(to line: inout [UInt8]) {
    switch self {
    case .say(let text), .note(let text): line.appendField("text", text)
    case .choose(let choice): line.appendField("choice", choice)
    case .rate(let about, let score, let comment, let seq):
      line.appendField("about", about.rawValue)
      line.appendField("score", score)
      line.appendField("comment", comment)
      line.appendField("seq", seq)
    case .page(let url, let title):
      line.appendField("url", url)
      line.appendField("title", title)
    case .resolve(let reason): line.appendField("reason", reason)
    case .history(.after(let seq), let limit):
      line.appendField("after", seq)
      line.appendField("limit", limit)
    case .history(.before(let seq), let limit):
      line.appendField("before", seq)
      line.appendField("limit", limit)
    case .reply(let text, let draft):
      line.appendField("text", text)
      line.appendField("draft", draft?.rawValue)
    case .search(let text, let limit):
      line.appendField("text", text)
      line.appendField("limit", limit)
    case .snooze(let until): line.appendField("until", Int(until.rawValue))
    case .follow(let after): line.appendField("after", after)
    case .presence(let presence): line.appendField("presence", presence.rawValue)
    case .takeOver: line.appendField("take_over", true)
    case .conversations, .label, .transferToAgent, .transferToDepartment, .teach: writeAgentFields(to: &line)
    case .human, .why, .export, .forget, .queue, .claim, .handBack, .unfollow, .suggest, .summary, .directory, .status:
      break
    }
  }

  private func writeAgentFields(to line: inout [UInt8]) {
    switch self {
    case .conversations(let status, let mine, let label, let limit):
      line.appendField("status", status?.rawValue)
      if mine { line.appendField("mine", true) }
      line.appendField("label", label)
      line.appendField("limit", limit)
    case .label(let add, let remove):
      if !add.isEmpty { line.appendField("add", add) }
      if !remove.isEmpty { line.appendField("remove", remove) }
    case .transferToAgent(let agent): line.appendField("agent", agent)
    case .transferToDepartment(let department): line.appendField("department", department.rawValue)
    case .teach(let lesson, let confirm):
      lesson.write(to: &line)
      line.appendField("confirm", confirm)
    default: break
    }
  }
}

extension Lesson {
  fileprivate func write(to line: inout [UInt8]) {
    line.appendField("question", question)
    switch target {
    case .entry(let entry): line.appendField("entry", entry.rawValue)
    case .heading(let heading, let answer, let topic):
      line.appendField("heading", heading)
      line.appendField("answer", answer)
      line.appendField("topic", topic)
    }
  }
}
