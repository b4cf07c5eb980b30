import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

@Suite("What an agent says at the console")
struct ConsoleReplyTests {
  private typealias Script = ConsoleScript

  @Test("plain text is said to the selected customer, and to nobody else")
  func replies() throws {
    var script = try Script.atWork()
    script.type("reply hi")
    #expect(script.screen.contains("! No conversation is selected"))
    script = try Script.claimed()
    script.type("Good morning.")
    #expect(script.asks.last == ConsoleAsk(.reply, .reply(text: "Good morning.", draft: nil), in: Script.first))
  }

  @Test("at a terminal what was typed is not shown again; through a pipe it is")
  func echo() throws {
    for isTerminal in [true, false] {
      var script = try Script.claimed(isTerminal: isTerminal)
      script.type("Good morning.")
      script.event(Script.says(.human, "Good morning.", name: "Anna"))
      #expect(script.screen.contains("You: Good morning.") != isTerminal)
    }
  }

  @Test("a customer's line in another conversation is unread until it is opened, and rings")
  func unread() throws {
    var script = try Script.claimed()
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
    var script = try Script.claimed()
    script.desk(.news(.typing(Script.first, from: Speaker(.customer), isOn: true)))
    #expect(script.model.prompt.hasSuffix("1 (typing)"))
    script.event(Script.says(.customer, "so"))
    #expect(script.model.prompt.hasSuffix("1"))
  }

  @Test("D10: a draft of the bot's is marked, as it is or edited, and the next line is not")
  func drafts() throws {
    func suggested() throws -> ConsoleScript {
      var script = try Script.claimed()
      script.type("suggest")
      try script.answer(
        .suggest,
        "{\"suggestions\":[{\"entry\":\"rain\",\"title\":\"Rain\",\"text\":\"It rains.\",\"confidence\":0.8,\"sure\":true}]}"
      )
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
    var script = try Script.claimed()
    script.type("suggest")
    try script.answer(
      .suggest,
      "{\"suggestions\":[{\"entry\":\"a\",\"title\":\"A\",\"text\":\"See **[orders](https://a.example)**.\",\"confidence\":1,\"sure\":true}]}"
    )
    script.type("send 1")
    #expect(script.asks.last?.request == .reply(text: "See orders (https://a.example).", draft: .unedited))
  }

  @Test("canned replies stack, and take what is known of the customer or its fallback")
  func canned() throws {
    var script = try Script.claimed()
    script.type("/hello /returns Bye.")
    #expect(
      script.asks.last?.request
        == .reply(text: "Hello there, this is Anna.\nYou have 30 days.\nBye.", draft: nil))
  }

  @Test("at a terminal a canned reply goes into the line first, and from there to the customer, changed or not")
  func cannedLine() throws {
    var script = try Script.claimed(isTerminal: true)
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
    var script = try Script.claimed(isTerminal: isTerminal)
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
}
