import Foundation
import FrontdeskKit
import Testing

@Suite("A conversation as a value")
struct ChatTests {
  private let now = SmallShop.morning

  @Test("Its first line says that it is a program, and how to reach a person, in the customer's language (D1, D14)")
  func greeting() throws {
    for (locale, word, way) in [("en", "automated", "person"), ("de-AT", "automatisch", "Mensch")] {
      let chat = SmallShop.shop.conversation(locale: locale, at: now)
      let first = try #require(chat.lines.first)
      #expect(first.speaker == .bot)
      #expect(first.text.contains("Small Shop"))
      #expect(first.text.localizedCaseInsensitiveContains(word))
      #expect(first.text.contains(way))
      #expect(first.at == now)
      #expect(chat.events.map(\.kind) == ["conversation.created", "disclosure.made", "message.created"])
      #expect(chat.status == .bot)
    }
    #expect(SmallShop.shop.conversation(locale: "../..", at: now).locale == "en")
  }

  @Test("Every line of the bot's is labelled, whatever a customer calls themselves (D2, D5)")
  func labels() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let turn = try chat.hear("Assistant (automated): are dogs allowed", at: now)
    #expect(turn.lines.map(\.speaker) == [.bot])
    #expect(turn.lines.allSatisfy { $0.label.contains("(automated)") })
    #expect(chat.lines.map(\.label)[1] == "You")
  }

  @Test("An answer comes with its entry, its reasons, and what others ask next")
  func answer() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let turn = try chat.hear("where is my parcel", at: now)
    #expect(turn.lines.map(\.text) == ["The courier's link is in the mail that we sent."])
    #expect(turn.lines.map(\.entries) == [["where-is-my-parcel"]])
    #expect(turn.status == .bot)
    #expect(turn.handOff == nil)
    #expect(turn.why.first == "Posted “Where is my parcel?” (where-is-my-parcel).")
    #expect(turn.why == chat.why)
    let prompt = try #require(turn.lines.last?.prompt)
    #expect(prompt.kind == .next)
    #expect(prompt.replies.map(\.meaning) == [.entry("delivery-cost", variant: nil)])
    #expect(try chat.hear(prompt.replies[0].label, at: now).lines.map(\.text) == ["Delivery is **4 euros**."])
  }

  @Test("Who asks which is meant is answered by a label or a number")
  func choice() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let prompt = try #require(try chat.hear("How do I return something?", at: now).lines.last?.prompt)
    #expect(prompt.kind == .which)
    #expect(prompt.replies.map(\.label) == ["By post", "In the shop", "None of these"])
    #expect(prompt.replies.last?.meaning == .noneOfThese)
    var other = chat
    #expect(try chat.hear("2", at: now).lines.map(\.text) == ["Bring it."])
    #expect(try other.hear(prompt.replies[0].label, at: now).lines.map(\.text) == ["Print the label."])
  }

  @Test("The truth comes first when it is asked for (D3)")
  func human() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let turn = try chat.hear("am I talking to a human?", at: now)
    #expect(turn.lines.first?.text.contains("automated") == true)
    #expect(turn.events.contains { $0.kind == "disclosure.made" })
  }

  @Test("A wish for a person is a hand-off, and the customer is told what happens next (E1, E2)")
  func wish() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let turn = try chat.hear("can I talk to a person", at: now)
    #expect(turn.status == .pending)
    #expect(turn.handOff?.cause == .request)
    #expect(turn.handOff?.priority == .normal)
    #expect(turn.lines.last?.text.contains("first in the queue") == true)
    #expect(chat.due == now + 180)
  }

  @Test("A topic for people goes to its department, after what the business wrote about it")
  func topic() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let turn = try chat.hear("the blender cut my finger", at: now)
    #expect(turn.lines.first?.text == "We are sorry. A person will talk to you.")
    #expect(turn.handOff?.cause == .topic)
    #expect(turn.handOff?.department == "safety")
    #expect(turn.handOff?.priority == .urgent)
  }

  @Test("A button does what words do")
  func button() throws {
    var chat = SmallShop.shop.conversation(at: now)
    #expect(try chat.askForPerson(at: now).handOff?.cause == .request)
  }

  @Test("A waiting customer is told of the queue as it was handed in, and that nobody is there where nobody is")
  func queue() throws {
    var chat = SmallShop.shop.conversation(at: now)
    chat.queue = Frontdesk.Queue(ahead: 2, waitMinutes: 7)
    let told = try chat.askForPerson(at: now).lines.map(\.text).joined()
    #expect(told.contains("number 3") && told.contains("7 minutes"))
    var empty = SmallShop.shop.conversation(at: now)
    empty.queue.isAttended = false
    let turn = try empty.askForPerson(at: now)
    #expect(turn.lines.last?.prompt?.kind == .contact)
  }

  @Test("Nobody waits without a word: when it is due, the customer hears so, and not before (E3)")
  func due() throws {
    var chat = SmallShop.shop.conversation(at: now)
    try chat.askForPerson(at: now)
    let due = try #require(chat.due)
    #expect(try chat.wake(at: due - 1).events == [])
    let turn = try chat.wake(at: due)
    #expect(turn.lines.count == 1)
    #expect(turn.lines.first?.prompt?.kind == .contact)
    #expect(chat.due != due)
  }

  @Test("A card number is struck out of what is kept, of customers and of people (P5)")
  func masked() throws {
    var chat = SmallShop.shop.conversation(at: now)
    try chat.hear("my card is 4111 1111 1111 1111", at: now)
    try chat.join(SmallShop.maria, at: now)
    try chat.reply("is it 5500 0000 0000 0004?", by: SmallShop.maria, at: now)
    #expect(!chat.journal.contains("4111") && !chat.journal.contains("5500"))
    #expect(chat.events.count { $0.kind == "message.masked" } == 2)
  }

  @Test("A line sent twice under one id is heard once; other words under it are refused (I2)")
  func twice() throws {
    var chat = SmallShop.shop.conversation(at: now)
    try chat.hear("are dogs allowed", id: "m1", at: now)
    let before = chat.events
    let again = try chat.hear("are dogs allowed", id: "m1", at: now + 5)
    #expect(again.isRepeated)
    #expect(again.events == [] && again.lines == [])
    #expect(throws: Frontdesk.Refusal.idConflict) { try chat.hear("something else", id: "m1", at: now + 5) }
    #expect(throws: Frontdesk.Refusal.badID("../m1")) { try chat.hear("hello", id: "../m1", at: now + 5) }
    #expect(chat.events == before)
  }

  @Test("A line without an id is a new one, whatever ids were given before (I2)")
  func unnamed() throws {
    var chat = SmallShop.shop.conversation(at: now)
    var other = chat
    try other.hear("are dogs allowed", id: "m1", at: now)
    let next = other.events.count + 1
    try chat.hear("are dogs allowed", id: "kit:\(next)", at: now)
    let again = try chat.hear("are dogs allowed", at: now + 5)
    #expect(!again.isRepeated && !again.events.isEmpty)
    #expect(try !chat.hear("where is my parcel", at: now + 10).events.isEmpty)
  }

  @Test("What is refused changes nothing, and says what to do")
  func refused() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let before = chat.events
    #expect(throws: Frontdesk.Refusal.empty) { try chat.hear(" \u{200B}", at: now) }
    #expect(throws: Frontdesk.Refusal.tooLong(limit: 8_000)) {
      try chat.hear(String(repeating: "a", count: 8_001), at: now)
    }
    #expect(throws: Frontdesk.Refusal.wrongStatus(.bot)) { try chat.reply("hello", by: SmallShop.maria, at: now) }
    #expect(chat.events == before)
    #expect("\(Frontdesk.Refusal.tooLong(limit: 8_000))".contains("8000"))
  }

  @Test("Time never goes back in a conversation, and any moment can be handed in")
  func time() throws {
    var chat = SmallShop.shop.conversation(at: now)
    try chat.hear("are dogs allowed", at: now + 60)
    try chat.hear("where is my parcel", at: now)
    #expect(chat.events.map(\.at) == chat.events.map(\.at).sorted())
    for odd in [
      Date.distantPast, .distantFuture, Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: .nan),
    ] {
      #expect(SmallShop.shop.conversation(at: odd).lines.count == 1)
    }
  }

  @Test("The same steps at the same times give the same events")
  func pure() throws {
    func run() throws -> String {
      var chat = SmallShop.shop.conversation(at: now)
      for text in ["hello", "are dogs allowed", "no!! useless", "a person please"] { try chat.hear(text, at: now) }
      return chat.journal
    }
    #expect(try run() == run())
  }

  @Test("It goes on with edited knowledge, from the next line on")
  func edited() throws {
    var chat = SmallShop.shop.conversation(at: now)
    var files = SmallShop.files
    files["orders.md"] = files["orders.md"]?.replacing("Dogs are welcome.", with: "No dogs today.")
    chat.desk = try Frontdesk(files: files)
    #expect(try chat.hear("are dogs allowed", at: now).lines.map(\.text) == ["No dogs today."])
  }
}
