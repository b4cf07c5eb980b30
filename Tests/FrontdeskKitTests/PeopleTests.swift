import Foundation
import FrontdeskKit
import Testing

@Suite("A person in the conversation")
struct PeopleTests {
  private let now = SmallShop.morning

  private func joined() throws -> Frontdesk.Chat {
    var chat = SmallShop.shop.conversation(at: now)
    try chat.askForPerson(at: now)
    try chat.join(SmallShop.maria, at: now + 10)
    return chat
  }

  @Test("The customer is told that a person is there when one is, and not before (D6); then the bot is silent (I8)")
  func joins() throws {
    var chat = SmallShop.shop.conversation(at: now)
    let asked = try chat.askForPerson(at: now)
    #expect(!asked.lines.contains { $0.text.contains("You are now with") })
    let turn = try chat.join(SmallShop.maria, at: now + 10)
    #expect(turn.lines.map(\.speaker) == [.desk])
    #expect(turn.lines.map(\.text) == ["You are now with Maria, a person."])
    #expect(chat.status == .open)
    #expect(chat.person == SmallShop.maria)
    #expect(try chat.hear("are dogs allowed", at: now + 20).lines == [])
    #expect(chat.lines.last?.speaker == .customer)
  }

  @Test("What a person says is shown as a person's")
  func replies() throws {
    var chat = try joined()
    let turn = try chat.reply("Hello!", by: SmallShop.maria, at: now + 20)
    #expect(turn.lines.map(\.speaker) == [.person])
    #expect(turn.lines.map(\.label) == ["Maria (person)"])
    #expect(throws: Frontdesk.Refusal.notOwner) { try chat.reply("Me too", by: SmallShop.omar, at: now + 30) }
    #expect(throws: Frontdesk.Refusal.notOwner) { try chat.join(SmallShop.omar, at: now + 30) }
  }

  @Test("Handing back is said before the bot answers again (D8)")
  func handsBack() throws {
    var chat = try joined()
    let turn = try chat.handBack(by: SmallShop.maria, at: now + 20)
    #expect(turn.status == .bot)
    #expect(turn.lines.map(\.speaker) == [.desk])
    #expect(turn.events.contains { $0.kind == "disclosure.made" })
    #expect(chat.person == nil)
    #expect(try chat.hear("are dogs allowed", at: now + 30).lines.map(\.text) == ["Dogs are welcome."])
  }

  @Test("A person who goes away leaves the customer in the queue, with a word (E4)")
  func released() throws {
    var chat = try joined()
    let turn = try chat.release(at: now + 20)
    #expect(turn.status == .pending)
    #expect(turn.handOff != nil)
    #expect(turn.lines.map(\.speaker) == [.bot])
  }

  @Test("A person who leaves a line without an answer loses the conversation when it is due (E4)")
  func quiet() throws {
    var chat = try joined()
    try chat.hear("hello?", at: now + 20)
    let due = try #require(chat.due)
    #expect(due > now + 20)
    #expect(try chat.wake(at: due).status == .pending)
  }

  @Test("Resolved, then a new line: a fresh start with the bot, which discloses (E5)")
  func resolved() throws {
    var chat = try joined()
    let turn = try chat.resolve(by: SmallShop.maria, reason: "told the hours", at: now + 20)
    #expect(turn.status == .resolved)
    #expect(turn.lines.map(\.speaker) == [.desk])
    let afresh = try chat.hear("are dogs allowed", at: now + 40)
    #expect(afresh.status == .bot)
    #expect(afresh.handOff == nil)
    #expect(afresh.lines.first?.text.contains("automated") == true)
    #expect(afresh.lines.last?.text == "Dogs are welcome.")
  }

  @Test("The customer ends what is theirs, and is told again whom they talk to when they come back (D9)")
  func customer() throws {
    var chat = SmallShop.shop.conversation(at: now)
    _ = try chat.hear("are dogs allowed", at: now + 30)
    #expect(try chat.resume(at: now + 60).lines.isEmpty)
    let back = try chat.resume(at: now + 660)
    #expect(back.lines.first?.text.contains("automated") == true)
    #expect(try chat.end(at: now + 670).status == .resolved)
    #expect(throws: Frontdesk.Refusal.wrongStatus(.resolved)) { try chat.end(at: now + 680) }
  }
}
