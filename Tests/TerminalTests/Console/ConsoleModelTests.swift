import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

@Suite("The agents' console")
struct ConsoleModelTests {
  private typealias Script = ConsoleScript

  /// Anna at the desk, with one conversation waiting.
  private func atWork(isTerminal: Bool = false) throws -> ConsoleScript {
    var script = Script(isTerminal: isTerminal)
    script.welcome()
    try script.answer(.directory, Script.directory)
    try script.answer(.queueAtStart, Script.queue([(Script.first, "request", "where is my parcel")]))
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    return script
  }

  /// The first conversation is Anna's.
  private func claimed(isTerminal: Bool = false) throws -> ConsoleScript {
    var script = try atWork(isTerminal: isTerminal)
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(.card, "{\"summary\":{}}")
    try script.answer(.cardLines)
    return script
  }

  @Test("E2: whoever is new in the queue is announced once, with a bell; the prompt and the title count")
  func arrivals() throws {
    var script = try atWork()
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
    var script = try atWork()
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

  @Test("plain text is said to the selected customer, and to nobody else")
  func replies() throws {
    var script = try atWork()
    script.type("reply hi")
    #expect(script.screen.contains("! No conversation is selected"))
    script = try claimed()
    script.type("Good morning.")
    #expect(script.asks.last == ConsoleAsk(.reply, .reply(text: "Good morning.", draft: nil), in: Script.first))
  }

  @Test("at a terminal what was typed is not shown again; through a pipe it is")
  func echo() throws {
    for isTerminal in [true, false] {
      var script = try claimed(isTerminal: isTerminal)
      script.type("Good morning.")
      script.event(Script.says(.human, "Good morning.", name: "Anna"))
      #expect(script.screen.contains("You: Good morning.") != isTerminal)
    }
  }

  @Test("a customer's line in another conversation is unread until it is opened, and rings")
  func unread() throws {
    var script = try claimed()
    script.type("leave")
    script.event(Script.says(.customer, "still there?"))
    script.event(Script.says(.customer, "hello?"))
    #expect(script.model.prompt == "[1 waiting, 2 unread] Anna")
    #expect(script.screen.contains("1 ● Customer: “still there?”\n(bell)\n"))
    script.type("o 1")
    #expect(script.model.unreadTotal == 0)
    #expect(script.screen.hasSuffix("Customer: still there?\nCustomer: hello?\n"))
    #expect(script.model.prompt == "[1 waiting] 1")
  }

  @Test("that the customer is typing stands in the prompt")
  func typing() throws {
    var script = try claimed()
    script.desk(.news(.typing(Script.first, from: Speaker(.customer), isOn: true)))
    #expect(script.model.prompt.hasSuffix("1 (typing)"))
    script.event(Script.says(.customer, "so"))
    #expect(script.model.prompt.hasSuffix("1"))
  }

  @Test("D10: a draft of the bot's is marked, as it is or edited, and the next line is not")
  func drafts() throws {
    func suggested() throws -> ConsoleScript {
      var script = try claimed()
      script.type("suggest")
      try script.answer(
        .suggest,
        "{\"suggestions\":[{\"entry\":\"rain\",\"title\":\"Rain\",\"text\":\"It rains.\",\"confidence\":0.8}]}")
      return script
    }
    var script = try suggested()
    script.type("send 1")
    #expect(script.asks.last?.request == .reply(text: "It rains.", draft: .unedited))
    script.type("Anything else?")
    #expect(script.asks.last?.request == .reply(text: "Anything else?", draft: nil))
    script = try suggested()
    script.type("edit 1")
    #expect(script.typedIn == ["It rains."])
    script.type("It rains today.")
    #expect(script.asks.last?.request == .reply(text: "It rains today.", draft: .edited))
    script = try suggested()
    script.type("edit 1")
    script.type("It rains.")
    #expect(script.asks.last?.request == .reply(text: "It rains.", draft: .unedited))
    script.type("send 7")
    #expect(script.screen.hasSuffix("! There is no suggestion 7: `suggest` asks the bot for some.\n"))
  }

  @Test("a suggestion is said in plain text, with its links written out")
  func plainSuggestion() throws {
    var script = try claimed()
    script.type("suggest")
    try script.answer(
      .suggest,
      "{\"suggestions\":[{\"entry\":\"a\",\"title\":\"A\",\"text\":\"See **[orders](https://a.example)**.\",\"confidence\":1}]}"
    )
    script.type("send 1")
    #expect(script.asks.last?.request == .reply(text: "See orders (https://a.example).", draft: .unedited))
  }

  @Test("canned replies stack, and take what is known of the customer or its fallback")
  func canned() throws {
    var script = try claimed()
    script.type("/hello /returns Bye.")
    #expect(
      script.asks.last?.request
        == .reply(text: "Hello there, this is Anna.\nYou have 30 days.\nBye.", draft: nil))
  }

