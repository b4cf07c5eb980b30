import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

@Suite("Whom a script's lines are for")
struct ConsoleSelectingTests {
  private typealias Script = ConsoleScript

  /// The second conversation is known, and the first one is Anna's and selected.
  private func claimed(isTerminal: Bool = false) throws -> ConsoleScript {
    var script = try Script.atWork(isTerminal: isTerminal)
    script.desk(
      .news(
        .queue(
          try Script.json(Script.queue([(Script.first, "request", "a"), (Script.second, "mood", "b")]))["waiting"]!)))
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(.card, "{\"summary\":{}}")
    try script.answer(.cardLines)
    return script
  }

  @Test(
    "after a line that was to select and cannot, nothing is said to the customer who was selected before",
    arguments: [
      "claim 999", "open 999", "reopen 999", "follow 999", "conv 999", "conv 999 note hello", "claim no-number",
      "take 99999999", "/claim x", "clam 2", "/opne 2", "conv 2 clam", "open \"2", "open",
    ])
  func refusedHere(line: String) throws {
    var script = try claimed()
    let asks = script.asks.count
    script.type(line)
    #expect(script.model.selected == nil)
    for next in ["Hello, for 999 only", "resolve", "note for colleagues", "/returns", "reply hello"] {
      script.type(next)
      #expect(
        script.screen.hasSuffix(
          "! Not done: nothing is selected since `\(line)` was refused. "
            + "`open N` selects a conversation, `claim N` takes one from the queue.\n"))
    }
    #expect(script.asks.count == asks)
    script.type("open 1")
    script.type("Good morning.")
    #expect(script.asks.last == ConsoleAsk(.reply, .reply(text: "Good morning.", draft: nil), in: Script.first))
  }

  @Test(
    "the same where it is the desk that refuses",
    arguments: [
      ("claim 2", ConsoleAsk.Purpose.claim), ("claim 2 --take-over", .claim), ("claim", .claim), ("reopen 2", .reopen),
      ("follow 2", .follow), ("open 2", .opening), ("conv 2", .opening), ("conv 2 note hello", .note),
    ])
  func refusedByTheDesk(line: String, purpose: ConsoleAsk.Purpose) throws {
    var script = try claimed()
    script.type(line)
    try script.refuse(purpose, WireError(.forbidden, "You may not."))
    let asks = script.asks.count
    script.type("Hello, for 2 only")
    script.type("resolve")
    #expect(script.screen.contains("since `\(line)` was refused."))
    #expect(script.asks.count == asks)
    script.type("claim 2")
    try script.answer(.claim)
    script.type("Good morning.")
    #expect(script.asks.last == ConsoleAsk(.reply, .reply(text: "Good morning.", draft: nil), in: Script.second))
  }

  @Test("a claim that is granted stays so, though its summary cannot be read")
  func unreadable() throws {
    var script = try claimed()
    script.type("claim 2")
    try script.answer(.claim)
    try script.refuse(.card, WireError(.storage, "It cannot be read."))
    #expect(script.model.selected == Script.second)
  }

  @Test("what the desk gives meanwhile is not selected for words that were meant for another")
  func given() throws {
    var script = try claimed()
    script.type("claim 999")
    script.event(.plain(.assigneeChanged(AssigneeChange(agent: Agent(id: "a1", name: "Anna")))), in: Script.second)
    #expect(script.screen.contains("2 is yours now. `open 2` selects it."))
    #expect(script.model.selected == nil)
  }

  @Test("a line that was to do something else and is refused leaves the conversation selected")
  func others() throws {
    var script = try claimed()
    for line in ["send 7", "snooze yesterday", "back in stock", "transfer nobody"] { script.type(line) }
    script.type("note for colleagues")
    try script.refuse(.note, WireError(.storage, "It cannot be stored."))
    #expect(script.model.selected == Script.first)
  }

  @Test("at a terminal, where the error is seen, what was selected stays so")
  func terminal() throws {
    var script = try claimed(isTerminal: true)
    script.type("claim 999")
    script.type("claim 2")
    try script.refuse(.claim, WireError(.alreadyClaimed, ""))
    #expect(script.model.selected == Script.first)
  }

  @Test(
    "what a script answers to a lesson that was refused is said to no customer",
    arguments: ["teach \"a b\" rain", "teach \"a b\" c d", "teach \"a b"])
  func lesson(line: String) throws {
    var script = try claimed()
    script.type(line)
    if script.model.lesson != nil {
      try script.refuse(
        .tryLesson(Lesson(question: "a b", target: .entry("rain"))), WireError(.badField, "There is no entry rain."))
    }
    let asks = script.asks.count
    for answer in ["yes", "# The weather", "It rains."] { script.type(answer) }
    #expect(script.screen.hasSuffix("`claim N` takes one from the queue.\n"))
    #expect(script.asks.count == asks)
  }

  @Test("who may not teach says none of the answers to a customer", arguments: [true, false])
  func lessonOfAnAgent(isTerminal: Bool) throws {
    var script = Script(isTerminal: isTerminal)
    script.welcome(role: "agent")
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "a")]))
    script.type("c 1")
    try script.answer(.claim)
    let asks = script.asks.count
    script.type("teach \"a b\" rain")
    script.type("yes")
    #expect(script.asks.count == asks)
    #expect(script.screen.contains("! Not taught: only leads"))
  }

  @Test("at a terminal a bare yes right after a lesson was refused is not sent, and anything else is")
  func lessonAtATerminal() throws {
    for (answer, isSent) in [("yes", false), ("No", false), ("yes, we do", true), ("reply yes", true)] {
      var script = try claimed(isTerminal: true)
      script.type("teach \"a b\" rain")
      try script.refuse(
        .tryLesson(Lesson(question: "a b", target: .entry("rain"))), WireError(.badField, "There is no entry rain."))
      let asks = script.asks.count
      script.type("")
      script.type(answer)
      #expect(script.asks.count == (isSent ? asks + 1 : asks))
      let notice = "! Not sent: nothing is being taught. `reply \(answer)` says it to the customer.\n"
      #expect(script.screen.hasSuffix(notice) == !isSent)
      script.type("yes")
      #expect(script.asks.last?.request == .reply(text: "yes", draft: nil))
    }
  }

  @Test("what the desk says of a lesson that was given up meanwhile is not asked about")
  func lessonGivenUp() throws {
    var script = try claimed(isTerminal: true)
    script.type("teach \"a b\" rain")
    script.interrupt()
    try script.answer(.tryLesson(Lesson(question: "a b", target: .entry("rain"))), "{\"confirm\":\"k\"}")
    #expect(script.screen.hasSuffix("· Nothing was taught.\n"))
  }
}
