import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

@Suite("What the desk gives and takes at the console")
struct ConsoleAssignmentTests {
  private typealias Script = ConsoleScript

  @Test("what the desk takes away or gives is told, with a bell")
  func takenAndGiven() throws {
    var script = try Script.claimed()
    script.event(.plain(.assigneeChanged(AssigneeChange(agent: Agent(id: "b1", name: "Ben")))))
    #expect(script.screen.hasSuffix("· 1 is with Ben now.\n(bell)\n"))
    script.event(.plain(.assigneeChanged(AssigneeChange(agent: Agent(id: "a1", name: "Anna")))), in: Script.second)
    #expect(script.screen.hasSuffix("· 2 is yours now. `open 2` selects it.\n(bell)\n"))
    #expect(script.asks.suffix(2).map(\.purpose) == [.card, .givenLines])
    #expect(script.model.selected == Script.first)
  }

  /// The desk says of the second conversation that somebody has it.
  private func news(agent id: String, status: String = "open") throws -> Report {
    .news(
      .conversation(
        try Script.json(
          "{\"conv\":\"\(Script.second)\",\"status\":\"\(status)\",\"seq\":9,\"created\":1,\"last\":2,"
            + "\"agent\":{\"id\":\"\(id)\",\"name\":\"Anna\"}}")))
  }

  @Test("what the desk assigns is followed and shown as after a claim, once, with a bell")
  func assigned() throws {
    var script = try Script.atWork()
    let bells = script.signals.count
    script.desk(try news(agent: "a1"))
    #expect(script.screen.hasSuffix("· 2 is yours now. What you type now goes to the customer.\n(bell)\n"))
    script.desk(try news(agent: "a1"))
    #expect(script.signals.count == bells + 1)
    #expect(script.model.selected == Script.second)
    try script.answer(.card, "{\"summary\":{\"lines\":[\"The customer asked for a person.\"]}}")
    #expect(script.screen.contains("The customer asked for a person."))
    try script.answer(.givenLines, events: [script.next(Script.says(.customer, "a person"), in: Script.second)])
    #expect(script.screen.hasSuffix("Customer: a person\n"))
    #expect(script.asks.last == ConsoleAsk(.rejoin, .follow(after: 1), in: Script.second))
    script.type("Good morning.")
    #expect(script.asks.last?.request == .reply(text: "Good morning.", draft: nil))
  }

  @Test("what the desk assigns does not take the line from the customer who is being answered")
  func assignedMeanwhile() throws {
    var script = try Script.claimed()
    script.desk(try news(agent: "a1"))
    #expect(script.model.selected == Script.first)
    #expect(script.screen.hasSuffix("· 2 is yours now. `open 2` selects it.\n(bell)\n"))
  }

  @Test("what somebody of the same name is given, or what is put aside, is nobody's here")
  func notAssigned() throws {
    var script = try Script.atWork()
    let asks = script.asks.count
    script.desk(try news(agent: "a2"))
    script.desk(try news(agent: "a1", status: "snoozed"))
    #expect(script.asks.count == asks && script.model.own.isEmpty)
  }

  @Test("what was assigned while the connection was lost is shown when it is back")
  func assignedUnconnected() throws {
    var script = try Script.claimed()
    script.welcome(again: true)
    let one = { (id: ConversationID) in "{\"conv\":\"\(id)\",\"status\":\"open\",\"seq\":9,\"created\":1,\"last\":2}" }
    try script.answer(.ownAgain, "{\"convs\":[\(one(Script.first)),\(one(Script.second))]}")
    #expect(script.screen.components(separatedBy: "is yours now").count == 2)
    #expect(script.asks.last?.purpose == .givenLines && script.asks.last?.conversation == Script.second)
  }
}
