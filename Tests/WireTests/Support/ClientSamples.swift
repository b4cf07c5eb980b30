import Conversation
import Knowledge
import Language

@testable import Wire

/// At least one of every line that a client can send, with every field once given and once left out.
enum ClientSamples {
  static let all: [ClientMessage] = others + customers + agents

  private static let others: [ClientMessage] = [
    .hello(Hello(role: .customer)),
    .hello(
      Hello(
        role: .customer, locale: "de", channel: "web-1",
        resume: Hello.Resume(session: "q3\u{E9}\"", epoch: "m2", after: 0))),
    .hello(
      Hello(
        role: .customer,
        identity: Hello.Identity(
          identifier: "7\u{22}\u{E9}", hash: Array(224...255), name: "\u{1F98A}", email: "a@b.example", phone: "+49"))),
    .hello(
      Hello(
        role: .customer, resume: Hello.Resume(session: "s"),
        identity: Hello.Identity(identifier: "7", hash: Array(0..<32)))),
    .hello(Hello(role: .agent, resume: Hello.Resume(session: "s"), token: "t0ken", name: "Noa \u{1F98A}")),
    .typing(nil, isOn: true), .typing(Sample.conversation, isOn: false),
    .seen(nil, seq: 3), .seen(Sample.conversation, seq: 9_007_199_254_740_991),
    .ping(id: nil), .ping(id: Sample.id()), .bye,
  ]

  private static let customers: [ClientMessage] =
    [
      .say(text: "Where is my order? \u{1F600}\n\"\\\u{0}\u{1F}\u{7F}\u{2028}"), .choose(choice: "none_of_these"),
      .human,
      .rate(.answer, score: 1, comment: nil, seq: nil), .rate(.conversation, score: 5, comment: "ok", seq: 12),
      .resolve(reason: nil), .history(.after(0), limit: 300), .history(.before(17), limit: 1),
      .history(.before(nil), limit: 300), .why, .export, .forget,
      .page(url: "https://shop.example/a?q=\u{22}", title: nil), .page(url: "/", title: "A \u{1F98A}"),
    ].flatMap(requests)

  private static let agents: [ClientMessage] =
    [
      .queue, .conversations(status: nil, mine: false, label: nil, limit: 100),
      .conversations(status: .snoozed, mine: true, label: "re_fund-1", limit: 1), .claim, .takeOver,
      .reply(text: "Hello", draft: nil), .reply(text: "Hello", draft: .unedited), .reply(text: "Hello", draft: .edited),
      .note(text: "angry"), .label(add: ["a", "b"], remove: []), .label(add: [], remove: ["c_1"]),
      .label(add: ["a"], remove: ["b"]), .transferToAgent("Max"), .transferToDepartment("returns"), .handBack,
      .snooze(until: Sample.moment), .resolve(reason: "sent again"), .follow(after: 0), .follow(after: 7), .unfollow,
      .suggest, .summary, .search(text: "order", limit: 20), .directory, .presence(.online), .presence(.away),
      .presence(.offline), .teach(Lesson(question: "Do you ship?", target: .entry("shipping")), confirm: nil),
      .teach(Lesson(question: "q", target: .heading("h", answer: "a", topic: nil)), confirm: "c1"),
      .teach(Lesson(question: "q", target: .heading("h", answer: "a", topic: "faq.md")), confirm: nil), .status,
    ].flatMap(requests)

  private static func requests(_ request: ClientRequest) -> [ClientMessage] {
    let alone = ClientMessage.request(Envelope(id: Sample.id("A.b_c:d-9")), request)
    let about = ClientMessage.request(Envelope(id: Sample.id(), conversation: Sample.conversation), request)
    switch request.kind.conversation {
    case .none: return [alone]
    case .optional: return [alone, about]
    case .needed: return [about]
    }
  }
}
