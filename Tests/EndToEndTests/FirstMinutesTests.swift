import Foundation
import Testing

/// What somebody who just installed the program does in the first three minutes.
@Suite("The first minutes")
struct FirstMinutesTests {
  @Test("init writes a sample; the bot discloses, understands, offers choices, follows edits, and fetches a person")
  func firstMinutes() async throws {
    let place = try await Workplace().withSample()
    let chat = try TerminalSession(["chat"], in: place.path)

    // D1, D14: before anything else, what it is and how to reach a person.
    try await chat.shows("a program, not a person")
    try await chat.shows("For a person")
    try await chat.waitsForInput()
    #expect(chat.screen.flowing.contains("(automated):"))

    // Misspelt, answered in the business's words, with its source.
    chat.enter("wher is my oder")
    try await chat.shows("The tracking link is in the e-mail")
    chat.enter("/why")
    try await chat.shows("where-is-my-order")

    // Vague: choices, and none of these.
    chat.enter("return")
    try await chat.shows("None of these")
    chat.enter("2")
    try await chat.shows("your receipt")

    try await editsAreFollowed(chat, in: place)

    // Fed up: an acknowledgement, what to expect, and a way out.
    chat.enter("this is useless, get me a person")
    try await chat.shows("an acknowledgement") { $0.flowing.contains("Of course") || $0.flowing.contains("sorry") }
    try await chat.shows("the wait or the next opening") {
      $0.flowing.contains("in the queue") || $0.flowing.contains("we are back")
    }
    try await chat.shows("a way out") { $0.flowing.contains("never mind") || $0.flowing.contains("reach us directly") }

    chat.type("\u{4}")
    #expect(try await chat.ending() == .exit(0))
    #expect(chat.isRestored)
    #expect(chat.screen.foreign == [])
  }

  private func editsAreFollowed(_ chat: TerminalSession, in place: Workplace) async throws {
    let written = try place.read("knowledge/orders.md")
    let edited = written.replacing("{{delivery}} within the country", with: "This week it costs €1 within the country")
    try #require(edited != written)
    try place.write(edited, to: "knowledge/orders.md")
    try await chat.shows("Knowledge updated")
    chat.enter("how much is delivery")
    try await chat.shows("This week it costs €1")

    try place.write(
      edited.replacing("€1 within", with: "€9 within").replacing("](help.md#charged-twice)", with: "](#nowhere)")
        + "\n## Again {#delivery-cost}\n\nTwice.\n", to: "knowledge/orders.md")
    try await chat.shows("still answering from before:")
    try await chat.shows("file, line and column") { $0.text.contains(#/orders\.md:\d+:\d+: /#) }
    chat.enter("postage costs")
    try await chat.shows("the old answer again") { $0.flowing.ranges(of: "This week it costs €1").count == 2 }
    #expect(!chat.screen.flowing.contains("€9"))
  }
}
