import Foundation
import Testing

/// What a small business does with a second terminal, in the fourth and fifth minute.
@Suite("The first five minutes")
struct FirstFiveMinutesTests {
  @Test("A second terminal: bell, queue, reason and summary, claim, canned reply, resolve, back to the bot")
  func secondTerminal() async throws {
    let shop = try Shop()
    let customer = try shop.chat()
    try await customer.waitsForInput()
    let ruth = try shop.lead("Ruth")
    try await ruth.waitsForWork()
    let bells = ruth.bells

    customer.enter("what does delivery cost")
    try await customer.shows("Delivery is 4 euros")
    customer.enter("this is useless, get me a person")
    try await ruth.shows("the reason") {
      $0.flowing.contains("asked for a person") || $0.flowing.contains("frustrated")
    }
    try await Patience.until(
      "the bell", sourceLocation: #_sourceLocation, { ruth.bells > bells }, otherwise: { ruth.screen.text })
    #expect(ruth.screen.foreign.contains { $0.hasPrefix("]") }, "the title tells it, too")

    ruth.enter("queue")
    ruth.enter("claim")
    try await ruth.shows("is yours")
    try await ruth.shows("the summary") { $0.flowing.contains("Asked") && $0.flowing.contains("delivery cost") }
    try await ruth.shows("Mood")
    // D6: only now.
    try await customer.shows("Ruth")

    ruth.enter("/hello")
    try await ruth.shows("Hello there, I am Ruth of Night Shop.")
    #expect(!customer.screen.flowing.contains("Hello there"))
    ruth.enter("")
    try await customer.shows("Hello there, I am Ruth of Night Shop.")
    customer.enter("is the shop really open at night")
    try await ruth.shows("is the shop really open at night")
    ruth.enter("It is.")
    try await customer.shows("It is.")
    ruth.enter("resolve all said")
    try await ruth.shows("is resolved")

    customer.enter("are dogs allowed")
    try await customer.shows("Dogs are welcome")
    customer.type("\u{4}")
    #expect(try await customer.ending() == .exit(0))
    ruth.type("\u{4}")
    #expect(try await ruth.ending() == .exit(0))
    #expect(ruth.isRestored && customer.isRestored)
  }

  @Test("What an agent teaches is in the markdown after a yes, and the bot answers it without a restart")
  func teach() async throws {
    let shop = try Shop()
    let desk = try await shop.desk()
    let customer = try shop.chat()
    try await customer.waitsForInput()
    let ruth = try shop.lead("Ruth")
    try await ruth.waitsForWork()
    ruth.enter("teach \"do you sell lanterns\" \"# Lanterns\" \"Lanterns cost 12 euros.\" shop.md")
    try await ruth.shows("Write this?")
    #expect(try !shop.place.read("knowledge/shop.md").contains("Lanterns"))
    ruth.enter("yes")
    try await ruth.shows("Taught.")
    let began = ContinuousClock.now
    #expect(try shop.place.read("knowledge/shop.md").contains("Lanterns cost 12 euros."))
    for attempt in 1... {
      customer.enter("do you sell lanterns")
      try await customer.shows("an answer") { $0.flowing.ranges(of: "do you sell lanterns").count >= attempt }
      try await customer.waitsForInput()
      if customer.screen.flowing.contains("Lanterns cost 12 euros") || attempt == 20 { break }
      try await Task.sleep(for: .milliseconds(250))
    }
    try await customer.shows("Lanterns cost 12 euros.")
    print("taught, and answered after \(ContinuousClock.now - began)")
    desk.end()
  }

  @Test("H31, H32: what a hostile customer writes reaches no agent's terminal as a command to it")
  func hostile() async throws {
    let shop = try Shop()
    let ruth = try shop.lead("Ruth")
    try await ruth.waitsForWork()
    let escapes = "\u{1B}]0;owned\u{7}\u{1B}]52;c;aGk=\u{7}\u{1B}[6n\u{9B}2J\u{1B}P$q\u{1B}\\\u{202E}\u{8}over"
    // Through a pipe, since a terminal would edit with some of these.
    let piped = try await PipedRun(
      ["chat"], in: shop.place, lines: ["person " + escapes, "/human", "hostile " + escapes])
    #expect(piped.ending == .exit(0))
    ruth.enter("queue")
    ruth.enter("claim")
    try await ruth.shows("is yours")
    try await ruth.shows("hostile ^[]0;owned^G")
    ruth.enter("history")
    ruth.enter("convs")
    ruth.enter("search hostile")
    ruth.enter("help")
    try await ruth.shows("show this list")
    let raw = String(decoding: ruth.raw, as: UTF8.self)
    for part in ["]0;owned", "]52;c", "\u{1B}[6n", "\u{9B}", "\u{1B}P", "\u{202E}"] {
      let sent = part.hasPrefix("]") ? "\u{1B}" + part : part
      #expect(!raw.contains(sent), "\(part.debugDescription)")
    }
    #expect(ruth.screen.foreign.allSatisfy { !$0.contains("owned") && !$0.contains("52;c") }, "\(ruth.screen.foreign)")
  }
}
