import Conversation
import Knowledge
import Language

@testable import Wire

/// At least one of every line that a server can send, and how a client is to read it.
enum ServerSamples {
  static let lines: [(ServerMessage, ServerLine)] =
    [
      (.welcome(customer), .welcome(customer)), (.welcome(agent), .welcome(agent)),
      (.pong(id: nil), .pong(id: nil)), (.pong(id: Sample.id()), .pong(id: Sample.id())),
      (.data(id: Sample.id(), Sample.conversation, []), .data(id: Sample.id(), Sample.conversation, [])),
      (
        .data(id: Sample.id(), Sample.conversation, [contact, taken]),
        .data(
          id: Sample.id(), Sample.conversation,
          [
            WireEvent(in: Sample.conversation, seq: 8, at: Sample.moment, content: .plain(contact.content)),
            WireEvent(in: Sample.conversation, seq: 9, at: Sample.moment, content: .private),
          ])
      ),
      (.bye(.shutdown, retryAfterMilliseconds: 900), .bye(.shutdown, retryAfterMilliseconds: 900)),
      (.error(WireError(.parse, "Not JSON"), id: nil), .error(WireError(.parse, "Not JSON"), id: nil)),
    ] + Farewell.allCases.map { (.bye($0), .bye($0, retryAfterMilliseconds: nil)) }
    + WireError.Code.allCases.map { code in
      let error = WireError(code, "because \"\u{7}\"", retryAfterMilliseconds: 1_000)
      return (.error(error, id: Sample.id()), .error(error, id: Sample.id()))
    } + news.map { (.news($0), .news($0)) }

  private static let news: [News] = [
    .position(Sample.conversation, position: 1, waitMilliseconds: 60_000),
    .position(Sample.conversation, position: nil, waitMilliseconds: nil),
    .typing(Sample.conversation, from: Speaker(.human, name: "Noa"), isOn: true),
    .queue(.array([.object([WireField("place", .integer(1))])])), .agents(.array([])),
    .conversation(.object([WireField("status", .string("open"))])),
  ]

  private static let bot = Welcome.Bot(name: "Book (automated)", disclosure: "I am Book, \u{1F916}.")

  private static let customer: Welcome = {
    var limits = WireLimits()
    limits.lineBytes = 1_000
    limits.linesBurst = 7
    return Welcome(
      role: .customer, session: "s", epoch: "e", conversation: Sample.conversation, seq: 3, recovered: true,
      limits: limits, heartbeatSeconds: 20, bot: bot)
  }()

  private static let agent = Welcome(
    role: .agent, session: "", epoch: "e", conversation: nil, seq: 0, recovered: false, limits: WireLimits(),
    heartbeatSeconds: 25, bot: bot, agent: .object([WireField("id", .string("noa"))]))

  private static let contact = Event(seq: 8, at: Sample.moment, content: .contactLeft(ContactLeft(text: "a@b.example")))
  private static let taken = Event(
    seq: 9, at: Sample.moment,
    content: .requestTaken(RequestTaken(from: Speaker(.human), id: Sample.id(), body: "SECRET")))

  /// One of every kind, with every field. What a customer must not see says so.
  static let events: [Event] = contents.enumerated().map { index, content in
    Event(seq: index + 1, at: Sample.moment, content: content)
  }

  private static let contents: [Event.Content] = [
    .created(Created(locale: "en", channel: "tcp")),
    .disclosed(Disclosure(occasion: .opening, locale: "en", version: 2)),
    .message(
      Message(from: Speaker(.human, name: "Noa"), text: "Hello", id: Sample.id(), entries: ["where-is"], draft: .edited)
    ),
    .masked(Masked(cardNumbers: 2)),
    .decided(
      Decision(
        .ask, entries: ["where-is"], cause: .miss, failed: true, failuresInARow: 2, rule: "SECRET",
        reading: Reading(
          band: .answer, candidates: [Reading.Candidate("where-is", confidence: 0.8125)], evidence: ["SECRET"]))),
    .localeChanged(LocaleChange(locale: "fr")),
    .handoff(
      Handoff(
        cause: .request, department: "returns", priority: .urgent, agent: Sample.other, by: Sample.other, ahead: 4)),
    .offerDeclined(OfferDeclined(cause: .mood)),
    .statusChanged(
      StatusChange(from: .open, to: .snoozed, by: Sample.other, until: Sample.moment, reason: "SECRET")),
    .assigneeChanged(AssigneeChange(agent: Sample.agent, by: Sample.other)),
    .assigneeChanged(AssigneeChange(agent: nil)),
    .contactLeft(ContactLeft(text: "+49 30 123")),
    .contactIdentified(
      ContactIdentity(identifier: "7\u{22}", name: "\u{1F98A}", email: "a@b.example", phone: "+49 30 123")),
    .contactIdentified(ContactIdentity(identifier: "7")),
    .noted(Note(by: Sample.other, text: "SECRET", id: Sample.id())),
    .labelsChanged(LabelsChange(added: ["secret"], removed: [], by: Sample.other)),
    .rated(Rating(about: .answer, score: 2, comment: "meh", seq: 3)),
    .timerSet(TimerSet(due: Sample.moment)), .timerSet(TimerSet(due: nil)),
    .requestTaken(RequestTaken(from: Speaker(.human, name: "Max"), id: Sample.id(), body: "SECRET")),
    .pageViewed(PageView(path: "/a", title: "A \u{22}page\u{22}")), .pageViewed(PageView(path: "/")),
    .erased(Erased(was: "message.created", from: Speaker(.customer), id: Sample.id())),
    .erased(Erased(was: "contact.left")),
    .forgotten(Forgotten(through: 12, by: Sample.other)), .forgotten(Forgotten(through: 12)),
  ]
}
