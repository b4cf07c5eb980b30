import Conversation
import Foundation
import Knowledge
import Language
import Testing

@Suite("Messages and events")
struct MessageTests {
  @Test("I2: the same id with the same text is a duplicate, with another text a conflict")
  func idempotent() throws {
    var chat = Chat()
    let id = MessageID(rawValue: "once")!
    chat.perform(.say(MaskedText(masking: "hello"), id: id, Understanding()))
    let before = chat.state
    let again = try decide(
      .say(MaskedText(masking: "hello"), id: id, Understanding()), in: chat.state, given: chat.given, now: chat.now)
    guard case .duplicate(let seq) = again else {
      Issue.record("stored twice")
      return
    }
    #expect(chat.state.receipts[Receipt.Name(sender: Speaker(.customer), id: id)]?.seq == seq)
    #expect(throws: Refusal.idConflict) {
      try chat.attempt(.say(MaskedText(masking: "other"), id: id, Understanding()))
    }
    #expect(chat.state == before)
  }

  @Test("A message longer than the limit, or in which nothing can be seen, is refused and changes nothing")
  func limits() {
    var chat = Chat()
    let limit = chat.given.policy.messageScalarsMaximum
    let id = MessageID(rawValue: "x")!
    let before = chat.state
    #expect(throws: Refusal.tooLong(limit: limit)) {
      try chat.attempt(.say(MaskedText(masking: String(repeating: "a", count: limit + 1)), id: id, Understanding()))
    }
    for blank in [" \n\t", "\u{301}\u{301}", "\u{0}\u{200b}", ""] {
      #expect(throws: Refusal.empty) {
        try chat.attempt(.say(MaskedText(masking: blank), id: id, Understanding()))
      }
    }
    #expect(chat.state == before)
    #expect(throws: Never.self) {
      try chat.attempt(.say(MaskedText(masking: String(repeating: "a", count: limit)), id: id, Understanding()))
    }
  }

  @Test("P5: a card number is struck out before the core sees it, and the count is recorded")
  func masked() {
    var chat = Chat()
    let events = chat.say("my card is 4111 1111 1111 1111, thanks")
    #expect(events.first?.content == .masked(Masked(cardNumbers: 1)))
    #expect(events.messages.allSatisfy { !$0.text.contains("4111 1111") })
  }

  @Test("H6: control characters are kept as they are: escaping is for where they are shown")
  func controlCharacters() {
    var chat = Chat()
    let events = chat.say("a\u{0}b\u{1b}[2J")
    #expect(events.messages.first?.text == "a\u{0}b\u{1b}[2J")
  }

  @Test("Every event survives being written and read", arguments: Array(everyEvent.enumerated()))
  func roundTrip(seq: Int, content: Event.Content) throws {
    let event = Event(seq: seq + 1, at: Timestamp(milliseconds: 1_800_000_000_123), content: content)
    #expect(try JSONDecoder().decode(Event.self, from: JSONEncoder().encode(event)) == event)
  }

  @Test("The examples above hold every kind of event")
  func allKinds() {
    #expect(Set(Self.everyEvent.map(\.kind)) == Set(Event.Kind.allCases))
  }

  @Test(
    "H36: only what the desk makes names a conversation",
    arguments: [
      "", "../../etc/passwd", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxy", "abcdefghijklmnopqrstuvwx/z",
      "abcdefghijklmnopqrstuvwxyé",
    ])
  func foreignIDs(text: String) {
    #expect(ConversationID(rawValue: text) == nil)
  }

  @Test("A random conversation id is one that can be read back")
  func ownIDs() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<100 {
      let id = ConversationID(random: generator.next(), generator.next())
      #expect(ConversationID(rawValue: id.rawValue) == id && "\(id)" == id.rawValue)
      #expect(CustomerID(rawValue: id.rawValue).map { "\($0)" } == id.rawValue)
    }
  }

  static let everyEvent = firstEvents + laterEvents

  /// Kinds that came after the first stores were filled.
  static let laterEvents: [Event.Content] = [
    .pageViewed(PageView(path: "/dogs/beds", title: "Beds")), .pageViewed(PageView(path: "/")),
    .erased(Erased(was: "message.created", from: Speaker(.customer), id: "c-1")), .erased(Erased(was: "decision.made")),
    .forgotten(Forgotten(through: 7)), .forgotten(Forgotten(through: 9, by: Agent(id: "a", name: "Maria"))),
    .contactIdentified(
      ContactIdentity(
        identifier: "customer-7", name: "Ada Lovelace", email: "ada@example.org", phone: "+44 20 7946 0000")),
    .contactIdentified(ContactIdentity(identifier: "customer-7")),
  ]

  static let firstEvents: [Event.Content] = [
    .created(Created(locale: .german, channel: "terminal")),
    .disclosed(Disclosure(occasion: .continuousUse, locale: .french, version: 3)),
    .message(Message(from: Speaker(.customer), text: "naïve ☕ \u{0}", id: MessageID(rawValue: "a.b:c-1"))),
    .message(
      Message(
        from: Speaker(.bot, name: "Anna (automated)"), text: "Which?", entries: ["a"],
        prompt: Prompt(
          .choose,
          choices: [
            Choice("A", .entry("a", variant: "post")), Choice("B", .noneOfThese), Choice("C", .person),
            Choice("D", .noPerson),
          ], cause: .mood))),
    .masked(Masked(cardNumbers: 2)),
    .decided(
      Decision(
        .smallTalk, entries: ["a", "b"], cause: .topic, smallTalk: .thanks, failed: true, failuresInARow: 2,
        rule: "r", reading: .sure("a"),
        mood: Mood(message: 0.5, accumulated: 1, terms: [.init(signal: "s", found: "f", weight: -1)]))),
    .localeChanged(LocaleChange(locale: .spanish)),
    .handoff(Handoff(cause: .emergency, department: "safety", priority: .urgent)),
    .offerDeclined(OfferDeclined(cause: .miss)),
    .statusChanged(StatusChange(from: .bot, to: .pending)),
    .assigneeChanged(AssigneeChange(agent: Agent(id: "a", name: "Maria"))),
    .contactLeft(ContactLeft(text: "me@example.org")),
    .noted(Note(by: Agent(id: "a", name: "Maria"), text: "call back", id: "n1")),
    .labelsChanged(LabelsChange(added: ["vip"], removed: ["new"], by: Agent(id: "a", name: "Maria"))),
    .rated(Rating(about: .answer, score: 5, comment: "thanks", seq: 3)),
    .timerSet(TimerSet(due: Timestamp(milliseconds: 1_800_000_180_000))),
    .requestTaken(RequestTaken(from: Speaker(.human, name: "Maria"), id: "c-1", body: "claim")),
    .created(
      Created(locale: "de", channel: "web", customer: CustomerID(rawValue: "abcdefghijklmnopqrstuvwxyz"))),
    .message(Message(from: Speaker(.human, name: "Maria"), text: "Hello", id: "r1", draft: .edited)),
    .message(
      Message(
        from: Speaker(.bot, name: "Assistant (automated)"), text: "Nobody has been free yet.",
        prompt: Prompt(.contact), standing: Standing(place: 2, isOverdue: true))),
    .message(
      Message(
        from: Speaker(.bot, name: "Assistant (automated)"), text: "We are back at 9:05.",
        standing: Standing(opens: OpeningStatus.monday))),
    .handoff(
      Handoff(
        cause: .transfer, priority: .high, agent: Agent(id: "b", name: "Jonas"), by: Agent(id: "a", name: "Maria"),
        ahead: 2)),
    .statusChanged(
      StatusChange(
        from: .open, to: .snoozed, by: Agent(id: "a", name: "Maria"), until: Timestamp(milliseconds: 1_800_003_600_000))
    ),
    .statusChanged(
      StatusChange(from: .open, to: .resolved, by: Agent(id: "a", name: "Maria"), reason: "sent a new one")),
    .assigneeChanged(AssigneeChange(agent: nil, by: Agent(id: "a", name: "Maria"))),
    .timerSet(TimerSet(due: nil)),
  ]
}
