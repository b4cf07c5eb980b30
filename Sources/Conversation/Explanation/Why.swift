package import Knowledge
import Language

/// A decision's reasons in plain words: the same in the terminal, over the protocol and at the agents' desk.
package enum Why {
  /// One sentence a line, the deciding one first.
  package static func lines(for decision: Decision, in knowledge: KnowledgeBase) -> [String] {
    var lines = [outcome(of: decision, in: knowledge)]
    if let rule = decision.rule { lines.append("Rule: \(rule).") }
    if let reading = decision.reading, !reading.candidates.isEmpty {
      lines.append(ranking(reading, in: knowledge))
      lines += reading.evidence
    }
    if let circumstance = decision.circumstance { lines.append(told(of: circumstance)) }
    if decision.failuresInARow > 0 {
      lines.append("Turns in a row that were of no use: \(decision.failuresInARow).")
    }
    return lines + mood(of: decision)
  }

  private static func outcome(of decision: Decision, in knowledge: KnowledgeBase) -> String {
    let named = decision.entries.map { title(of: $0, in: knowledge) }.joined(separator: " and ")
    let reason = decision.cause.map { " because \(phrase(for: $0))" } ?? ""
    switch decision.action {
    case .answer: return "Posted \(named)."
    case .ask:
      return named.isEmpty ? "Asked for other words." : "Asked which is meant: \(named)."
    case .offer:
      return named.isEmpty ? "Offered a person\(reason)." : "Showed \(named) and offered a person\(reason)."
    case .handOver: return "Called a person\(reason)."
    case .smallTalk: return "Took the message as small talk\(decision.smallTalk.map { " (\($0.rawValue))" } ?? "")."
    case .disclose: return "Said that it is automated."
    case .wait:
      let kept = "Kept the message for the person who takes over"
      return named.isEmpty ? "\(kept)." : "\(kept), and posted \(named) meanwhile."
    }
  }

  private static func phrase(for cause: Cause) -> String {
    switch cause {
    case .mood: "the customer is frustrated"
    case .request: "the customer asked for one"
    case .topic: "the entry is one for people"
    case .miss: "no answer was found or accepted"
    case .emergency: "the message calls for one at once"
    case .transfer: "the one who had it could not go on"
    }
  }

  private static func ranking(_ reading: Reading, in knowledge: KnowledgeBase) -> String {
    let best = reading.candidates.prefix(3).map { candidate in
      "\(title(of: candidate.entry, in: knowledge)) \(percent(candidate.confidence))"
    }
    let verdict =
      switch reading.band {
      case .answer: "sure enough to answer"
      case .ask: "sure enough to ask which"
      case .none: "not sure enough of any"
      }
    return "Best matches: \(best.joined(separator: ", ")): \(verdict)."
  }

  private static func mood(of decision: Decision) -> [String] {
    let mood = decision.mood
    let deed = decision.action == .handOver ? "called" : "offered"
    let limit = decision.moodThreshold.map { "; a person was \(deed) from \(decimal($0)) on" } ?? ""
    var lines = ["Frustration: \(decimal(mood.accumulated)) (this message \(decimal(mood.message)))\(limit)."]
    for term in mood.terms {
      let sign = term.weight < 0 ? "−" : "+"
      let found = term.found.isEmpty ? "" : ": \(term.found)"
      lines.append("  \(sign)\(decimal(abs(term.weight))) \(term.signal)\(found)")
    }
    return lines
  }

  private static func told(of circumstance: Circumstance) -> String {
    switch circumstance {
    case .despair: "The customer speaks of ending their life."
    case .sad: "The customer tells of something sad; the line speaks to it."
    case .urgent: "The customer says that it is urgent; the line speaks to it."
    }
  }

  private static func title(of id: EntryID, in knowledge: KnowledgeBase) -> String {
    knowledge.entry(id).map { "“\($0.title)” (\(id))" } ?? id.rawValue
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// Two decimals, without a formatter.
  private static func decimal(_ number: Double) -> String {
    guard number.magnitude < 1e9 else { return "\(number)" }
    let hundredths = Int((number * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
