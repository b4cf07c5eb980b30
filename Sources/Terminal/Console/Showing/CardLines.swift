import Conversation
import Knowledge
import Wire

/// A conversation at a glance, for who takes it.
extension ConsoleLayout {
  private static let listed = 5

  func card(_ summary: JSONValue, number: Int) -> [StyledLine] {
    func texts(_ name: String) -> [String] { summary[name]?.array?.compactMap(\.string) ?? [] }
    var lines = rule("Conversation \(number)")
    lines += block(texts("lines"))
    lines += fact("Asked", texts("asked"))
    lines += fact("Answered", texts("answered"), isForeign: false)
    lines += fact("No use", texts("failed"))
    let mood = summary["mood"]?.array?.compactMap(\.number) ?? []
    if !mood.isEmpty {
      let word = mood.last.map { $0 >= 0.75 ? "very frustrated" : $0 >= 0.4 ? "annoyed" : "calm" } ?? ""
      lines += labelledFact("Mood", MoodBar.of(mood, unicode: abilities.unicode) + "  " + word)
    }
    lines += fact("Contact", texts("contact"))
    let details = summary["details"]?.array?.compactMap { json in
      json["name"]?.string.map { "\($0) \(json["value"]?.string ?? "")" }
    }
    if let details, !details.isEmpty { lines += labelledFact("Known", details.joined(separator: ", ")) }
    let labels = texts("labels")
    if !labels.isEmpty { lines += labelledFact("Labels", labels.joined(separator: ", ")) }
    for note in summary["notes"]?.array ?? [] {
      lines += labelledFact("Note", "\(note["by"]?.string ?? "?"): \(note["text"]?.string ?? "")")
    }
    for rating in summary["ratings"]?.array ?? [] {
      let comment = rating["comment"]?.string.map { ": \($0)" } ?? ""
      lines += labelledFact("Rated", "\(rating["about"]?.string ?? "") \(rating["score"]?.integer ?? 0) of 5\(comment)")
    }
    return lines
  }

  /// A line across with a heading.
  func rule(_ heading: String) -> [StyledLine] {
    let dash = abilities.unicode ? "─" : "-"
    let rest = max(2, min(width ?? 72, 72) - 4 - DisplayWidth.of(heading))
    return [
      StyledLine("\(dash)\(dash) \(SafeText.line(heading)) \(String(repeating: dash, count: rest))", .faint)
    ]
  }

  private func fact(_ label: String, _ texts: [String], isForeign: Bool = true) -> [StyledLine] {
    let shown = texts.suffix(Self.listed)
    let more = texts.count - shown.count
    let lines = shown.flatMap { labelledFact(label, isForeign ? words($0) : $0) }
    return (more > 0 ? labelledFact(label, "\(more) more before") : []) + lines
  }

  private func labelledFact(_ label: String, _ text: String) -> [StyledLine] {
    let name = padded("  " + label, 11)
    let wrapper = LineWrapper(width: width.map { max(10, $0 - 11) })
    return wrapper.wrap(StyledLine(SafeText.line(text))).enumerated().map { index, line in
      StyledLine([StyledRun(index == 0 ? name : String(repeating: " ", count: 11), .faint)] + line.runs)
    }
  }
}
