import Conversation
import Knowledge
import Language

/// Something that can happen to a conversation, one of each kind that the core tells apart.
struct Step: Sendable {
  let name: String
  let take: @Sendable (inout Chat) -> [Event]

  init(_ name: String, _ take: @escaping @Sendable (inout Chat) -> [Event]) {
    self.name = name
    self.take = take
  }

  static let all = customers + agents + world

  /// After which there is something on the screen that an edit may take away.
  static let showing = Array(customers[..<7]) + [Step("objects") { $0.say(acts: [.objection]) }]

  private static let customers = [
    Step("sure") { $0.say(finding: .sure("hours")) },
    Step("sure, with variants") { $0.say(finding: .sure("returns")) },
    Step("sure, for people") { $0.say(finding: .sure("injury")) },
    Step("two questions") { $0.say(finding: .sure("order"), parts: [.sure("order"), .sure("hours")]) },
    Step("unsure") { $0.say(finding: .unsure("order", "hours")) },
    Step("nothing found") { $0.say() },
    Step("annoyed") { $0.say(finding: .sure("order"), mood: $0.given.policy.offerAt) },
    Step("furious") { $0.say(mood: $0.given.policy.handOverAt) },
    Step("listed word") { $0.say(emergency: "lawyer") },
    Step("are you human") { $0.say(acts: [.asksWhetherHuman]) },
    Step("are you human, in despair") { $0.say(acts: [.asksWhetherHuman], in: [.despair]) },
    Step("goodbye, in despair") { $0.say(acts: [.smallTalk(.farewell)], in: [.despair]) },
    Step("wants a person") { $0.say(acts: [.wantsPerson]) },
    Step("yes") { $0.say("yes", acts: [.affirmation]) },
    Step("no") { $0.say("no", acts: [.refusal]) },
    Step("none of these") { $0.say("none", acts: [.noneOfThese]) },
    Step("1") { $0.say("1", acts: [.choice(1)]) },
    Step("9") { $0.say("9", acts: [.choice(9)]) },
    Step("label") { $0.say("When are you open?") },
    Step("never mind") { $0.say("never mind", acts: [.withdrawal]) },
    Step("objects") { $0.say(acts: [.objection]) },
    Step("thanks") { $0.say(acts: [.smallTalk(.thanks)]) },
    Step("contact") { $0.say("me@example.org") },
    Step("button") { $0.perform(.askForPerson, as: .sent("b\($0.state.seq)", "human")) },
    Step("rates") { $0.perform(.rate(.answer, score: 4), as: .sent("s\($0.state.seq)", "rate")) },
    Step("customer resolves") { $0.perform(.resolve(by: nil)) },
    Step("looks at a page") { $0.perform(.viewPage(PageView(path: "/\($0.state.seq)"))) },
    Step("forget") { $0.perform(.forget(by: nil)) },
    Step("resume") { $0.perform(.resume) },
  ]

  private static let agents = [
    Step("claim") {
      $0.perform(.claim(.maria), as: .sent(by: Speaker(.human, name: "Maria"), "c\($0.state.seq)", "claim"))
    },
    Step("other claims") { $0.perform(.claim(.jonas, assigned: true)) },
    Step("lead takes over") { $0.perform(.claim(.lead, takingOver: true)) },
    Step("reply") { chat in
      chat.perform(.reply("hi", id: MessageID(rawValue: "r\(chat.state.seq)")!, by: chat.state.agent ?? .maria))
    },
    Step("other replies") { $0.perform(.reply("hi", id: "other", by: .jonas)) },
    Step("note") { $0.perform(.note("rude", id: MessageID(rawValue: "n\($0.state.seq)")!, by: .jonas)) },
    Step("label") { $0.perform(.label(add: ["vip"], by: .jonas)) },
    Step("to a colleague") { $0.perform(.transfer(.agent(.jonas), by: $0.state.agent ?? .maria)) },
    Step("to a department") { $0.perform(.transfer(.department("orders"), by: $0.state.agent ?? .maria)) },
    Step("hand back") { $0.perform(.handBack(by: $0.state.agent ?? .maria)) },
    Step("snooze") { $0.perform(.snooze(until: $0.now + 3_600_000, by: $0.state.agent ?? .maria)) },
    Step("resolve") { $0.perform(.resolve(by: $0.state.agent ?? .maria, reason: "done")) },
    Step("release") { $0.perform(.release) },
  ]

  private static let world = [
    Step("the time comes") { $0.wait() },
    Step("too early") { $0.perform(.due) },
    Step("somebody is served") { chat in
      chat.given.queue.ahead = chat.given.queue.ahead == 0 ? 2 : 0; return []
    },
    Step("the last one signs out, or one signs in") { chat in
      chat.given.queue.isAttended.toggle(); return []
    },
    Step("the shop shuts") { chat in
      chat.given.opening = .closedUntilMonday; return []
    },
    Step("the shop opens") { chat in
      chat.given.opening = .open(until: nil); return []
    },
    Step("half a day") { chat in
      chat.now = chat.now + 13 * 3_600_000; return []
    },
  ]
}
