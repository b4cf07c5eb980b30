import Conversation
import Knowledge
import Language
import TestSupport

/// Makes events of every kind with every shape of content, the same for the same seed.
struct EventGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func conversation() -> ConversationID { ConversationID(random: random.next(), random.next()) }

  mutating func content(of kind: Event.Kind) -> Event.Content {
    switch kind {
    case .created: .created(Created(locale: locale(), channel: text(), customer: maybe(customer())))
    case .disclosed:
      .disclosed(
        Disclosure(
          occasion: pick([.opening, .asked, .pause, .continuousUse, .handedBack]), locale: locale(), version: integer())
      )
    case .message: .message(message())
    case .masked: .masked(Masked(cardNumbers: integer()))
    case .decided: .decided(decision())
    case .localeChanged: .localeChanged(LocaleChange(locale: locale()))
    case .handoff: .handoff(handoff())
    case .offerDeclined: .offerDeclined(OfferDeclined(cause: pick(Cause.allCases)))
    case .statusChanged:
      .statusChanged(
        StatusChange(
          from: pick(Status.allCases), to: pick(Status.allCases), by: maybe(agent()), until: maybe(moment()),
          reason: maybe(text())))
    case .assigneeChanged: .assigneeChanged(AssigneeChange(agent: maybe(agent()), by: maybe(agent())))
    case .contactLeft: .contactLeft(ContactLeft(text: text()))
    case .contactIdentified:
      .contactIdentified(
        ContactIdentity(identifier: text(), name: maybe(text()), email: maybe(text()), phone: maybe(text())))
    case .noted: .noted(Note(by: agent(), text: text(), id: maybe(messageID())))
    case .labelsChanged: .labelsChanged(LabelsChange(added: labels(), removed: labels(), by: agent()))
    case .rated:
      .rated(
        Rating(
          about: pick([.answer, .conversation]), score: integer(below: 6), comment: maybe(text()),
          seq: maybe(integer())))
    case .timerSet: .timerSet(TimerSet(due: maybe(moment())))
    case .requestTaken: .requestTaken(RequestTaken(from: speaker(), id: messageID(), body: text()))
    case .pageViewed: .pageViewed(PageView(path: text(), title: maybe(text())))
    case .erased:
      .erased(Erased(was: pick(Event.Kind.allCases).rawValue, from: maybe(speaker()), id: maybe(messageID())))
    // It erases nothing here: what a store does with one that does is another matter.
    case .forgotten: .forgotten(Forgotten(through: 0, by: maybe(agent())))
    }
  }

  mutating func contents(count: Int) -> [Event.Content] {
    (0..<count).map { _ in content(of: pick(Event.Kind.allCases)) }
  }

  mutating func integer(below bound: Int = 1_000) -> Int { Int.random(in: 0..<bound, using: &random) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }

  private mutating func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }

  private mutating func locale() -> LocaleCode { pick(LocaleCode.shipped + ["nl"]) }

  /// Plain words, other scripts, quotes, controls, NUL, what JSON must escape, and characters outside the BMP.
  private mutating func text() -> String {
    let pieces = [
      "Where is my order?", "\"", "\\", "\u{0}", "\u{1B}[31m", "\n", "\r\n", "é", "e\u{301}", "شكرا", "👩‍👩‍👧", "\u{202E}",
      "\u{2028}",
      "'; DROP TABLE events; --", "</script>", "{\"seq\":1}", "\u{10FFFF}", "\u{FFFF}", " ", "",
    ]
    return (0..<integer(below: 8)).map { _ in pick(pieces) }.joined()
  }

  /// One of a few, so that some have several conversations.
  mutating func customer() -> CustomerID {
    CustomerID(rawValue: ConversationID(random: 50, UInt64(integer(below: 5))).rawValue)!
  }

  /// One of a few whose ids the desk made, or one with a name and an id that it never would.
  mutating func agent() -> Agent {
    let id = ConversationID(random: 60, UInt64(integer(below: 3))).rawValue
    return pick([Agent(id: id, name: text()), Agent(id: id, name: "Ada"), Agent(id: text(), name: text())])
  }

  mutating func labels() -> [String] {
    let all = ["refund", "vip", "follow-up", "spam_2"].shuffled(using: &random)
    return Array(all.prefix(integer(below: 3)))
  }

  mutating func moment() -> Timestamp { Timestamp(milliseconds: 1_795_000_000_000 + Int64(integer())) }

  private mutating func handoff() -> Handoff {
    Handoff(
      cause: pick(Cause.allCases), department: maybe(DepartmentID(rawValue: text())),
      priority: pick(Priority.allCases), agent: maybe(agent()), by: maybe(agent()), ahead: maybe(integer()))
  }

  private mutating func speaker() -> Speaker { Speaker(pick([.bot, .human, .customer, .system]), name: text()) }

  private mutating func messageID() -> MessageID { MessageID(rawValue: "m-\(integer())")! }

  private mutating func message() -> Message {
    Message(
      from: speaker(), text: text(), id: maybe(messageID()),
      entries: (0..<integer(below: 3)).map { _ in EntryID(rawValue: "e\(integer())") }, prompt: maybe(prompt()),
      draft: maybe(pick([.unedited, .edited])), standing: integer(below: 8) == 0 ? standing() : nil)
  }

  private mutating func standing() -> Standing {
    Standing(
      place: maybe(integer()),
      opens: maybe(
        CivilMinute(
          date: CivilDate(year: 2026, month: 11, day: 24), weekday: .tuesday, minuteOfDay: integer())),
      isOverdue: maybe(true))
  }

  private mutating func prompt() -> Prompt {
    let choices = (0..<integer(below: 4)).map { _ in
      Choice(text(), pick([.entry("a", variant: maybe(text())), .noneOfThese, .person, .noPerson]))
    }
    return Prompt(pick([.choose, .offer, .next, .contact]), choices: choices, cause: maybe(pick(Cause.allCases)))
  }

  private mutating func decision() -> Decision {
    let reading = Reading(
      band: pick([.answer, .ask, .none]),
      candidates: (0..<integer(below: 4)).map { _ in
        .init(EntryID(rawValue: text()), variant: maybe(text()), confidence: unit())
      },
      evidence: [text(), text()])
    let mood = Mood(
      message: unit(), accumulated: unit(), notAccepted: maybe(unit()), run: maybe(unit()),
      terms: [.init(signal: text(), found: text(), weight: unit() - 0.5)])
    var decision = Decision(
      pick(Decision.Action.allCases), entries: [EntryID(rawValue: text())], cause: maybe(pick(Cause.allCases)),
      circumstance: maybe(pick(Circumstance.allCases)), smallTalk: maybe(pick(SmallTalk.allCases)),
      failed: Bool.random(using: &random), failuresInARow: integer(),
      rule: maybe(text()), reading: maybe(reading),
      mood: mood)
    decision.told = maybe([pick(Circumstance.allCases), pick(Circumstance.allCases)])
    decision.moodThreshold = maybe(unit())
    return decision
  }

  private mutating func unit() -> Double {
    pick([Double.random(in: 0...1, using: &random), 0, 1, 0.5, -0.0, 1e-7, 1e22, .leastNonzeroMagnitude])
  }
}
