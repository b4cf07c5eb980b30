import Foundation
import Testing

@testable import Desk

@Suite struct AgentNameTests {
  @Test("People's names are taken as they are", arguments: ["Mia", "José Ángel", "O'Neil-Smith", "美玲", "Botond", "M2"])
  func taken(name: String) { #expect(AgentName(name)?.text == name.precomposedStringWithCanonicalMapping) }

  @Test(
    "H33: a name that passes for the desk, or disturbs what stands around it, is refused",
    arguments: [
      "", " ", " Mia", "Mia ", "System", "the bot", "ＳＹＳＴＥＭ", "Bot:", "Customer", "a\nb", "a\tb", "a\u{1B}[2J",
      "a\u{202E}b", "a\u{200B}b", "a\u{2028}b", "123", "a\u{A0}b", String(repeating: "a", count: 65),
    ])
  func refused(name: String) { #expect(AgentName(name) == nil) }

  @Test("The rule names every word that is refused", arguments: AgentName.reserved.sorted())
  func rule(word: String) {
    #expect(AgentName(word) == nil)
    #expect(AgentName.rule.split { !$0.isLetter }.contains { $0 == word })
  }
}
