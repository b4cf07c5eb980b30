import Conversation
import Testing
import Wire

@testable import Terminal

@Suite("Contact details in the agents' console")
struct ContactTests {
  @Test("A customer who leaves an address is not said to have left")
  func left() throws {
    var script = ConsoleScript()
    script.welcome()
    try script.answer(.directory, ConsoleScript.directory)
    try script.answer(.queueAtStart, ConsoleScript.queue([(ConsoleScript.first, "request", "hello")]))
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(.card, "{\"summary\":{}}")
    try script.answer(.cardLines)
    script.event(.plain(.contactLeft(ContactLeft(text: "joe@example.com"))))
    #expect(script.screen.contains("the customer left a contact: joe@example.com"))
  }

  /// A console that has the first conversation, of which `summary` is told.
  private func claimed(_ summary: String) throws -> ConsoleScript {
    var script = ConsoleScript()
    script.welcome()
    try script.answer(.directory, ConsoleScript.directory)
    try script.answer(.queueAtStart, ConsoleScript.queue([(ConsoleScript.first, "request", "hello")]))
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(.card, summary)
    try script.answer(.cardLines)
    return script
  }

  @Test("Canned replies name the customer as the website has signed, known from the summary or told since")
  func named() throws {
    let identity = #"{"name":"name","value":"Joe"},{"name":"identity","value":"7, signed by the website"}"#
    var script = try claimed(#"{"summary":{"details":[\#(identity)]}}"#)
    script.type("/hello")
    #expect(script.asks.last?.request == .reply(text: "Hello Joe, this is Anna.", draft: nil))
    script.event(.plain(.contactIdentified(ContactIdentity(identifier: "7", name: "Joe\u{1B}[31m Doe"))))
    #expect(script.screen.contains("the customer is signed in on the website as Joe"))
    #expect(!script.screen.unicodeScalars.contains("\u{1B}"))
    script.event(.plain(.contactIdentified(ContactIdentity(identifier: "7", name: "Jo"))))
    script.type("/hello")
    #expect(script.asks.last?.request == .reply(text: "Hello Jo, this is Anna.", draft: nil))
  }

  @Test("P3: what was erased is in no canned reply; a detail that nobody signed is none")
  func erased() throws {
    var script = try claimed(#"{"summary":{"details":[{"name":"name","value":"Mallory"}]}}"#)
    script.type("/hello")
    #expect(script.asks.last?.request == .reply(text: "Hello there, this is Anna.", draft: nil))
    script.event(.plain(.contactIdentified(ContactIdentity(identifier: "7", name: "Jo"))))
    script.event(.plain(.forgotten(Forgotten(through: 4))))
    script.type("/hello")
    #expect(script.asks.last?.request == .reply(text: "Hello there, this is Anna.", draft: nil))
  }
}
