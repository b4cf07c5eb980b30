import Client
import Conversation
import Foundation
import Testing
import Wire

@testable import Terminal

@Suite("What the agents' console reads of a conversation")
struct ConsoleReadingTests {
  private typealias Script = ConsoleScript

  /// Anna at the desk, having just claimed the first conversation.
  private func claimed() throws -> ConsoleScript {
    var script = Script()
    script.welcome()
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "where is my parcel")]))
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    script.type("c 1")
    try script.answer(.claim)
    return script
  }

  private func own(_ status: String?) -> String {
    guard let status else { return "{\"convs\":[]}" }
    return """
      {"convs":[{"conv":"\(Script.first)","status":"\(status)","seq":9,"created":1,"last":2,
      "agent":{"id":"a1","name":"Anna"}}]}
      """
  }

  @Test("what happens while the last lines are read is shown once, and after them", arguments: [true, false])
  func meanwhile(isInPage: Bool) throws {
    var script = try claimed()
    let old = script.next(Script.says(.customer, "the old one"))
    let new = script.next(Script.says(.customer, "the new one"))
    script.desk(.event(new))
    try script.answer(.cardLines, events: isInPage ? [old, new] : [old])
    #expect(script.screen.hasSuffix("Customer: the old one\nCustomer: the new one\n"))
    #expect(script.screen.components(separatedBy: "the new one").count == 2)
    script.event(Script.says(.customer, "the next one"))
    #expect(script.screen.hasSuffix("Customer: the next one\n"))
  }

  @Test("what was kept meanwhile is shown, too, where the last lines cannot be read")
  func unreadable() throws {
    var script = try claimed()
    script.event(Script.says(.customer, "still there?"))
    try script.refuse(.cardLines, WireError(.storage, "The store cannot be read."))
    #expect(script.screen.hasSuffix("! 1: The store cannot be read.\nCustomer: still there?\n"))
  }

  @Test("after the desk was set back, the agent's own conversation is read again and goes on from what the desk has")
  func setBack() throws {
    var script = try claimed()
    for line in ["one", "two"] { script.event(Script.says(.customer, line)) }
    try script.answer(.cardLines)
    script.welcome(again: true)
    script.desk(.forget(Script.first))
    #expect(script.screen.hasSuffix("· 1: the desk's history is another than before; it is read again.\n"))
    try script.answer(.ownAgain, own("open"))
    let line = WireEvent(in: Script.first, seq: 1, at: script.model.now, content: Script.says(.customer, "one"))
    try script.answer(.givenLines, events: [line])
    #expect(script.screen.hasSuffix("Customer: one\n"))
    #expect(script.asks.last == ConsoleAsk(.rejoin, .follow(after: 1), in: Script.first))
    #expect(script.model.selected == Script.first && script.model.cases[Script.first]?.isMine == true)
  }

  @Test("what is not the agent's any more after the desk was set back is not spoken in; what is put aside stays theirs")
  func setBackOthers() throws {
    for (status, isMine) in [(String?.none, false), ("snoozed", true)] {
      var script = try claimed()
      try script.answer(.cardLines)
      script.welcome(again: true)
      script.desk(.forget(Script.first))
      try script.answer(.ownAgain, own(status))
      #expect(script.model.cases[Script.first]?.isMine == isMine)
      #expect((script.model.selected == nil) == !isMine)
    }
  }

  @Test("a conversation that is only followed is read again and followed from there")
  func setBackFollowed() throws {
    var script = Script()
    script.welcome()
    script.event(Script.says(.customer, "one"))
    script.welcome(again: true)
    script.desk(.forget(Script.first))
    try script.answer(.givenLines)
    #expect(script.asks.last == ConsoleAsk(.rejoin, .follow(after: 0), in: Script.first))
    #expect(script.model.selected == nil)
  }
}
