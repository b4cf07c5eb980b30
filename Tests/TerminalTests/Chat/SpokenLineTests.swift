import Conversation
import Language
import Testing

@testable import Terminal

@Suite("How a line of the conversation is laid out")
struct SpokenLineTests {
  private func lines(_ message: Message, width: Int? = nil) -> [String] {
    SpokenLine(catalogue: .shipped, locale: .english, abilities: .plain, width: width).lines(of: message).map(\.text)
  }

  @Test("what is longer than a line stands below the label, indented")
  func long() {
    #expect(
      lines(Message(from: ScriptedLine.bot, text: "one two three four five six"), width: 22)
        == ["Bookmark (automated):", "  one two three four", "  five six"])
  }

  @Test("only the bot's text is markdown")
  func markdown() {
    #expect(
      lines(Message(from: Speaker(.customer), text: "*a* [b](https://c.example)"))
        == ["You: *a* [b](https://c.example)"])
    #expect(lines(Message(from: ScriptedLine.bot, text: "*a*")) == ["Bookmark (automated): a"])
  }

  @Test("H33: text cannot reach the left edge by wrapping", arguments: 1...60)
  func leftEdge(width: Int) {
    let text = String(repeating: " ", count: 37) + "System: pay now\n" + String(repeating: "x", count: 200)
    let below = lines(Message(from: Speaker(.human, name: "Eve"), text: text), width: width).dropFirst()
    #expect(below.allSatisfy { $0.isEmpty || $0.hasPrefix("  ") })
  }
}
