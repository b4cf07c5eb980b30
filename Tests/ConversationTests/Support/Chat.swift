import Conversation
import Knowledge
import Language

/// A conversation at arm's length: commands in, events out, nothing stored.
struct Chat {
  private(set) var state = ConversationState()
  private(set) var events: [Event] = []
  var given: Surroundings
  var now = Timestamp(milliseconds: 1_800_000_000_000)
  private var messages = 0

  init(_ knowledge: KnowledgeBase = .shop, opening: OpeningStatus = .open(until: nil), locale: LocaleCode = .english) {
    given = Surroundings(knowledge: knowledge, catalogue: .shipped, opening: opening)
    perform(.open(channel: "test", locale: locale))
  }

  /// Of somebody who has asked for a person.
  ///
  /// - Parameter ahead: how many wait before them.
  static func waiting(_ opening: OpeningStatus = .open(until: nil), ahead: Int = 0) -> Chat {
    var chat = Chat(opening: opening)
    chat.given.queue = QueueOutlook(ahead: ahead)
    chat.say(acts: [.wantsPerson])
    return chat
  }

  @discardableResult
  mutating func perform(_ command: Command, as request: Request? = nil) -> [Event] {
    (try? attempt(command, as: request)) ?? []
  }

  /// As `perform`, but tells why a command was refused.
  @discardableResult
  mutating func attempt(_ command: Command, as request: Request? = nil) throws(Refusal) -> [Event] {
    guard case .happened(let contents) = try decide(command, as: request, in: state, given: given, now: now) else {
      return []
    }
    var new: [Event] = []
    for content in contents {
      let event = Event(seq: state.seq + 1, at: now, content: content)
      state.apply(event)
      new.append(event)
    }
    events += new
    return new
  }

  /// The moment comes at which something is due.
  @discardableResult
  mutating func wait() -> [Event] {
    guard let due = state.dueAt else { return [] }
    now = max(now, due)
    return perform(.due)
  }

  /// A line of the customer's, understood as said.
  @discardableResult
  mutating func say(
    _ text: String = "something", acts: [DialogueAct] = [], in circumstances: Set<Circumstance> = [],
    finding whole: Reading = .nothing, parts: [Reading] = [],
    mood: Double = 0, emergency: String? = nil, language: LocaleCode? = nil
  ) -> [Event] {
    messages += 1
    let understanding = Understanding(
      acts: acts, circumstances: circumstances, emergency: emergency, whole: whole, parts: parts,
      mood: Mood(message: min(0.9, mood), accumulated: mood),
      language: language)
    return perform(.say(MaskedText(masking: text), id: MessageID(rawValue: "m\(messages)")!, understanding))
  }
}

extension [Event] {
  var messages: [Message] {
    compactMap { event in if case .message(let message) = event.content { message } else { nil } }
  }

  var botLines: [Message] { messages.filter { $0.from.kind == .bot } }

  /// The bot's only line; empty where it said nothing, or more.
  var botLine: Message { botLines.count == 1 ? botLines[0] : Message(from: Speaker(.system), text: "") }

  var decisions: [Decision] {
    compactMap { event in if case .decided(let decision) = event.content { decision } else { nil } }
  }

  var handoffs: [Handoff] {
    compactMap { event in if case .handoff(let handoff) = event.content { handoff } else { nil } }
  }

  var timers: [Timestamp?] {
    compactMap { event in if case .timerSet(let timer) = event.content { .some(timer.due) } else { nil } }
  }

  var statuses: [StatusChange] {
    compactMap { event in if case .statusChanged(let change) = event.content { change } else { nil } }
  }

  var assignees: [AssigneeChange] {
    compactMap { event in if case .assigneeChanged(let change) = event.content { change } else { nil } }
  }

  var kinds: [Event.Kind] { map(\.content.kind) }

  var disclosures: [Disclosure] {
    compactMap { event in if case .disclosed(let disclosure) = event.content { disclosure } else { nil } }
  }
}

extension Reading {
  static func sure(_ entries: EntryID...) -> Reading {
    Reading(band: .answer, candidates: entries.map { Candidate($0, confidence: 0.95) })
  }

  static func unsure(_ entries: EntryID...) -> Reading {
    Reading(band: .ask, candidates: entries.map { Candidate($0, confidence: 0.4) })
  }
}

extension KnowledgeBase {
  /// A shop with one entry of every kind.
  static let shop = KnowledgeBase(
    business: Business(
      name: "Corner Books", contact: Contact(email: "hello@cornerbooks.example"),
      departments: [
        Department(id: "safety", name: "Product safety", priority: .urgent), Department(id: "orders", name: "Orders"),
      ],
      privacyURL: "https://cornerbooks.example/privacy"),
    entries: [
      Entry(
        id: "order", title: "Where is my order?", answer: "We send every order within one working day.",
        next: [QuickReply(label: "Returns", entry: "returns")]),
      Entry(
        id: "returns", title: "How do I return a book?", answer: "",
        variants: [
          Variant(id: "post", title: "By post", answer: "Send it to us."),
          Variant(id: "shop", title: "In the shop", answer: "Bring it by."),
        ]),
      Entry(id: "hours", title: "When are you open?", answer: "From nine to six."),
      Entry(
        id: "injury", title: "I was hurt by a product", answer: "I am sorry.", handTo: "safety", priority: .urgent),
    ],
    translations: [
      .german: ["hours": Entry(id: "hours", title: "Wann haben Sie geöffnet?", answer: "Von neun bis sechs.")]
    ])
}

extension KnowledgeBase {
  /// The shop after an edit: a variant has another name, two entries are gone.
  static let editedShop = KnowledgeBase(
    business: shop.business,
    entries: [
      Entry(id: "order", title: "Where is my order?", answer: "We send every order within two working days."),
      Entry(
        id: "returns", title: "How do I return a book?", answer: "",
        variants: [
          Variant(id: "parcel", title: "By parcel", answer: "Send it to us."),
          Variant(id: "shop", title: "In the shop", answer: "Bring it by."),
        ]),
    ])
}

extension OpeningStatus {
  static let monday = CivilMinute(
    date: CivilDate(year: 2026, month: 11, day: 30), weekday: .monday, minuteOfDay: 9 * 60 + 5)
  static let sunday = CivilMinute(
    date: CivilDate(year: 2026, month: 11, day: 29), weekday: .sunday, minuteOfDay: 15 * 60)
  static let closedUntilMonday = OpeningStatus.closed(next: monday, now: sunday, holiday: nil)
  static let closedForHoliday = OpeningStatus.closed(next: monday, now: sunday, holiday: "First Advent")
  static let closedForGood = OpeningStatus.closed(next: nil, now: sunday, holiday: nil)
}

extension Agent {
  static let maria = Agent(id: "a", name: "Maria")
  static let jonas = Agent(id: "b", name: "Jonas")
  static let lead = Agent(id: "c", name: "Anna")
}

extension Request {
  static func sent(by speaker: Speaker = Speaker(.customer), _ id: String, _ body: String) -> Request {
    Request(from: speaker, id: MessageID(rawValue: id)!, body: body)
  }
}

extension MaskedText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(masking: text) }
}

extension MessageID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(rawValue: text)! }
}
