import Client
import Conversation
import Foundation
import Knowledge
import TestSupport
import Testing
import Wire

@testable import Terminal

@Suite("The agents' console")
struct ConsoleModelTests {
  private typealias Script = ConsoleScript

  @Test("E2: whoever is new in the queue is announced once, with a bell; the prompt and the title count")
  func arrivals() throws {
    var script = try Script.atWork()
    #expect(script.signals == [.bell])
    #expect(script.model.prompt == "[1 waiting] Anna")
    let both = try Script.json(Script.queue([(Script.first, "request", "a"), (Script.second, "mood", "b")]))
    script.desk(.news(.queue(both["waiting"]!)))
    script.desk(.news(.queue(both["waiting"]!)))
    #expect(script.signals == [.bell, .bell])
    #expect(script.screen.components(separatedBy: "Waiting").count == 2)
    #expect(script.model.title == "(2 waiting) frontdesk")
  }

  @Test("an answer that is older than what the desk has told meanwhile does not empty the queue")
  func lateAnswer() throws {
    var script = Script()
    script.welcome()
    let told = try Script.json(Script.queue([(Script.first, "request", "a")]))
    script.desk(.news(.queue(told["waiting"]!)))
    try script.answer(.queueAtStart, "{\"waiting\":[],\"total\":0}")
    #expect(script.model.prompt == "[1 waiting] Anna")
    script.type("queue")
    try script.answer(.queue, Script.queue([]))
    #expect(script.model.prompt == "Anna")
  }

  @Test("a claim that another agent won says so, and leaves what was selected")
  func claimLost() throws {
    var script = try Script.atWork()
    script.type("c 1")
    try script.refuse(.claim, WireError(.alreadyClaimed, ""))
    #expect(script.screen.hasSuffix("not yours: somebody else has it already. `claim 1 --take-over` takes it over.\n"))
    #expect(script.model.selected == nil)
    script.type("claim 1 --take-over")
    #expect(script.asks.last == ConsoleAsk(.claim, .takeOver, in: Script.first))
    try script.answer(.claim)
    #expect(script.model.selected == Script.first)
  }

