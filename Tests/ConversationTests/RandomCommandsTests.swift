import Conversation
import Knowledge
import Language
import TestSupport
import Testing

@Suite("Any commands in any order")
struct RandomCommandsTests {
  @Test(
    "Every command in every state is obeyed or refused, keeps the promises, and is carried out once", arguments: 0..<60)
  func randomly(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var chat = Chat(opening: random.opening())
    for step in 0..<120 {
      chat.now = chat.now + random.pick([0, 1, 1_000, 60_000, 600_000, 13 * 3_600_000])
      if random.one(in: 6) { chat.given.opening = random.opening() }
      chat.given.queue = QueueOutlook(ahead: Int(random.next() % 4), waitMinutes: random.pick([nil, 1, 9]))
      let command = random.command(chat)
      let request = command.request(id: "q\(random.next() % 200)")
      let before = chat
      let outcome: Outcome
      do throws(Refusal) {
        outcome = try decide(command, as: request, in: chat.state, given: chat.given, now: chat.now)
      } catch { continue }
      guard case .happened(let contents) = outcome, !contents.isEmpty else { continue }
      let events = try chat.attempt(command, as: request)
      let path = Comment(rawValue: "seed \(seed), step \(step): \(command)")
      Promises(before: before.state, events: events, after: chat, path: path).check()
      #expect(events.map(\.content) == contents, path)
      try checkRepetition(of: command, request, in: chat, after: events, path)
      if case .due = command { #expect(chat.state.dueAt.map { $0 > chat.now } != false, path) }
    }
    #expect(chat.state == ConversationState(folding: chat.events))
  }

  /// I2: the same again is a duplicate under the `seq` of the event that holds it; another body is a conflict.
  private func checkRepetition(
    of command: Command, _ request: Request?, in chat: Chat, after events: [Event], _ path: Comment
  ) throws {
    guard var request else { return }
    #expect(events.first?.content.kind == .requestTaken, path)
    let again = try decide(command, as: request, in: chat.state, given: chat.given, now: chat.now)
    guard case .duplicate(events.first?.seq ?? 0) = again else {
      Issue.record("carried out twice: \(path)")
      return
    }
    request.body += "!"
    #expect(throws: Refusal.idConflict, path) {
      try decide(command, as: request, in: chat.state, given: chat.given, now: chat.now)
    }
  }
}

private func ~= (seq: Int, other: Int) -> Bool { seq == other }

extension Command {
  /// As it would come over the wire: whatever is no message, and no doing of the desk's own, has an id.
  fileprivate func request(id: String) -> Request? {
    switch self {
    // Once it is erased, nothing under its name can be told from it. An identity comes with a hello.
    case .open, .resume, .say, .reply, .note, .release, .due, .forget, .identify: nil
    case .askForPerson, .rate, .viewPage: .sent(id, "\(self)")
    case .resolve(let agent, _):
      .sent(by: agent.map { Speaker(.human, name: $0.name) } ?? Speaker(.customer), id, "\(self)")
    case .claim(let agent, _, _), .label(_, _, let agent), .transfer(_, let agent), .handBack(let agent),
      .snooze(_, let agent):
      .sent(by: Speaker(.human, name: agent.name), id, "\(self)")
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }

  fileprivate mutating func one(in number: UInt64) -> Bool { next() % number == 0 }

  fileprivate mutating func opening() -> OpeningStatus {
    pick([.open(until: nil), .open(until: nil), .closedUntilMonday, .closedForHoliday, .closedForGood])
  }

  fileprivate mutating func agent(_ chat: Chat) -> Agent { pick([.maria, .jonas, chat.state.agent ?? .lead]) }

  fileprivate mutating func text() -> MaskedText {
    pick(["hello", "", "  \n", "4111 1111 1111 1111", "me@example.org", "1", "When are you open?", "\u{0}\u{202e}x"])
  }

  fileprivate mutating func id() -> MessageID { MessageID(rawValue: "m\(next() % 400)")! }

  fileprivate mutating func understanding() -> Understanding {
    let acts: [[DialogueAct]] = [
      [], [], [], [.asksWhetherHuman], [.wantsPerson], [.affirmation], [.refusal], [.choice(1)], [.choice(Int.min)],
      [.choice(Int.max)], [.withdrawal], [.objection], [.smallTalk(.thanks)], [.noneOfThese],
    ]
    let readings: [Reading] = [
      .nothing, .sure("hours"), .sure("injury"), .sure("returns"), .sure("gone"), .unsure("order", "hours"),
      Reading(band: .answer, candidates: []),
    ]
    let mood = pick([0, 0, 0, 1.3, 2])
    return Understanding(
      acts: pick(acts), emergency: one(in: 15) ? "lawyer" : nil, whole: pick(readings),
      parts: one(in: 8) ? [.sure("order"), .sure("hours")] : [], mood: Mood(message: min(0.9, mood), accumulated: mood))
  }

  fileprivate mutating func command(_ chat: Chat) -> Command {
    let agent = agent(chat)
    switch next() % 25 {
    case 0...5: return .say(text(), id: id(), understanding())
    case 6: return .askForPerson
    case 7:
      return .rate(
        pick([.answer, .conversation]), score: pick([0, 1, 5, 6, .min]), comment: text(), seq: pick([nil, 3, -1, .max]))
    case 8, 9: return .claim(agent, takingOver: one(in: 3), assigned: one(in: 3))
    case 10, 11: return .reply(text(), id: id(), by: agent, draft: pick([nil, .edited]))
    case 12: return .note(text(), id: id(), by: agent)
    case 13: return .label(add: pick([[], ["vip"], ["a", "a"], ["ä"], [""]]), remove: pick([[], ["vip"]]), by: agent)
    case 14:
      return .transfer(
        pick([.agent(.jonas), .department("orders"), .department("safety"), .department("?")]), by: agent)
    case 15: return .handBack(by: agent)
    case 16:
      let until = pick([
        chat.now + 1, chat.now + 3_600_000, chat.now, Timestamp(milliseconds: .max), Timestamp(milliseconds: .min),
      ])
      return .snooze(until: until, by: agent)
    case 17: return .resolve(by: pick([nil, agent]), reason: pick([nil, text()]))
    case 18: return .release
    case 22: return .viewPage(PageView(url: "/a?b", title: "\(next() % 3)"))
    case 23: return .forget(by: pick([nil, agent]))
    case 24: return .identify(ContactIdentity(identifier: "\(next() % 2)", name: pick([nil, "Ada"])))
    case 19: return pick([.resume, .open(channel: "x", locale: "en")])
    default: return .due
    }
  }
}
