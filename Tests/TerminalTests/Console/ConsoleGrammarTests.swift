import Conversation
import Foundation
import Knowledge
import Testing

@testable import Terminal

@Suite("The console's grammar")
struct ConsoleGrammarTests {
  /// Thursday, 2026-12-03 10:30 in Berlin.
  private static let now = Timestamp(milliseconds: 1_796_290_200_000)
  private static let id = "abcdefghijklmnopqrstuvwxyz"

  private func read(_ line: String, selected: Bool = false) -> ConsoleLine {
    ConsoleGrammar(
      isSelected: selected, shortcodes: ["hello", "returns"], targets: ["ben", "orders", "ben smith"],
      times: SnoozeTime(now: Self.now, zone: TimeZone(identifier: "Europe/Berlin")!)
    ).read(line)
  }

  private func act(_ line: String, selected: Bool = false) -> ConsoleCommand.Act? {
    if case .command(let command) = read(line, selected: selected) { command.act } else { nil }
  }

  @Test(
    "names and aliases are the same command",
    arguments: [
      ("queue", "q"), ("claim 3", "c 3"), ("claim 3", "take #3"), ("open 2", "o 2"), ("convs -m", "ls --mine"),
      ("back", "handback"), ("note x", "n x"), ("resolve", "done"), ("help", "?"), ("quit", "exit"),
      ("snooze 2h", "snooze --until 2h"), ("label +vip", "label vip"), ("queue", "/QUEUE"),
    ])
  func aliases(_ name: String, _ alias: String) {
    #expect(read(name) == read(alias))
    if case .command = read(name) {} else { Issue.record("\(name) is no command") }
  }

  @Test("a conversation is taken from a colleague only where the line says so")
  func takeOver() {
    #expect(read("claim 3 --take-over") == .command(ConsoleCommand(.takeOver, in: .number(3))))
    #expect(read("claim --take-over 3") == .command(ConsoleCommand(.takeOver, in: .number(3))))
    #expect(read("claim --take-over", selected: true) == .command(ConsoleCommand(.takeOver)))
    #expect(act("claim 3") == .claim && act("take 3") == .claim && act("assign me") == .claim)
    #expect(act("claim 3 --takeover") == nil)
  }

  @Test("every command of the list is read by its usage's shape or refused with it", arguments: CommandWord.all)
  func list(_ word: CommandWord) {
    switch read(word.name) {
    case .command, .problem(.usage): break
    case let other: Issue.record("\(word.name): \(other)")
    }
  }

