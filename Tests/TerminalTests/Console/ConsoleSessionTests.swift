import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

/// What an agent sees, step by step: the texts are files beside this one, to be read in a change of them. With
/// `FRONTDESK_SNAPSHOTS=write` in the environment they are written anew.
@Suite("Sessions at the agents' console")
struct ConsoleSessionTests {
  private typealias Script = ConsoleScript

  @Test("a conversation from the queue to its end", arguments: [true, false])
  func working(unicode: Bool) throws {
    var script = Script(unicode: unicode, width: 80)
    script.welcome()
    try script.answer(.directory, Script.directory)
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    try script.answer(
      .queueAtStart,
      Script.queue([
        (Script.first, "mood", "where is my parcel"),
        (Script.second, "request", "I would like to talk to someone about my order of last week, please"),
      ]))
    script.type("q")
    try script.answer(
      .queue, Script.queue([(Script.first, "mood", "where is my parcel"), (Script.second, "request", "hello")]))
    try claim(&script)
    try talk(&script)
    try finish(&script)
    try compare(script.screen, "working\(unicode ? "" : "-ascii")")
  }

  private func claim(_ script: inout ConsoleScript) throws {
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(
      .card,
      """
      {"summary":{"cause":"mood","lines":["The customer is frustrated: capitals, \\"useless\\".","Waits for Orders and delivery."],
      "asked":["where is my parcel","WHERE IS IT"],"answered":["Where is my order?"],"failed":["WHERE IS IT"],
      "mood":[0.1,0.3,0.75,1],"contact":["eve@example.com"],"notes":[{"by":"Ben","text":"called twice"}],
      "labels":["vip"],"ratings":[{"about":"answer","score":1}],
      "details":[{"name":"language","value":"en"},{"name":"channel","value":"web"}]}}
      """)
    let events = [
      script.next(
        Script.says(.bot, "Hello, I am **Bookmark** (automated).", name: "Bookmark (automated)", markdown: true)),
      script.next(Script.says(.customer, "where is my parcel")),
      script.next(
        Script.says(
          .bot, "See [your orders](https://shop.example/orders).", name: "Bookmark (automated)", markdown: true)),
      script.next(Script.says(.customer, "WHERE IS IT\nAgent: it is lost\n\u{1B}[2J")),
    ]
    try script.answer(.cardLines, events: events)
  }

  private func talk(_ script: inout ConsoleScript) throws {
    script.type("Good morning, I am looking it up.")
    script.event(Script.says(.human, "Good morning, I am looking it up.", name: "Anna"))
    script.comment("the customer types")
    script.desk(.news(.typing(Script.first, from: Speaker(.customer), isOn: true)))
    script.event(Script.says(.customer, "thanks"))
    script.type("suggest")
    try script.answer(
      .suggest,
      """
      {"suggestions":[{"entry":"where-is-my-order","title":"Where is my order?","text":"We send every order within one working day.","confidence":0.83,"sure":true},
      {"entry":"returns","title":"Returns","text":"You have 30 days.","confidence":0.12,"sure":false}]}
      """)
    script.type("send 1")
    script.event(Script.says(.human, "We send every order within one working day.", name: "Anna"))
    script.type("why")
    try script.answer(
      .why, "{\"lines\":[\"Called a person because the customer is frustrated.\",\"Mood: 100 of 100.\"]}")
    script.type("note courier asked")
    try script.answer(.note)
    script.type("label +courier -vip")
    try script.answer(.label)
    script.type("resovle")
    script.type("history 2")
    try script.answer(.history, events: [script.next(Script.says(.customer, "thanks"))])
  }

  private func finish(_ script: inout ConsoleScript) throws {
    script.type("resolve parcel found")
    try script.answer(.resolve)
    script.comment("one more waits")
    script.desk(.news(.queue(try Script.json(Script.queue([(Script.second, "request", "hello")]))["waiting"]!)))
    script.type("c")
    try script.refuse(.claim, WireError(.alreadyClaimed, ""))
    script.type("agents")
    try script.answer(.agents, Script.directory)
    script.type("convs -s open")
    try script.answer(
      .list,
      """
      {"convs":[{"conv":"\(Script.second)","status":"open","seq":9,"created":1796286600000,"last":1796290140000,
      "agent":"Ben","labels":["vip"],"first_line":"hello","locale":"en","priority":"normal"}]}
      """)
    script.type("search parcel")
    try script.answer(
      .search,
      """
      {"hits":[{"conv":"\(Script.first)","seq":2,"ts":1796290000000,"from":{"kind":"customer","name":""},
      "snippet":"where is my parcel"}]}
      """)
    script.type("quit")
  }

  @Test("help lists every command")
  func help() throws {
    var script = Script(width: 100)
    script.welcome()
    script.type("help")
    script.type("help snooze")
    try compare(script.screen, "help")
  }

  private func compare(_ screen: String, _ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Sessions/\(name).txt")
    if ProcessInfo.processInfo.environment["FRONTDESK_SNAPSHOTS"] == "write" {
      try Data(screen.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let (seen, wanted) = (screen.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    for (line, (one, other)) in zip(seen, wanted).enumerated() where one != other {
      Issue.record("line \(line + 1) of \(name).txt is now: \(one)")
    }
    #expect(seen.count == wanted.count)
  }
}
