import Comprehension
import Conversation
import Desk
import Knowledge
import Language
import Storage

/// A small shop, a desk in memory and a clock that stands still at an open hour.
struct DeskFixture {
  let desk: Desk
  let store: InMemoryEventStore
  let clock = SettableClock(Timestamp(milliseconds: 1_800_000_000_000))

  init(_ base: KnowledgeBase = .cornerShop) { self.init(Receptionist(base)) }

  init(_ receptionist: Receptionist) {
    store = InMemoryEventStore()
    desk = Desk(receptionist, store: store, clock: clock)
  }

  func open() async throws -> ConversationID { try await desk.openConversation(channel: "test") }
}

extension MessageID {
  static func number(_ number: Int) -> MessageID { MessageID(rawValue: "m\(number)")! }
}

extension [Event] {
  var decisions: [Decision] {
    compactMap { event in if case .decided(let decision) = event.content { decision } else { nil } }
  }

  var messages: [Message] {
    compactMap { event in if case .message(let message) = event.content { message } else { nil } }
  }

  var botLines: [Message] { messages.filter { $0.from.kind == .bot } }
}

extension KnowledgeBase {
  static let cornerShop = KnowledgeBase(
    business: Business(name: "Corner Books", escalateOn: ["lawyer"]),
    entries: [
      Entry(
        id: "order", title: "Where is my order?", phrasings: ["track my parcel", "my package has not arrived"],
        answer: "We send every order within one working day."),
      Entry(
        id: "hours", title: "When are you open?", phrasings: ["opening hours", "are you open on Saturday"],
        answer: "From nine to six."),
      Entry(
        id: "gift", title: "Do you sell gift cards?", phrasings: ["buy a voucher", "gift card"],
        answer: "Yes, at the till."),
      Entry(
        id: "dogs", title: "May I bring my dog?", phrasings: ["are pets allowed in the shop"], answer: "Gladly."),
    ])

  /// The same shop with another answer to one of its questions.
  func answering(_ id: EntryID, with answer: String) -> KnowledgeBase {
    var entries = entries
    for index in entries.indices where entries[index].id == id { entries[index].answer = answer }
    return KnowledgeBase(business: business, entries: entries)
  }
}

extension Entry {
  fileprivate init(id: EntryID, title: String, phrasings: [String], answer: String) {
    self.init(id: id, title: title, phrasings: phrasings.map { Phrasing(text: $0) }, answer: answer)
  }
}