  @Test("at a terminal a canned reply goes into the line first, and from there to the customer, changed or not")
  func cannedLine() throws {
    var script = try claimed(isTerminal: true)
    let asks = script.asks.count
    script.type("/hello")
    #expect(script.typedIn == ["Hello there, this is Anna."] && script.asks.count == asks)
    script.type("Hello Mia, this is Anna.")
    #expect(script.asks.last?.request == .reply(text: "Hello Mia, this is Anna.", draft: nil))
    // A text that would be a command if it were typed.
    script.type("/why-not")
    #expect(script.typedIn.last == "why")
    script.type("why")
    #expect(script.asks.last?.request == .reply(text: "why", draft: nil))
    script.type("why")
    #expect(script.asks.last?.request == .why)
  }

  @Test("a canned reply with a variable that nothing fills is not sent", arguments: [true, false])
  func unfilled(isTerminal: Bool) throws {
    var script = try claimed(isTerminal: isTerminal)
    let asks = script.asks.count
    script.type("/parcel")
    if isTerminal {
      #expect(script.typedIn.last == "Your parcel {{parcel.number}} is here.")
      script.type("Your parcel {{parcel.number}} is here.")
    }
    #expect(script.screen.hasSuffix("! Not sent: {{parcel.number}} is not filled in.\n"))
    #expect(script.asks.count == asks)
    script.type("Your parcel 12 is here.")
    #expect(script.asks.last?.request == .reply(text: "Your parcel 12 is here.", draft: nil))
  }

  @Test("a name that is an agent's and a department's is asked back; @ and # decide")
  func ambiguous() throws {
    var script = try claimed()
    script.type("transfer ben")
    #expect(script.screen.hasSuffix("! ben is an agent and a department: write @Ben or #ben.\n"))
    script.type("transfer @ben")
    #expect(script.asks.last?.request == .transferToAgent("b1"))
    script.type("transfer orders")
    #expect(script.asks.last?.request == .transferToDepartment("orders"))
  }

