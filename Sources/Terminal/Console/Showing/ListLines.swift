import Conversation
import Knowledge
import Wire

/// Lists, a line each.
extension ConsoleLayout {
  /// Columns of the customer's own words in a list.
  private var wordsWidth: Int { max(20, (width ?? 100) - 48) }

  func queueLine(_ waiting: Waiting, number: Int, now: Timestamp) -> StyledLine {
    let isUrgent = waiting.priority == "urgent" || waiting.priority == "high"
    var facts = [ConsoleWording.cause(waiting.cause)]
    if waiting.priority != "normal" { facts.insert(waiting.priority, at: 0) }
    if let department = waiting.department { facts.append(department) }
    if let name = waiting.meantFor { facts.append("for \(name)") }
    return StyledLine([
      StyledRun("  \(padded(String(number), 3)) ", .bold),
      StyledRun(padded(ConsoleWording.span(now - waiting.since), 7) + " ", isUrgent ? [.bold, .red] : []),
      StyledRun(padded(SafeText.line(facts.joined(separator: ", ")), 26) + "  "),
      StyledRun(words(waiting.firstLine), .faint),
    ])
  }

  func listLine(_ listed: Listed, number: Int, unread: Int, now: Timestamp) -> StyledLine {
    var facts = [listed.status.map(ConsoleWording.status) ?? "?"]
    if let agent = listed.agent { facts.append("with \(agent == me ? "you" : agent)") }
    facts += listed.labels.map { "+" + $0 }
    if unread > 0 { facts.append("\(unread) unread") }
    return StyledLine([
      StyledRun("  \(padded(String(number), 3)) ", .bold),
      StyledRun(padded(ConsoleWording.span(now - listed.last), 7) + " "),
      StyledRun(padded(SafeText.line(facts.joined(separator: ", ")), 26) + "  "),
      StyledRun(words(listed.firstLine), .faint),
    ])
  }

  func agentLine(_ agent: DeskDirectory.Colleague) -> StyledLine {
    let facts =
      "\(agent.presence), \(agent.load) of \(agent.capacity)"
      + (agent.departments.isEmpty ? "" : ", " + agent.departments.joined(separator: ", "))
      + (agent.role == "lead" ? ", lead" : "")
    return StyledLine([
      StyledRun("  " + padded(SafeText.line(agent.name), 20) + " ", .bold), StyledRun(SafeText.line(facts)),
    ])
  }

  /// The customer's words in quotation marks, so that they look like nobody else's.
  func words(_ text: String?) -> String {
    guard let text else { return "" }
    let (open, close) = abilities.unicode ? ("“", "”") : ("\"", "\"")
    return open + clipped(text, to: wordsWidth) + close
  }

  func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - DisplayWidth.of(text)))
  }
}
