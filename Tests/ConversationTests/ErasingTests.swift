import Conversation
import Foundation
import Knowledge
import Language
import Testing

@Suite("Erasing what was said")
struct ErasingTests {
  /// What the store makes of a conversation when it stores that its words are erased.
  private func left(of events: [Event]) -> [Event] {
    let through = events.compactMap(\.content.erasesThrough).max() ?? 0
    return events.map { event in
      Event(seq: event.seq, at: event.at, content: (event.seq <= through ? event.content.erased : nil) ?? event.content)
    }
  }

  private let maria = Agent(id: "a", name: "Maria")

  @Test("P3: no word of anybody's is in what is left of any event", arguments: MessageTests.everyEvent)
  func wordless(content: Event.Content) throws {
    let left = Event(seq: 1, at: Timestamp(milliseconds: 0), content: content.erased ?? content)
    let written = String(decoding: try JSONEncoder().encode(left), as: UTF8.self)
    for word in [
      "naïve", "Which?", "me@example.org", "call back", "vip", "thanks", "sent a new one", "dogs", "Beds", "customer-7",
      "Lovelace", "ada@", "7946",
    ] {
      #expect(!written.contains(word), "\(content)")
    }
  }

  @Test("P3: what is left has nothing more to erase", arguments: MessageTests.everyEvent)
  func once(content: Event.Content) {
    #expect(content.erased?.erased == nil)
  }

  @Test("P3: a conversation that is erased is closed, whoever has it, and nobody waits for anything")
  func closed() throws {
    for people in [[], [Command.askForPerson], [.askForPerson, .claim(maria)]] {
      var chat = Chat()
      chat.say("zanzibar")
      for command in people { chat.perform(command) }
      let through = chat.state.seq
      let had = chat.state.agent
      let events = chat.perform(.forget(by: nil))
      #expect(chat.state.status == .resolved && chat.state.agent == nil && chat.state.dueAt == nil)
      #expect(events.contains { $0.content == .forgotten(Forgotten(through: through)) })
      #expect(events.assignees.map(\.agent) == (had == nil ? [] : [nil]))
      #expect(events.messages.isEmpty)
      // It goes on with the bot, as after any end (E5).
      #expect(!chat.say("are dogs allowed").botLines.isEmpty)
      #expect(chat.state.status != .resolved)
    }
  }

  @Test("P3: where nothing was said since, nothing happens")
  func nothingLeft() {
    var chat = Chat()
    chat.say("zanzibar")
    #expect(!chat.perform(.forget(by: nil)).isEmpty)
    #expect(chat.perform(.forget(by: nil)).isEmpty)
    chat.say("again")
    #expect(!chat.perform(.forget(by: nil)).isEmpty)
  }

  @Test("P3: where it stands is the same, whether it was there when it was erased or reads what is left")
  func sameState() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      var chat = Chat()
      for number in 0..<Int.random(in: 1...8, using: &random) {
        let id = MessageID(rawValue: "n\(number)")!
        let commands: [Command] = [
          .askForPerson, .claim(maria), .note(MaskedText(masking: "zanzibar"), id: id, by: maria),
          .label(add: ["zanzibar"], by: maria),
          .rate(.conversation, score: 1, comment: MaskedText(masking: "zanzibar")),
          .reply(MaskedText(masking: "zanzibar"), id: id, by: maria), .handBack(by: maria),
          .resolve(by: nil), .viewPage(PageView(path: "/zanzibar")),
          .identify(ContactIdentity(identifier: "zanzibar", name: "zanzibar")),
        ]
        if Bool.random(using: &random) { chat.say("zanzibar \(number)") }
        _ = try? chat.attempt(try #require(commands.randomElement(using: &random)))
      }
      chat.perform(.forget(by: maria))
      #expect(ConversationState(folding: left(of: chat.events)) == chat.state)
      chat.say("hello again")
      #expect(ConversationState(folding: left(of: chat.events)) == chat.state)
    }
  }

  @Test("I2: what was stored before it was erased is not stored again, whatever it says")
  func receipts() throws {
    var chat = Chat()
    let id = MessageID(rawValue: "once")!
    chat.perform(.say(MaskedText(masking: "zanzibar"), id: id, Understanding()))
    let seq = try #require(chat.state.receipts[Receipt.Name(sender: Speaker(.customer), id: id)]?.seq)
    chat.perform(.forget(by: nil))
    let state = ConversationState(folding: left(of: chat.events))
    for text in ["zanzibar", "another"] {
      let again = try decide(
        .say(MaskedText(masking: text), id: id, Understanding()), in: state, given: chat.given, now: chat.now)
      guard case .duplicate(seq) = again else {
        Issue.record("stored again: \(again)")
        continue
      }
    }
  }

  @Test(
    "Of a page only its place on the site is kept: what stands behind it may be a name, a search or a token",
    arguments: [
      ("https://shop.example/dogs/beds?q=zanzibar#me", "/dogs/beds"), ("https://me:secret@shop.example", "/"),
      ("//shop.example/a", "/a"), ("/a/b?c=d", "/a/b"), ("a/b", "/a/b"), ("?q=1", "/"), ("#x", "/"),
      ("/go?to=https://elsewhere.example/x", "/go"), ("https://shop.example?x=/y", "/"),
    ])
  func page(url: String, path: String) {
    #expect(PageView(url: url, title: nil).path == path)
  }

  @Test("P5: a card number in a page's address or title is struck out; the same page again is no news")
  func pages() {
    let page = PageView(url: "/4111111111111111", title: "4111 1111 1111 1111")
    #expect(!page.path.contains("4111111111111111") && page.title?.contains("4111 1111 1111") == false)
    var chat = Chat()
    #expect(chat.perform(.viewPage(page)).count == 1)
    #expect(chat.perform(.viewPage(page)).isEmpty)
  }
}
