import Testing

@testable import Terminal

@Suite("Commands of the chat")
struct SlashCommandTests {
  @Test("commands are read with their argument, whatever the case")
  func reads() {
    #expect(SlashCommand("/why") == .why)
    #expect(SlashCommand("/HELP ") == .help)
    #expect(SlashCommand("/save lost-parcel ") == .save("lost-parcel"))
    #expect(SlashCommand("/save") == .save(nil))
    #expect(SlashCommand("/exit") == .quit)
  }

  @Test("a line for the bot is none", arguments: ["hello", "//why", "/usr/bin", "a /why", "", " "])
  func messages(_ line: String) {
    #expect(SlashCommand(line) == nil)
  }

  @Test(
    "a slip suggests the nearest command",
    arguments: [
      ("/wyh", "/why"), ("/hlep", "/help"), ("/restrat", "/restart"), ("/hist", "/history"), ("/quti", "/quit"),
    ])
  func suggests(_ typed: String, _ nearest: String) {
    #expect(SlashCommand(typed) == .unknown(typed, nearest: nearest))
  }

  @Test("what is near to nothing suggests nothing")
  func suggestsNothing() {
    #expect(SlashCommand("/xylophone") == .unknown("/xylophone", nearest: nil))
  }
}
