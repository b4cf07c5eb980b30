import Desk
import Knowledge

/// The desk's figures as Prometheus reads them (text format 0.0.4).
enum MetricsText {
  static let type = "text/plain; version=0.0.4; charset=utf-8"

  /// - Parameter connections: of all kinds.
  static func page(_ status: DeskStatus, connections: Int) -> String {
    var page = Page()
    page.add("uptime_seconds", "gauge", "Since the desk began.", Double(status.uptimeMilliseconds) / 1_000)
    page.add("connections", "gauge", "Open connections of all kinds.", Double(connections))
    page.add("conversations_waiting", "gauge", "Conversations that wait for a person.", Double(status.waiting))
    let longest = status.longestWaitingSince.map { Double(max(0, status.at - $0)) / 1_000 } ?? 0
    page.add("longest_wait_seconds", "gauge", "How long the one has waited that waits longest.", longest)
    page.add("conversations_open", "gauge", "Conversations that a person has.", Double(status.open))
    page.add(
      "department_waiting", "gauge", "Of those that wait, the ones meant for a department.",
      status.waitingByDepartment.map { ("department=\"\($0.key.rawValue)\"", Double($0.value)) })
    page.add(
      "agents", "gauge", "Agents by presence.",
      [
        ("presence=\"away\"", Double(status.agentsAway)), ("presence=\"offline\"", Double(status.agentsOffline)),
        ("presence=\"online\"", Double(status.agentsOnline)),
      ])
    page.add("messages_per_minute", "gauge", "Customers' messages, over five minutes.", status.messagesPerMinute)
    page.add("answers_per_minute", "gauge", "The bot's answers, over five minutes.", status.answersPerMinute)
    page.add("conversations_begun_last_hour", "gauge", "Begun in the last hour.", Double(status.openedInHour))
    page.add("handoffs_last_hour", "gauge", "Calls for a person in the last hour.", Double(status.handoffsInHour))
    page.add(
      "decisions_total", "counter", "Decisions by the tier of the matcher that made them.",
      status.decidedByTier.map { ("tier=\"\($0.key)\"", Double($0.value)) })
    page.add("cut_short_total", "counter", "Decisions for which a better tier had no time.", Double(status.cutShort))
    page.add(
      "traces_left", "gauge", "1 where traces of what was erased could not be removed yet.",
      status.hasTracesLeft ? 1 : 0)
    return page.text
  }

  private struct Page {
    var text = ""

    mutating func add(_ name: String, _ kind: String, _ help: String, _ value: Double) {
      add(name, kind, help, [("", value)])
    }

    mutating func add(_ name: String, _ kind: String, _ help: String, _ values: [(labels: String, value: Double)]) {
      text += "# HELP frontdesk_\(name) \(help)\n# TYPE frontdesk_\(name) \(kind)\n"
      for (labels, value) in values.sorted(by: { $0.labels < $1.labels }) {
        text += "frontdesk_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n"
      }
    }
  }
}