  @Test("what stands behind the name of whom a conversation is passed on to is noted for them first")
  func transferNote() throws {
    var script = try claimed()
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
    var script = try claimed()
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

  @Test("what the desk takes away or gives is told, with a bell")
  func takenAndGiven() throws {
    var script = try claimed()
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
    var script = try atWork()
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
    var script = try claimed()
    script.desk(try news(agent: "a1"))
    #expect(script.model.selected == Script.first)
    #expect(script.screen.hasSuffix("· 2 is yours now. `open 2` selects it.\n(bell)\n"))
  }

  @Test("what somebody of the same name is given, or what is put aside, is nobody's here")
  func notAssigned() throws {
    var script = try atWork()
    let asks = script.asks.count
    script.desk(try news(agent: "a2"))
    script.desk(try news(agent: "a1", status: "snoozed"))
    #expect(script.asks.count == asks && script.model.own.isEmpty)
  }

  @Test("what was assigned while the connection was lost is shown when it is back")
  func assignedUnconnected() throws {
    var script = try claimed()
    script.welcome(again: true)
    let one = { (id: ConversationID) in "{\"conv\":\"\(id)\",\"status\":\"open\",\"seq\":9,\"created\":1,\"last\":2}" }
    try script.answer(.ownAgain, "{\"convs\":[\(one(Script.first)),\(one(Script.second))]}")
    #expect(script.screen.components(separatedBy: "is yours now").count == 2)
    #expect(script.asks.last == ConsoleAsk(.givenLines, .history(.before(nil), limit: 20), in: Script.second))
  }

  @Test("teaching asks for what is missing, shows the change, and writes nothing before a yes")
  func teaching() throws {
    var script = try claimed()
    script.event(Script.says(.customer, "is it wet outside"))
    script.event(Script.says(.human, "It rains.", name: "Anna"))
    for line in ["teach", "", "# The weather", "yes"] { script.type(line) }
    let lesson = Lesson(
      question: "is it wet outside", target: .heading("The weather", answer: "It rains.", topic: nil))
    try script.answer(
      .tryLesson(lesson), "{\"diff\":\"+## The weather\",\"collisions\":[\"weather.md:3: Rain\"],\"confirm\":\"k\"}")
    #expect(script.screen.contains("  +## The weather\n  It would collide:\n    weather.md:3: Rain\n"))
    #expect(!script.asks.contains { $0.purpose == .teach })
    script.type("perhaps")
    script.type("yes")
    #expect(script.asks.last == ConsoleAsk(.teach, .teach(lesson, confirm: "k")))
    try script.answer(.teach, "{\"written\":[\"weather.md\"]}")
    #expect(script.screen.hasSuffix("· Taught. Written: weather.md.\n"))
    #expect(script.model.lesson == nil)
  }

  @Test("a lesson is given up with cancel or a no, and the customer hears nothing of it")
  func teachingGivenUp() throws {
    var script = try claimed()
    script.type("teach")
    script.type("cancel")
    #expect(script.screen.hasSuffix("· Nothing was taught.\n"))
    script.type("teach \"a b\" rain")
    try script.answer(
      .tryLesson(Lesson(question: "a b", target: .entry("rain"))), "{\"diff\":\"+- a b\",\"confirm\":\"k\"}")
    script.type("no")
    #expect(script.screen.hasSuffix("· Nothing was written.\n"))
    #expect(!script.asks.contains { if case .reply = $0.request { true } else { false } })
  }

  @Test("leaving with open conversations is asked back once at a terminal")
  func quitting() throws {
    var script = try claimed(isTerminal: true)
    script.type("quit")
    #expect(!script.hasLeft)
    script.type("quit")
    #expect(script.hasLeft)
    var piped = try claimed()
    piped.type("quit")
    #expect(piped.hasLeft)
  }

  @Test("a number that is not known, and an error of the desk's, say what to do")
  func errors() throws {
    var script = try claimed()
    script.type("o 9")
    #expect(script.screen.hasSuffix("! There is no conversation 9 here: `queue` and `convs` show their numbers.\n"))
    script.type("hello")
    try script.refuse(.reply, WireError(.rateLimited, "Too fast.", retryAfterMilliseconds: 1_200))
    #expect(script.screen.hasSuffix("! 1: Too fast. Try again in 2 s.\n"))
  }

  @Test("Tab completes commands, numbers, shortcodes, departments, agents and entries")
  func completion() throws {
    var script = try claimed()
    #expect(script.model.completions(for: "sn") == ["snooze"])
    #expect(script.model.completions(for: "open ") == ["open 1"])
    #expect(script.model.completions(for: "transfer b") == ["transfer Ben", "transfer ben"])
    #expect(script.model.completions(for: "/h") == ["/hello", "/help", "/history"])
    #expect(script.model.completions(for: "/hello /r") == ["/hello /returns"])
    #expect(script.model.completions(for: "conv 1 tr") == ["conv 1 transfer"])
    script.type("suggest")
    try script.answer(
      .suggest, "{\"suggestions\":[{\"entry\":\"rain\",\"title\":\"Rain\",\"text\":\"x\",\"confidence\":0.8}]}")
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
    var script = try claimed()
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