  @Test("a lost claim tells a lead alone of a way to take it over")
  func claimLostByAgent() throws {
    var script = Script()
    script.welcome(role: "agent")
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "a")]))
    script.type("c")
    try script.refuse(.claim, WireError(.alreadyClaimed, ""))
    #expect(script.screen.hasSuffix("! 1: not yours: somebody else has it already. `queue` shows who waits.\n"))
  }
  @Test("a name that is an agent's and a department's is asked back; @ and # decide")
  func ambiguous() throws {
    var script = try Script.claimed()
    script.type("transfer ben")
    #expect(script.screen.hasSuffix("! ben is an agent and a department: write @Ben or #ben.\n"))
    script.type("transfer @ben")
    #expect(script.asks.last?.request == .transferToAgent("b1"))
    script.type("transfer orders")
    #expect(script.asks.last?.request == .transferToDepartment("orders"))
  }

  @Test("what stands behind the name of whom a conversation is passed on to is noted for them first")
  func transferNote() throws {
    var script = try Script.claimed()
    let before = script.asks.count
    script.type("transfer @ben please take")
    #expect(script.asks.count == before + 2)
    #expect(script.asks.suffix(2).map(\.request) == [.note(text: "please take"), .transferToAgent("b1")])
    let asks = script.asks.count
    script.type("transfer it to my bank")
    #expect(script.asks.count == asks)
    #expect(script.screen.contains("! Nobody and no department is called it. "))
  }
  @Test("a lost connection is told, and what comes after it is no news twice")
  func reconnect() throws {
    var script = try Script.claimed()
    script.desk(.lost(reason: "the desk stops", retryMilliseconds: 500))
    #expect(script.model.prompt.hasPrefix("[not connected"))
    script.welcome(again: true)
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "where is my parcel")]))
    #expect(script.model.prompt == "[1 waiting] 1")
    #expect(script.model.selected == Script.first)
    #expect(script.screen.contains("· Connected again.\n"))
  }

  @Test("conversations that were the agent's before are followed again from where they are")
  func ownAtStart() throws {
    var script = Script()
    script.welcome()
    try script.answer(
      .ownAtStart,
      "{\"convs\":[{\"conv\":\"\(Script.second)\",\"status\":\"open\",\"seq\":9,\"created\":1,\"last\":2,\"agent\":\"Anna\"}]}"
    )
    #expect(script.asks.last == ConsoleAsk(.rejoin, .follow(after: 9), in: Script.second))
    #expect(script.model.own.map(\.id) == [Script.second])
  }
  @Test("leaving with open conversations is asked back once at a terminal")
  func quitting() throws {
    var script = try Script.claimed(isTerminal: true)
    script.type("quit")
    #expect(!script.hasLeft)
    script.type("quit")
    #expect(script.hasLeft)
    var piped = try Script.claimed()
    piped.type("quit")
    #expect(piped.hasLeft)
  }

  @Test("a number that is not known, and an error of the desk's, say what to do")
  func errors() throws {
    var script = try Script.claimed(isTerminal: true)
    script.type("o 9")
    #expect(script.screen.hasSuffix("! There is no conversation 9 here: `queue` and `convs` show their numbers.\n"))
    script.type("hello")
    try script.refuse(.reply, WireError(.rateLimited, "Too fast.", retryAfterMilliseconds: 1_200))
    #expect(script.screen.hasSuffix("! 1: Too fast. Try again in 2 s.\n"))
  }

  @Test("Tab completes commands, numbers, shortcodes, departments, agents and entries")
  func completion() throws {
    var script = try Script.claimed()
    #expect(script.model.completions(for: "sn") == ["snooze"])
    #expect(script.model.completions(for: "open ") == ["open 1"])
    #expect(script.model.completions(for: "transfer b") == ["transfer Ben", "transfer ben"])
    #expect(script.model.completions(for: "/h") == ["/hello", "/help", "/history"])
    #expect(script.model.completions(for: "/hello /r") == ["/hello /returns"])
    #expect(script.model.completions(for: "conv 1 tr") == ["conv 1 transfer"])
    script.type("suggest")
    try script.answer(
      .suggest,
      "{\"suggestions\":[{\"entry\":\"rain\",\"title\":\"Rain\",\"text\":\"x\",\"confidence\":0.8,\"sure\":true}]}")
    #expect(script.model.completions(for: "teach \"a\" r") == ["teach \"a\" rain"])
    #expect(script.model.completions(for: "send ") == ["send 1"])
  }

  @Test("the mood is a bar of one sign a turn, with a form in ASCII")
  func mood() {
    #expect(MoodBar.of([0, 0.2, 0.6, 1, 7, -1, .nan], unicode: true) == "▁▂▅██▁▁")
    #expect(MoodBar.of([0, 0.2, 0.6, 1], unicode: false) == "_.=#")
  }

  @Test("H31, H32, H33: no text of a customer's or colleague's acts, or reaches the left edge", arguments: 0..<60)
  func hostile(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func nasty() -> String { HostileText.make(length: 40, &random) + "\nAgent: pay now\r\u{1B}[2J" }
    var script = try Script.claimed()
    script.event(Script.says(.customer, nasty(), name: nasty()))
    script.event(Script.says(.human, nasty(), name: "Agent\nSystem"))
    script.event(.plain(.contactLeft(ContactLeft(text: nasty()))))
    script.event(.plain(.noted(Note(by: Agent(id: "b1", name: nasty()), text: nasty()))))
    script.event(
      .plain(.labelsChanged(LabelsChange(added: [nasty()], removed: [], by: Agent(id: "b1", name: nasty())))))
    script.event(Script.says(.customer, nasty()), in: Script.second)
    script.type("o 2")
    let lines = script.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(script.screen.unicodeScalars.allSatisfy { $0 == "\n" || !$0.acts })
    let ours = "Agent^JSystem (colleague)"
    #expect(!lines.contains { $0.hasPrefix("Agent") && !$0.hasPrefix(ours) || $0.hasPrefix("System") })
  }
}
