import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

@Suite("How much of a conversation the agents' console shows")
struct ConsoleHistoryTests {
  private typealias Script = ConsoleScript

  /// A conversation's events as the desk has them, from `seq` 1 on.
  private struct Stored {
    var contents: [WireEvent.Content]

    func events(before seq: Int?, limit: Int) -> (events: [WireEvent], hasMore: Bool) {
      let end = min(seq.map { $0 - 1 } ?? .max, contents.count)
      let start = max(0, end - limit)
      let events = (start..<end).map { index in
        WireEvent(in: Script.first, seq: index + 1, at: Timestamp(milliseconds: 0), content: contents[index])
      }
      return (events, start > 0)
    }
  }

  private static let hidden = WireEvent.Content.decided(.null)

  private func lines(_ numbers: ClosedRange<Int>, hidden: Int = 0) -> [WireEvent.Content] {
    numbers.flatMap { [Script.says(.customer, "line \($0).")] + Array(repeating: Self.hidden, count: hidden) }
  }

  /// Answers pages until nothing more is asked for; how many there were.
  @discardableResult
  private func read(
    _ purpose: ConsoleAsk.Purpose, _ stored: Stored, _ script: inout ConsoleScript, pageMaximum: Int = 300
  ) throws -> Int {
    var count = 0
    while let ask = script.asks.first(where: { $0.purpose == purpose }) {
      guard case .history(.before(let seq), let limit) = ask.request else { throw CancellationError() }
      #expect((1...pageMaximum).contains(limit))
      let (events, hasMore) = stored.events(before: seq, limit: limit)
      try script.answer(purpose, "{\"more\":\(hasMore)}", events: events)
      count += 1
    }
    return count
  }

  private func shown(_ script: ConsoleScript) -> [Int] {
    script.screen.matches(of: /line ([0-9]+)\./).compactMap { Int($0.1) }
  }

  /// Anna at the desk, about to read the first conversation.
  private func script(_ line: String) throws -> (ConsoleScript, ConsoleAsk.Purpose) {
    var script = try Script.atWork()
    script.type(line)
    guard line.hasPrefix("claim") else { return (script, line.hasPrefix("follow") ? .follow : .opening) }
    try script.answer(.claim)
    return (script, .cardLines)
  }

  @Test("the last 20 lines are shown, whatever else happened between and after them", arguments: ["claim 1", "open 1"])
  func lastLines(line: String) throws {
    for (hidden, after) in [(0, 0), (3, 0), (0, 40), (9, 700)] {
      var (script, purpose) = try script(line)
      let stored = Stored(contents: lines(1...25, hidden: hidden) + Array(repeating: Self.hidden, count: after))
      try read(purpose, stored, &script)
      #expect(shown(script) == Array(6...25))
      #expect(script.screen.contains("· Earlier lines are not shown: `history 100` shows more.\nCustomer: line 6."))
    }
  }

  @Test("where there are no earlier lines, nothing is said of any", arguments: ["claim 1", "open 1", "follow 1"])
  func allLines(line: String) throws {
    for count in [1, 20] {
      var (script, purpose) = try script(line)
      try read(purpose, Stored(contents: [Self.hidden] + lines(1...count, hidden: 5)), &script)
      #expect(shown(script) == Array(1...count))
      #expect(!script.screen.contains("Earlier lines"))
    }
  }

  @Test("what is followed is so from the last event on, whatever it is")
  func followed() throws {
    var (script, purpose) = try script("follow 1")
    try read(purpose, Stored(contents: lines(1...30) + [Self.hidden]), &script)
    #expect(shown(script) == Array(11...30))
    #expect(script.asks.last == ConsoleAsk(.rejoin, .follow(after: 31), in: Script.first))
  }

