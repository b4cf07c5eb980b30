import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

@Suite("What the agents' console refuses, offers and says of itself")
struct ConsoleManagementTests {
  private typealias Script = ConsoleScript

  /// Anna at the desk, with the first conversation selected and hers.
  private func claimed(
    role: String = "lead", isTerminal: Bool = false, width: Int? = 90, summary: String = "{}"
  ) throws -> ConsoleScript {
    var script = Script(isTerminal: isTerminal, width: width)
    script.welcome(role: role)
    try script.answer(.directory, Script.directory)
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "where is my parcel")]))
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(.card, "{\"summary\":\(summary)}")
    try script.answer(.cardLines)
    return script
  }

  /// - Parameter sure: the number of the one that the bot would answer by.
  private func suggest(_ confidences: [Double], sure: Int? = nil, to script: inout ConsoleScript) throws {
    let list = zip(1..., confidences).map { number, confidence in
      "{\"entry\":\"e\(number)\",\"title\":\"E\",\"text\":\"x\",\"confidence\":\(confidence),\"sure\":\(number == sure)}"
    }
    script.type("suggest")
    try script.answer(.suggest, "{\"suggestions\":[\(list.joined(separator: ","))]}")
  }

  @Test("who is no lead is told so at the word teach, and asked nothing", arguments: ["teach", "teach \"a b\" rain"])
  func teachByAgent(line: String) throws {
    var script = try claimed(role: "agent")
    let asks = script.asks.count
    script.type(line)
    #expect(script.screen.hasSuffix("! Not taught: only leads teach the bot. Ask one of them.\n"))
    #expect(script.model.lesson == nil && script.asks.count == asks)
  }

  @Test("a lesson that the desk refuses is over, and what is typed next goes to the customer")
  func teachRefused() throws {
    var script = try claimed(isTerminal: true)
    script.type("teach \"a b\" rain")
    let lesson = Lesson(question: "a b", target: .entry("rain"))
    try script.refuse(.tryLesson(lesson), WireError(.badField, "There is no entry rain."))
    #expect(script.screen.hasSuffix("! Not taught: There is no entry rain.\n"))
    script.type("Good morning.")
    #expect(script.asks.last?.request == .reply(text: "Good morning.", draft: nil))
  }

  @Test("the change that a lesson makes is wrapped at words")
  func wrappedDiff() throws {
    var script = try claimed(width: 40)
    script.type("teach \"a b\" rain")
    try script.answer(
      .tryLesson(Lesson(question: "a b", target: .entry("rain"))),
      "{\"diff\":\" Also asked:\\n+- is it wet outside where you are at the moment\",\"confirm\":\"k\"}")
    #expect(
      script.screen.hasSuffix(
        "\n   Also asked:\n  +- is it wet outside where you are at\n  the moment\nWrite this? yes or no\n"))
  }

  @Test("what the desk remarks of what was taught is shown")
  func remarks() throws {
    var script = try claimed()
    script.type("teach \"a b\" rain")
    try script.answer(.tryLesson(Lesson(question: "a b", target: .entry("rain"))), "{\"confirm\":\"k\"}")
    script.type("yes")
    try script.answer(.teach, "{\"written\":[\"a.md\"],\"remarks\":[\"a.md:1: mind this\"]}")
    #expect(script.screen.hasSuffix("· Taught. Written: a.md.\n  a.md:1: mind this\n"))
  }

  @Test("what is proposed to be taught is what the customer asked, not their wish for a person, or what they say since")
  func proposedQuestion() throws {
    var script = try claimed(summary: "{\"asked\":[\"where is my parcel\"]}")
    script.type("teach")
    #expect(script.screen.hasSuffix("What does the customer ask? Enter takes: where is my parcel\n"))
    script.type("cancel")
    script.event(Script.says(.customer, "does it rain"))
    script.type("teach")
    #expect(script.screen.hasSuffix("What does the customer ask? Enter takes: does it rain\n"))
  }

  @Test("Ctrl-C gives up a lesson, and nothing else")
  func teachInterrupted() throws {
    var script = try claimed()
    script.interrupt()
    let before = script.screen
    script.type("teach")
    script.interrupt()
    #expect(script.model.lesson == nil)
    #expect(script.screen.hasPrefix(before) && script.screen.hasSuffix("· Nothing was taught.\n"))
  }

  @Test("an answer that the bot itself would not give is no proposal for a lesson, and is marked as a guess")
  func guesses() throws {
    var script = try claimed()
    try suggest([0.7], to: &script)
    #expect(script.screen.contains("1. E (70 %, a guess, e1): x\n"))
    #expect(script.screen.contains("The bot would not say any of these by itself."))
    script.type("teach \"a b\"")
    #expect(!script.screen.contains("Enter takes: e1"))
    script.type("cancel")
    try suggest([0.3, 0.5], sure: 2, to: &script)
    #expect(script.screen.contains("2. E (50 %, e2): x\n"))
    script.type("teach \"a b\"")
    #expect(script.screen.hasSuffix("for a new one. Enter takes: e2\n"))
  }

  @Test("E4: who is offline and takes a conversation is online again, and keeps it")
  func claimOffline() throws {
    var script = try claimed()
    #expect(!script.asks.contains { $0.purpose == .presence })
    script.desk(.news(.agents(try Script.json("[{\"id\":\"a1\",\"name\":\"Anna\",\"presence\":\"offline\"}]"))))
    script.type("conv 1 claim")
    try script.answer(.claim)
    #expect(script.asks.contains(ConsoleAsk(.presence, .presence(.online))))
    script.desk(.news(.agents(try Script.json("[{\"id\":\"a1\",\"name\":\"Anna\",\"presence\":\"online\"}]"))))
    #expect(script.screen.hasSuffix("· You are online now.\n"))
  }

  @Test("through a pipe the agent is away until they say otherwise, which is said again on a new connection")
  func pipe() throws {
    var script = Script()
    script.welcome()
    #expect(script.screen.contains("You are given nothing before you say `presence online`."))
    script.welcome(again: true)
    #expect(!script.asks.contains { $0.purpose == .presence })
    script.type("presence online")
    try script.answer(.presence)
    script.welcome(again: true)
    #expect(script.asks.last == ConsoleAsk(.presence, .presence(.online)))
    var seated = Script(isTerminal: true)
    seated.welcome()
    #expect(!seated.screen.contains("presence online"))
  }

  @Test("what a claim leads to is shown once, though the conversation was looked at before")
  func claimSelected() throws {
    var script = Script()
    script.welcome()
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "hello")]))
    script.type("open 1")
    script.type("claim")
    let notice = script.next(Script.says(.system, "You are now with Anna, a person."))
    script.desk(.event(notice))
    try script.answer(.claim)
    try script.answer(.cardLines, events: [notice])
    #expect(script.screen.components(separatedBy: "You are now with").count == 2)
    #expect(script.screen.hasSuffix("Notice to the customer: You are now with Anna, a person.\n"))
  }

  @Test("what came while a claim was decided is shown, too, where the claim is lost")
  func claimSelectedAndLost() throws {
    var script = Script()
    script.welcome()
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "hello")]))
    script.type("open 1")
    try script.answer(.opening)
    script.type("claim 1")
    script.event(Script.says(.customer, "anybody?"))
    try script.refuse(.claim, WireError(.alreadyClaimed, ""))
    #expect(script.screen.hasSuffix("Customer: anybody?\n"))
  }

  @Test("at a terminal a line too long for it is shown whole once it is sent, and no other")
  func longLine() throws {
    let line = "We send every order within one working day, and today is one."
    var script = try claimed(isTerminal: true, width: 40)
    script.type(line)
    #expect(script.screen.hasSuffix("> We send every order within one working\n  day, and today is one.\n"))
    script.type("It is on its way.")
    #expect(!script.screen.contains("\n> It is"))
    var piped = try claimed(width: 40)
    piped.type(line)
    #expect(!piped.screen.contains("\n> We"))
  }

  @Test("status shows what frontdesk status does")
  func status() throws {
    var script = try claimed()
    script.type("status")
    try script.answer(
      .status,
      """
      {"status":{"ts":1000000,"uptime_ms":7200000,"waiting":2,"longest_waiting_since":760000,
      "waiting_by_department":{"orders":1},"open":1,"agents":{"online":1,"away":0,"offline":2},
      "messages_per_min":2.25,"answers_per_min":1,"opened_in_hour":4,"handoffs_in_hour":1,"handoff_rate":0.25,
      "decided_by":{"large":3,"words":41},"cut_short":2,"offer_at":1.55,"hand_over_at":2.7}}
      """)
    #expect(
      script.screen.hasSuffix(
        """
          up        2 h 0 min
          waiting   2, the longest for 4 min (orders 1)
          open      1
          agents    1 online, 0 away, 2 offline
          messages  2.3 a minute, 1 answered by the bot
          last hour 4 conversations, 1 calls for a person
          mood      a person is offered from 1.55 on, called from 2.7 on
          matched by large 3, words 41; no time for a better one 2 times

        """))
  }

  @Test("help shows of every command what may follow it", arguments: [20, 60, 80, nil])
  func help(width: Int?) throws {
    var script = Script(width: width)
    script.welcome()
    script.type("help")
    let shown = script.screen.filter { !$0.isWhitespace }
    for word in CommandWord.all { #expect(shown.contains(word.usage.filter { !$0.isWhitespace })) }
    guard let width else { return }
    let lines = script.screen.split(separator: "\n").drop { !$0.contains("> help") }.dropFirst()
    #expect(lines.allSatisfy { $0.count <= width })
  }

  @Test("a revoked token is replaced on the desk's machine")
  func revoked() {
    var script = Script()
    script.desk(.ended(.revoked))
    #expect(script.screen.contains("`frontdesk agents add` on its machine") && !script.screen.contains("lead"))
  }
}
