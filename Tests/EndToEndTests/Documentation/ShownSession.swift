import TestSupport
import Testing

/// A session in a terminal as a page shows it: what is typed stands behind a prompt, a line of `…` stands for any
/// number of lines. How long somebody has waited may differ, and blank lines count for nothing.
struct ShownSession {
  /// The command that begins it, where the page shows one.
  private(set) var command: WrittenCommand?
  private let lines: [String]

  init(_ block: [MarkdownPage.Piece]) {
    var texts = block.map(\.text)
    if let first = texts.first, first.hasPrefix("$ ") {
      command = WrittenCommand.all(in: first).first
      texts.removeFirst()
    }
    lines = texts.filter { !$0.isEmpty }.map(Self.timeless)
  }

  /// Types what the page types, each line once all above it has been shown and its prompt is there, and waits for the
  /// rest.
  func replay(in terminal: TerminalSession, within limit: Duration = Patience.limit) async throws {
    for (index, line) in lines.enumerated() {
      guard let (prompt, typed) = Self.typed(line) else { continue }
      try await shows(lines[..<index], in: terminal, within: limit)
      try await terminal.shows("the prompt “\(prompt)”", within: limit) { $0.lineOfCursor == prompt }
      terminal.enter(typed)
    }
    try await shows(lines[...], in: terminal, within: limit)
  }

  private func shows(_ lines: ArraySlice<String>, in terminal: TerminalSession, within limit: Duration) async throws {
    do {
      try await terminal.shows("what the page shows", within: limit) { Self.missing(lines, in: $0.text) == nil }
    } catch {
      Issue.record("not shown: “\(Self.missing(lines, in: terminal.screen.text) ?? "")”")
      throw error
    }
  }

  /// The first line that does not follow what is shown before it; nil where all are there.
  static func missing(_ lines: ArraySlice<String>, in screen: String) -> String? {
    var shown = screen.split(separator: "\n").map { timeless(String($0)) }.filter { !$0.isEmpty }[...]
    var mayLeaveOut = true
    for line in lines {
      if line == "…" {
        mayLeaveOut = true
      } else if let found = mayLeaveOut ? shown.firstIndex(of: line) : shown.first == line ? shown.startIndex : nil {
        shown = shown[(found + 1)...]
        mayLeaveOut = false
      } else {
        return line
      }
    }
    return nil
  }

  private static func typed(_ line: String) -> (prompt: String, text: String)? {
    line.wholeMatch(of: /((?:\[[^\]]*\] )?\w+> |You: )(.+)/).map { (String($0.1), String($0.2)) }
  }

  private static func timeless(_ line: String) -> String {
    line.replacing(/\s{2}(?:now|\d+ (?:s|min|h))\s+/, with: "  (some time)  ")
  }
}