  @Test("history shows as many lines as it is asked for, over as many pages as it takes")
  func counts() throws {
    let stored = Stored(contents: lines(1...1_200, hidden: 1))
    for (line, count, more) in [("history 7", 7, "100"), ("history 450", 450, "1000"), ("history 1000", 1_000, "3000")]
    {
      var script = try Script.claimed()
      script.type(line)
      try read(.history, stored, &script)
      #expect(shown(script) == Array((1_201 - count)...1_200))
      #expect(script.screen.contains("· Earlier lines are not shown: `history \(more)` shows more.\n"))
    }
    var script = try Script.claimed()
    script.type("history 3000")
    try read(.history, stored, &script)
    #expect(shown(script) == Array(1...1_200))
    #expect(!script.screen.contains("Earlier lines"))
  }

  @Test("a desk that tells less at once is asked for no more")
  func smallPages() throws {
    var script = try Script.claimed()
    script.model.pageMaximum = 10
    script.type("history 50")
    #expect(try read(.history, Stored(contents: lines(1...100)), &script, pageMaximum: 10) == 6)
    #expect(shown(script) == Array(51...100))
  }

  @Test(
    "history has a most, which is named beyond it; nothing is asked for",
    arguments: ["3001", "0", "99999999999999999999"])
  func beyond(count: String) throws {
    var script = try Script.atWork()
    let asks = script.asks.count
    script.type("history \(count)")
    #expect(script.screen.hasSuffix("! history takes a count from 1 to 3000, not \(count).\n"))
    #expect(script.asks.count == asks)
  }

  @Test("a customer who has looked at very many pages does not have the console read for ever")
  func endless() throws {
    var (script, purpose) = try script("claim 1")
    let stored = Stored(contents: lines(1...30) + Array(repeating: Self.hidden, count: 40_000))
    #expect(try read(purpose, stored, &script) == 101)
    #expect(shown(script) == [])
    #expect(
      script.screen.hasSuffix("not shown: no more than the last 30000 events were looked through.\n"))
  }

  @Test("all that is unread is shown when it is opened, however much came", arguments: [30, 120, 700])
  func unread(count: Int) throws {
    var script = try Script.claimed()
    script.type("leave")
    let all = lines(1...count)
    for content in all { script.event(content) }
    #expect(script.model.unreadTotal == count)
    let before = script.screen.count
    script.type("open 1")
    try read(.opening, Stored(contents: all), &script)
    script.event(Script.says(.customer, "line \(count + 1)."))
    let opened = String(script.screen.dropFirst(before)).matches(of: /line ([0-9]+)\./).compactMap { Int($0.1) }
    #expect(opened == Array(1...(count + 1)))
    #expect(script.model.unreadTotal == 0)
  }

  @Test("where the unread lines cannot be read, those that are kept are shown, and that there are others")
  func unreadUnreadable() throws {
    var script = try Script.claimed()
    script.type("leave")
    for content in lines(1...80) { script.event(content) }
    script.type("open 1")
    try script.refuse(.opening, WireError(.storage, "The store cannot be read."))
    #expect(script.screen.contains("· Earlier lines are not shown: `history 100` shows more.\nCustomer: line 31."))
  }

  @Test("of one's own conversation all is shown that came after one's last line, or since it is one's own")
  func sinceMine() throws {
    let mine = WireEvent.Content.plain(.assigneeChanged(AssigneeChange(agent: Agent(id: "a1", name: "Anna"))))
    for mark in [mine, Script.says(.human, "Good morning.", name: "Anna")] {
      var script = try Script.claimed()
      script.type("open 1")
      try read(.opening, Stored(contents: lines(1...90) + [mark] + lines(91...400)), &script)
      #expect(shown(script) == Array(91...400))
      #expect(script.screen.contains("· Earlier lines are not shown: `history 1000` shows more.\n"))
    }
  }

  @Test("a look at a few lines of another conversation does not take its unread ones for seen")
  func look() throws {
    var script = try Script.claimed()
    script.type("leave")
    let all = lines(1...30)
    for content in all { script.event(content) }
    script.type("conv 1 history 5")
    try read(.history, Stored(contents: all), &script)
    #expect(script.screen.contains("· Earlier lines are not shown: `conv 1 history 100` shows more.\n"))
    #expect(script.model.unreadTotal == 30)
    script.type("conv 1 history 40")
    try read(.history, Stored(contents: all), &script)
    #expect(script.model.unreadTotal == 0)
  }
}
