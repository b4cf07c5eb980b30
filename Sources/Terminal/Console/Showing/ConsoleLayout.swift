import Conversation
import Foundation
import Knowledge
import Markdown
import Wire

/// Lays out what an agent sees. The left edge is the console's own: no foreign text ever begins there (H33).
struct ConsoleLayout {
  private static let inset = "  "

  let abilities: TerminalAbilities
  /// In columns; nil: nothing is wrapped.
  let width: Int?
  let zone: TimeZone
  /// The agent's own name.
  let me: String

  /// Something that the console says itself; foreign parts of it are made harmless.
  func notice(_ text: String, _ style: TextStyle = .faint) -> [StyledLine] {
    let mark = abilities.unicode ? "· " : "- "
    return indented(SafeText.line(text), by: Self.inset, style).enumerated().map { index, line in
      index == 0 ? StyledLine([StyledRun(mark, style)] + line.runs.dropFirst()) : line
    }
  }

  /// Lines below one another, indented.
  func block(_ texts: [String], _ style: TextStyle = []) -> [StyledLine] {
    texts.flatMap(SafeText.lines).flatMap { indented($0, by: Self.inset, style) }
  }

  /// `label: text`, the text's further lines below it, indented.
  func labelled(_ label: String, _ style: TextStyle, _ lines: [StyledLine]) -> [StyledLine] {
    let label = StyledLine([StyledRun(SafeText.line(label) + ":", style)])
    guard let first = lines.first else { return [label] }
    let joined = StyledLine(label.runs + [StyledRun(" ")] + first.runs)
    if lines.count == 1, joined.width <= width ?? .max { return [joined] }
    return [label] + lines.map { $0.indented(by: Self.inset) }
  }

  /// Plain foreign text, wrapped and harmless.
  func plain(_ text: String) -> [StyledLine] {
    let wrapper = LineWrapper(width: width.map { max(1, $0 - Self.inset.count) })
    return SafeText.lines(text).flatMap { wrapper.wrap(StyledLine($0)) }
  }

  /// What the agent typed, all of it.
  func typed(_ text: String) -> [StyledLine] {
    indented(SafeText.line(text), by: Self.inset, .faint).enumerated().map { index, line in
      index == 0 ? StyledLine([StyledRun("> ", .faint)] + line.runs.dropFirst()) : line
    }
  }

  /// As much of the text as fits into one line of so many columns.
  func clipped(_ text: String, to columns: Int) -> String {
    let line = SafeText.line(text)
    guard DisplayWidth.of(line) > columns else { return line }
    let dots = abilities.unicode ? "…" : "..."
    var shown = ""
    var used = DisplayWidth.of(dots)
    for cluster in line {
      used += DisplayWidth.of(cluster)
      if used > columns { break }
      shown.append(cluster)
    }
    return shown + dots
  }

  private func indented(_ text: String, by indent: String, _ style: TextStyle) -> [StyledLine] {
    let wrapper = LineWrapper(width: width.map { max(1, $0 - indent.count) })
    return wrapper.wrap(StyledLine(text, style)).map { StyledLine([StyledRun(indent)] + $0.runs) }
  }
}

extension ConsoleLayout {
  /// Who says it, in words that no text of theirs can change (H33), and what.
  func spoken(_ message: WireEvent.WireMessage) -> [StyledLine] {
    let (label, style) = speaker(message.from)
    guard message.isMarkdown, message.from.kind == .bot else { return labelled(label, style, plain(message.text)) }
    let renderer = MarkdownRenderer(abilities, width: width.map { max(1, $0 - Self.inset.count) })
    return labelled(label, style, renderer.lines(of: MarkdownDocument(parsing: message.text)))
  }

  func note(_ note: Note) -> [StyledLine] {
    labelled("\(note.by.name) (private note)", [.bold, .yellow], plain(note.text))
  }

  func speaker(_ speaker: Speaker) -> (label: String, style: TextStyle) {
    switch speaker.kind {
    case .customer: ("Customer", [.bold, .blue])
    case .bot: (speaker.name.isEmpty ? "Bot" : speaker.name, [.bold, .cyan])
    case .human: (speaker.name == me ? "You" : "\(speaker.name) (colleague)", [.bold, .green])
    case .system: ("Notice to the customer", [.bold, .yellow])
    }
  }

  /// `Thu 14:05` in the agent's time zone.
  func time(_ moment: Timestamp) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let date = Date(timeIntervalSince1970: Double(moment.rawValue) / 1_000)
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : String(number ?? 0) }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute))"
  }
}
