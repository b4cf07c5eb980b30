import Conversation
import Knowledge

/// Why a person was called, in plain words for the one who comes.
enum HandoffReason {
  /// Signs of frustration named.
  private static let signsNamed = 3

  /// - Parameter decisions: of the matter that goes on, in order.
  static func lines(for handoff: Handoff, after decisions: [Decision], in knowledge: KnowledgeBase) -> [String] {
    var lines = [sentence(for: handoff)]
    let deciding = decisions.last { $0.action == .handOver } ?? decisions.last { $0.cause == handoff.cause }
    if let rule = deciding?.rule { lines.append("Rule: \(rule).") }
    if handoff.cause == .mood, let signs = signs(in: deciding?.mood) { lines.append(signs) }
    if let meant = meant(for: handoff, in: knowledge) { lines.append(meant) }
    if handoff.priority >= .high { lines.append("Priority: \(handoff.priority.rawValue).") }
    return lines
  }

  private static func sentence(for handoff: Handoff) -> String {
    switch handoff.cause {
    case .mood: "The customer is frustrated."
    case .request: "The customer asked for a person."
    case .topic: "What they asked about is for people."
    case .miss: "The bot found no answer that helped."
    case .emergency: "The customer wrote something that calls for a person at once."
    case .transfer: "\(handoff.by?.name ?? "A colleague") passed it on."
    }
  }

  private static func meant(for handoff: Handoff, in knowledge: KnowledgeBase) -> String? {
    if let agent = handoff.agent { return "Meant for \(agent.name)." }
    guard let id = handoff.department else { return nil }
    let name = knowledge.business.departments.first { $0.id == id }?.name
    return "Meant for \(name ?? id.rawValue)."
  }

  private static func signs(in mood: Mood?) -> String? {
    let found = (mood?.terms ?? []).filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }
      .prefix(signsNamed).map { $0.found.isEmpty ? $0.signal : "\($0.signal): \($0.found)" }
    return found.isEmpty ? nil : "Signs: \(found.joined(separator: "; "))."
  }
}