  @Test("conv N puts a conversation before any command, as Chatwoot's command line does")
  func conv() {
    #expect(read("conv 3") == .command(ConsoleCommand(.open, in: .number(3))))
    #expect(
      read("conv 123 reply \"Good morning\"") == .command(ConsoleCommand(.reply("Good morning"), in: .number(123))))
    #expect(read("conv 3 reply \"only us\" --private") == .command(ConsoleCommand(.note("only us"), in: .number(3))))
    #expect(
      read("conv \(Self.id) resolve")
        == .command(ConsoleCommand(.resolve(reason: nil), in: .id(ConversationID(rawValue: Self.id)!))))
    #expect(
      read("convs -s open -l vip -n 5")
        == .command(ConsoleCommand(.list(status: .open, mine: false, label: "vip", limit: 5))))
  }

  @Test("a quoted word keeps its spaces and escaped marks; an open quotation is named")
  func quotes() {
    #expect(act("note \"a \\\"b\\\" c\"") == .note("a \"b\" c"))
    #expect(act("note don't \"quote\" me") == .note("don't \"quote\" me"))
    #expect(read("note \"a") == .problem(.unclosedQuote))
    #expect(act("teach \"is it wet\" rain") == .teach(["is it wet", "rain"]))
    #expect(
      act("teach \"q\" \"# Rain\" \"It rains.\" weather.md") == .teach(["q", "# Rain", "It rains.", "weather.md"]))
  }

  @Test(
    "with a conversation selected, sentences are replies",
    arguments: [
      "Back in stock on Monday", "Back", "Why do you ask", "q&a is on the page", "hello there", "sent it yesterday",
      "not sure yet", "banks are closed", "opens at nine", "transfers take two days", "Label vip Foo",
    ])
  func replies(_ line: String) {
    #expect(read(line, selected: true) == .reply(line))
  }

  @Test(
    "what begins with a command's name and is no command is asked back, for it may not be the customer's to read",
    arguments: [
      "label vip Foo", "snooze", "snooze 5x", "note", "n", "c two", "note \"he is", "send it back to us",
      "open on Sundays, too", "why do you ask", "status of your order: sent", "claim your refund here", "label Vip",
      "back in stock on Monday", "edit your profile", "presence of mind", "resolve \"",
    ])
  func notSaid(_ line: String) {
    guard case .problem(let problem) = read(line, selected: true) else {
      return #expect(Bool(false), "\(read(line, selected: true))")
    }
    guard case .notSaid(let inner) = problem else { return #expect(Bool(false), "\(problem)") }
    #expect(problem.text.hasPrefix("Not sent. \(inner.text)"))
    #expect(problem.text.hasSuffix("Say it to the customer? `reply …` sends a line as it is."))
    #expect(act("reply " + line, selected: true) == .reply(line))
  }

  @Test("a label that is none is named")
  func badLabel() {
    #expect(read("label Vip") == .problem(.badLabel("Vip")))
    #expect(read("label +vip -Ümlaut", selected: true) == .problem(.notSaid(.badLabel("Ümlaut"))))
  }

  @Test(
    "who a conversation is passed on to is one word or a name that is known; the rest is a note",
    arguments: [
      ("transfer @root please take", "@root", "please take"), ("transfer orders", "orders", nil),
      ("t Ben Smith", "Ben Smith", nil), ("t ben smith, please", "ben", "smith, please"),
      ("assign @Ben  Smith   he knows", "@Ben Smith", "he knows"),
      ("t \"Ben Smith\" he knows", "Ben Smith", "he knows"),
      ("transfer mia", "mia", nil), ("transfer it to my bank", "it", "to my bank"),
    ] as [(String, String, String?)])
  func transfer(_ line: String, _ target: String, _ note: String?) {
    for isSelected in [true, false] { #expect(act(line, selected: isSelected) == .transfer(target, note: note)) }
  }

  @Test(
    "with a conversation selected, whole commands are commands",
    arguments: [
      "back", "q", "c 3", "o 2", "note x", "label +x -y", "transfer orders", "transfer Ben Smith", "assign ben",
      "assign me",
      "snooze 2h", "resolve", "resolve parcel found", "suggest", "send 1", "edit 2", "why", "history 5",
      "conv 3 resolve",
      "presence away", "help note", "reply back", "quit",
    ])
  func commands(_ line: String) {
    #expect(act(line, selected: true) != nil)
  }

  @Test(
    "a slip in a command is not said to the customer",
    arguments: [
      ("resovle", "resolve"), ("qeue", "queue"), ("bakc", "back"), ("snoze 2h", "snooze"), ("clam 3", "claim"),
      ("nots he is rude", "note"), ("tranfer mia", "transfer"), ("tranfer @mia take it", "transfer"),
    ])
  func slips(_ line: String, _ name: String) {
    #expect(read(line, selected: true) == .problem(.perhaps(name)))
  }

  @Test(
    "an unknown command names the nearest",
    arguments: [
      ("qeue", "queue"), ("sugest", "suggest"), ("/retruns", "/returns"), ("/hel", "/help"),
    ])
  func nearest(_ line: String, _ name: String) {
    guard case .problem(.unknown(_, let nearest)) = read(line) else { return #expect(Bool(false), "\(read(line))") }
    #expect(nearest == name)
  }

  @Test("what is near to nothing names nothing")
  func far() {
    #expect(read("xylophone") == .problem(.unknown("xylophone", nearest: nil)))
    #expect(read("") == .nothing)
  }

  @Test("shortcodes stack, and what follows them is added")
  func canned() {
    #expect(act("/hello", selected: true) == .canned(["hello"], then: ""))
    #expect(act("/hello /returns Bye.", selected: true) == .canned(["hello", "returns"], then: "Bye."))
    #expect(read("/hello /nothing", selected: true) == .problem(.unknown("/nothing", nearest: nil)))
    #expect(act("/") == .shortcodes)
  }

  @Test("a slash makes a command of any line, two slashes a reply that begins with one")
  func slashes() {
    #expect(act("/note Back soon", selected: true) == .note("Back soon"))
    #expect(read("/nte x", selected: true) == .problem(.unknown("/nte", nearest: "/note")))
    #expect(read("//etc is a folder", selected: true) == .reply("/etc is a folder"))
  }

  @Test(
    "times to come are read on the agent's clock",
    arguments: [
      ("30m", "2026-12-03 11:00"), ("24h", "2026-12-04 10:30"), ("2d", "2026-12-05 10:30"),
      ("9:00", "2026-12-04 09:00"),
      ("11:15", "2026-12-03 11:15"), ("tomorrow", "2026-12-04 09:00"), ("tomorrow 14:30", "2026-12-04 14:30"),
      ("monday", "2026-12-07 09:00"), ("monday 9:00", "2026-12-07 09:00"), ("thursday", "2026-12-10 09:00"),
      ("thu 8:00", "2026-12-10 08:00"), ("2026-12-24", "2026-12-24 09:00"), ("2026-12-24 18:00", "2026-12-24 18:00"),
    ])
  func times(_ text: String, _ expected: String) throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    let moment = try #require(SnoozeTime(now: Self.now, zone: zone).read(text))
    #expect(ConsoleLayout(abilities: .plain, width: nil, zone: zone, me: "").time(moment) == expected)
  }

  @Test(
    "what is over, too far, or no time is refused",
    arguments: [
      "", "0m", "2020-01-01", "2026-02-30", "9 o'clock", "25:00", "9999999999d", "2030-01-01", "someday", "2h 3h",
      "-2h", "today 9:00",
    ])
  func noTimes(_ text: String) {
    #expect(SnoozeTime(now: Self.now, zone: TimeZone(identifier: "Europe/Berlin")!).read(text) == nil)
  }
}
