package import Wire

/// Figures of the running desk, as `status` shows them in the console and on the command line.
package enum StatusLines {
  /// - Parameter status: what the desk answers to `status`.
  package static func of(_ status: JSONValue) -> [String] {
    func number(_ name: String) -> String { status[name]?.number.map(written) ?? "–" }
    let departments = (status["waiting_by_department"]?.fields ?? []).map {
      "\(SafeText.line($0.name)) \($0.value.integer ?? 0)"
    }
    let presence = status["agents"]
    func agents(_ name: String) -> String { presence?[name]?.integer.map(String.init) ?? "–" }
    return [
      "up        \(duration(status["uptime_ms"]?.integer ?? 0))",
      "waiting   \(number("waiting"))" + longest(status)
        + (departments.isEmpty ? "" : " (\(departments.joined(separator: ", ")))"),
      "open      \(number("open"))",
      "agents    \(agents("online")) online, \(agents("away")) away, \(agents("offline")) offline",
      "messages  \(number("messages_per_min")) a minute, \(number("answers_per_min")) answered by the bot",
      "last hour \(number("opened_in_hour")) conversations, \(number("handoffs_in_hour")) calls for a person",
    ] + thresholds(status) + matching(status) + erasing(status)
  }

  /// From which frustration on a person is offered and called, as it is now; nothing where the desk does not say.
  private static func thresholds(_ status: JSONValue) -> [String] {
    guard let offerAt = status["offer_at"]?.number, let handOverAt = status["hand_over_at"]?.number else { return [] }
    return ["mood      a person is offered from \(exact(offerAt)) on, called from \(exact(handOverAt)) on"]
  }

  /// Which tier of the matcher decided how often; nothing where none did yet.
  private static func matching(_ status: JSONValue) -> [String] {
    let tiers = (status["decided_by"]?.fields ?? []).map { "\(SafeText.line($0.name)) \($0.value.integer ?? 0)" }
    if tiers.isEmpty { return [] }
    let cut = status["cut_short"]?.integer ?? 0
    return ["matched by \(tiers.joined(separator: ", "))" + (cut == 0 ? "" : "; no time for a better one \(cut) times")]
  }

  private static func erasing(_ status: JSONValue) -> [String] {
    guard status["traces_left"]?.bool == true else { return [] }
    return ["erasing   traces of what was erased are still on the disk; free as much space as the database takes up"]
  }

  private static func longest(_ status: JSONValue) -> String {
    guard let now = status["ts"]?.integer, let since = status["longest_waiting_since"]?.integer else { return "" }
    return ", the longest for \(duration(now - since))"
  }

  private static func written(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\((number * 10).rounded() / 10)"
  }

  /// With two decimals at most.
  private static func exact(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }

  private static func duration(_ milliseconds: Int) -> String {
    let minutes = milliseconds / 60_000
    if minutes == 0 { return "\(max(0, milliseconds) / 1_000) s" }
    if minutes < 120 { return "\(minutes) min" }
    return minutes < 2_880 ? "\(minutes / 60) h \(minutes % 60) min" : "\(minutes / 1_440) days"
  }
}
