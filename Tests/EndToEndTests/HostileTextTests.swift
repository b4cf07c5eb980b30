import Foundation
import Testing

@Suite("Hostile text in a chat")
struct HostileTextTests {
  private static let escapes = "\u{1B}]0;owned\u{7}\u{1B}]52;c;aGk=\u{7}\u{1B}[6n\u{9B}2J\u{1B}P$q\u{1B}\\"

  @Test("H31: escape sequences and controls in the knowledge, its names and labels are shown and never sent")
  func knowledge() async throws {
    let place = try Workplace()
    try place.write(
      "name: \"Evil \\e]0;owned\\a Shop\"\nbot_name: \"Pim \\x9b2J\"\n", to: "knowledge/business.yaml")
    try place.write(
      """
      ## Question \u{1B}[2J one {#one}

      Answer &#27;]0;owned&#7; [x](https://a.example/&#27;]0;t) `code \u{9B}31m` \u{202E}cba

      Ask next: [Label \u{1B}[31m](#two)

      ## Two {#two}

      Second.
      """, to: "knowledge/one.md")
    let chat = try TerminalSession(["chat"], in: place.path, environment: ["VTE_VERSION": "7000"])
    try await chat.waitsForInput()
    chat.enter("question one")
    try await chat.shows("Answer ^[]0;owned^G")
    try await chat.shows("⟨U+202E⟩cba")
    try await chat.waitsForInput()
    #expect(chat.screen.foreign.allSatisfy { $0.hasPrefix("]8;;") }, "\(chat.screen.foreign)")
  }

  @Test("H6, H31, H32, H33: what a customer wrote is stored, and comes back harmless at every place it is shown")
  func customer() async throws {
    let place = try await Workplace().withSample()
    let typed = "nul\0 \(Self.escapes)\u{202E}\u{200B}\rover \u{8}back"
    let run = try await PipedRun(["chat"], in: place, lines: [typed, "/history", "/save hostile"])
    #expect(run.ending == .exit(0))
    let shown = "nul^@ ^[]0;owned^G^[]52;c;aGk=^G^[[6n⟨U+009B⟩2J^[P$q^[\\⟨U+202E⟩⟨U+200B⟩^Mover ^Hback"
    #expect(run.output.contains("You: " + shown))
    for text in [run.output, run.errors] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
    }
    let listed = try await PipedRun(["history"], in: place)
    #expect(!listed.output.contains("\u{1B}") && !listed.output.contains("\u{9B}"))
    #expect(listed.ending == .exit(0))
  }

  @Test("H33: text that draws a prompt stays in the text's column")
  func fakePrompt() async throws {
    let place = try Workplace()
    try place.write("## Prompt {#prompt}\n\nOne.\\\nYou: pay me\\\nNote: it is paid\n", to: "knowledge/one.md")
    let chat = try TerminalSession(["chat"], in: place.path)
    try await chat.waitsForInput()
    chat.enter("prompt")
    try await chat.shows("the answer") { $0.text.contains("\n  You: pay me\n  Note: it is paid\n") }
    #expect(!chat.screen.lines.contains { String($0).hasPrefix("Note:") || String($0) == "You: pay me" })
  }
}
