import Testing

@testable import Terminal

@Suite("What a terminal can show")
struct TerminalAbilitiesTests {
  private func abilities(
    _ environment: [String: String], terminal: Bool = true, wanted: Bool = true
  ) -> TerminalAbilities {
    TerminalAbilities(environment: environment, isTerminal: terminal, wantsColour: wanted)
  }

  @Test("colour needs a terminal that is not dumb, no NO_COLOR and no --no-color")
  func colour() {
    #expect(abilities(["TERM": "xterm-256color"]).colour)
    #expect(!abilities(["TERM": "xterm-256color"], terminal: false).colour)
    #expect(!abilities(["TERM": "xterm", "NO_COLOR": "1"]).colour)
    #expect(abilities(["TERM": "xterm", "NO_COLOR": ""]).colour, "no-color.org: an empty value does not count")
    #expect(!abilities(["TERM": "dumb"]).colour)
    #expect(!abilities([:]).colour)
    #expect(!abilities(["TERM": "xterm"], wanted: false).colour)
  }

  @Test("links go only to terminals that are known to show them")
  func hyperlinks() {
    #expect(abilities(["TERM": "xterm", "VTE_VERSION": "6003"]).hyperlinks)
    #expect(abilities(["TERM": "xterm-kitty"]).hyperlinks)
    #expect(abilities(["TERM": "xterm", "WT_SESSION": "x"]).hyperlinks)
    #expect(abilities(["TERM": "xterm", "TERM_PROGRAM": "WezTerm"]).hyperlinks)
    #expect(!abilities(["TERM": "xterm"]).hyperlinks)
    #expect(!abilities(["TERM": "xterm", "VTE_VERSION": "4800"]).hyperlinks)
    #expect(!abilities(["TERM": "screen", "VTE_VERSION": "6003", "TMUX": "x"]).hyperlinks)
    #expect(!abilities(["TERM": "xterm", "VTE_VERSION": "6003", "NO_COLOR": "1"]).hyperlinks)
  }
}
