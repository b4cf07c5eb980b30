import Foundation
import FrontdeskKit
import Testing

@Suite("A conversation that was kept")
struct JournalTests {
  private let now = SmallShop.morning

  private func kept() throws -> Frontdesk.Chat {
    var chat = SmallShop.shop.conversation(locale: "de", at: now)
    try chat.hear("Darf mein Hund mit?", id: "m1", at: now + 10)
    try chat.hear("no, that is not what I asked", at: now + 20)
    try chat.askForPerson(at: now + 30)
    try chat.join(SmallShop.maria, at: now + 40)
    try chat.reply("Grüß Gott\nline two \u{2028}\"three\"", by: SmallShop.maria, at: now + 50)
    return chat
  }

  @Test("A journal is a line an event, and the same conversation comes of it")
  func journal() throws {
    let chat = try kept()
    #expect(chat.journal.split(separator: "\n").count == chat.events.count)
    let again = try SmallShop.shop.conversation(journal: chat.journal)
    #expect(again.events == chat.events)
    #expect(again.lines == chat.lines)
    #expect(again.journal == chat.journal)
    #expect((again.status, again.person, again.locale, again.due) == (chat.status, chat.person, chat.locale, chat.due))
    #expect(again.why == chat.why)
  }

  @Test("It goes on where it stood: what is said next comes to the same, and a line sent before is known (I2)")
  func goesOn() throws {
    var chat = try kept()
    var again = try SmallShop.shop.conversation(journal: chat.journal)
    #expect(try again.hear("Darf mein Hund mit?", id: "m1", at: now + 60).isRepeated)
    let next = try chat.handBack(by: SmallShop.maria, at: now + 70)
    #expect(try again.handBack(by: SmallShop.maria, at: now + 70) == next)
    let asked = try chat.hear("Wo ist mein Paket?", at: now + 80)
    #expect(try again.hear("Wo ist mein Paket?", at: now + 80) == asked)
  }

  @Test("What each step returned, one after the other, is the journal")
  func steps() throws {
    var chat = SmallShop.shop.conversation(at: now)
    var kept = chat.journal
    for text in ["are dogs allowed", "hm", "a person please"] {
      kept += try chat.hear(text, at: now).events.map(\.jsonLine).joined()
    }
    #expect(kept == chat.journal)
  }

  @Test("Events go through any coder")
  func coder() throws {
    let chat = try kept()
    let coded = try JSONDecoder().decode([Frontdesk.Event].self, from: JSONEncoder().encode(chat.events))
    #expect(coded == chat.events)
    #expect(try SmallShop.shop.conversation(events: coded).lines == chat.lines)
  }

  @Test("Blank lines and carriage returns in a journal are none of it")
  func blankLines() throws {
    let chat = try kept()
    let spaced = "\n" + chat.journal.replacing("\n", with: "\r\n \n")
    #expect(try SmallShop.shop.conversation(journal: spaced).events == chat.events)
  }

  @Test("What is no conversation is refused with the line where it is not")
  func refused() throws {
    let lines = try kept().journal.split(separator: "\n").map(String.init)
    func line(of text: [String]) -> Int? {
      do throws(Frontdesk.JournalMistake) {
        _ = try SmallShop.shop.conversation(journal: text.joined(separator: "\n"))
        return nil
      } catch {
        #expect(!error.what.isEmpty && !error.mend.isEmpty)
        return error.line
      }
    }
    #expect(line(of: []) == 1)
    #expect(line(of: Array(lines.dropFirst())) == 1)
    #expect(line(of: [lines[0], lines[1], lines[3]]) == 3)
    #expect(line(of: lines + lines) == lines.count + 1)
    #expect(line(of: lines.dropLast() + [String(lines[lines.count - 1].dropLast(9))]) == lines.count)
    #expect(line(of: ["[]"]) == 1)
    for odd in ["9223372036854775807", "-9223372036854775808", "1e400"] {
      #expect(line(of: [lines[0].replacing(/"ts":\d+/, with: "\"ts\":\(odd)")]) == 1)
    }
    #expect(line(of: [lines[0], "{\"seq\":2,\"ts\":0,\"kind\":\"of.tomorrow\",\"body\":{}}"]) == 2)
    #expect(line(of: [lines[1].replacing("\"seq\":2", with: "\"seq\":1")]) == 1)
    #expect(line(of: [lines[0], lines[0].replacing("\"seq\":1", with: "\"seq\":2")]) == 2)
  }
}
