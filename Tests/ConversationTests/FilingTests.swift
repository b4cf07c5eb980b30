import Conversation
import Knowledge
import Testing

@Suite("What is written about a conversation")
struct FilingTests {
  @Test("P5: a note is masked, has limits, and says nothing to the customer", arguments: Status.allCases)
  func notes(status: Status) {
    var chat = Chat.in(status)
    let events = chat.perform(.note("card 4111 1111 1111 1111", id: "n1", by: .jonas))
    #expect(events.kinds == [.noted])
    guard case .noted(let note)? = events.first?.content else { return }
    #expect(note.by == .jonas && note.id == "n1" && !note.text.contains("4111 1111"))
    #expect(throws: Refusal.empty) { try chat.attempt(.note(" \n", id: "n2", by: .jonas)) }
    let limit = chat.given.policy.messageScalarsMaximum
    #expect(throws: Refusal.tooLong(limit: limit)) {
      try chat.attempt(.note(MaskedText(masking: String(repeating: "a", count: limit + 1)), id: "n2", by: .jonas))
    }
  }

  @Test("Only labels that change are recorded; nothing is where none does")
  func labels() {
    var chat = Chat()
    let added = chat.perform(.label(add: ["vip", "vip", "new"], remove: ["gone"], by: .jonas))
    #expect(added.map(\.content) == [.labelsChanged(LabelsChange(added: ["vip", "new"], removed: [], by: .jonas))])
    #expect(chat.perform(.label(add: ["vip"], remove: ["gone"], by: .jonas)).isEmpty)
    chat.perform(.label(add: ["new"], remove: ["vip", "new"], by: .jonas))
    #expect(chat.state.labels == ["new"])
  }

  @Test("A label is 1–32 of [a-z0-9_-]", arguments: ["", "VIP", "a b", "ä", String(repeating: "a", count: 33)])
  func badLabels(label: String) {
    var chat = Chat()
    #expect(throws: Refusal.badLabel(label)) { try chat.attempt(.label(add: [label], by: .jonas)) }
    #expect(throws: Refusal.badLabel(label)) { try chat.attempt(.label(remove: [label], by: .jonas)) }
  }

  @Test("A conversation has twenty labels at most, however they come")
  func manyLabels() {
    var chat = Chat()
    let many = (0..<ConversationState.labelsMaximum).map { "l\($0)" }
    #expect(throws: Refusal.badLabel("more")) { try chat.attempt(.label(add: many + ["more"], by: .jonas)) }
    chat.perform(.label(add: many, by: .jonas))
    #expect(throws: Refusal.badLabel("more")) { try chat.attempt(.label(add: ["more"], by: .jonas)) }
    chat.perform(.label(add: ["more"], remove: ["l0"], by: .jonas))
    #expect(chat.state.labels.count == ConversationState.labelsMaximum)
  }

  @Test("A label both added and removed is added, and stays where it was")
  func addedAndRemoved() {
    var chat = Chat()
    chat.perform(.label(add: ["vip", "new"], by: .jonas))
    #expect(chat.perform(.label(add: ["vip"], remove: ["vip"], by: .jonas)).isEmpty)
    #expect(chat.state.labels == ["vip", "new"])
  }

  @Test("A rating is taken in any state, about the last answer unless it says which line", arguments: Status.allCases)
  func ratings(status: Status) {
    var chat = Chat.in(status, after: .sure("hours"))
    let answer = chat.events.first { event in
      if case .message(let message) = event.content { !message.entries.isEmpty } else { false }
    }?.seq
    #expect(answer != nil)
    #expect(
      chat.perform(.rate(.answer, score: 5)).map(\.content) == [.rated(Rating(about: .answer, score: 5, seq: answer))])
    #expect(
      chat.perform(.rate(.conversation, score: 1)).map(\.content) == [.rated(Rating(about: .conversation, score: 1))])
    #expect(
      chat.perform(.rate(.answer, score: 3, seq: 2)).map(\.content) == [
        .rated(Rating(about: .answer, score: 3, seq: 2))
      ])
    #expect(
      chat.perform(.rate(.answer, score: 3, seq: 9_999)).map(\.content) == [.rated(Rating(about: .answer, score: 3))])
    for score in [0, 6, .min, .max] {
      #expect(throws: Refusal.badScore(score)) { try chat.attempt(.rate(.answer, score: score)) }
    }
  }

  @Test("P5: what a customer says of it is masked, and a blank comment is none")
  func comments() {
    var chat = Chat()
    let events = chat.perform(.rate(.conversation, score: 1, comment: "give back 4111 1111 1111 1111"))
    #expect(events.kinds == [.masked, .rated])
    guard case .rated(let rating)? = events.last?.content else { return }
    #expect(rating.comment?.contains("4111 1111") == false)
    #expect(chat.perform(.rate(.conversation, score: 1, comment: " ")).kinds == [.rated])
  }
}

extension Chat {
  /// A conversation in that state, after a question was answered.
  static func `in`(_ status: Status, after reading: Reading = .sure("hours")) -> Chat {
    var chat = Chat()
    chat.say(finding: reading)
    switch status {
    case .bot: break
    case .pending: chat.perform(.askForPerson)
    case .open: chat.perform(.claim(.maria))
    case .snoozed:
      chat.perform(.claim(.maria))
      chat.perform(.snooze(until: chat.now + 3_600_000, by: .maria))
    case .resolved: chat.perform(.resolve(by: nil))
    }
    return chat
  }
}
