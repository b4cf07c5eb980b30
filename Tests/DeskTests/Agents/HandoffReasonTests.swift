import Conversation
import Knowledge
import Testing

@testable import Desk

@Suite("The reason for a hand-over in plain words")
struct HandoffReasonTests {
  private let base = KnowledgeBase(
    business: Business(name: "Corner Books", departments: [Department(id: "orders", name: "Orders and delivery")]),
    entries: [])

  @Test("A frustrated customer: the signs that weighed most, heaviest first")
  func mood() {
    let terms = [
      Mood.Term(signal: "shouting", found: "", weight: 0.2), Mood.Term(signal: "word", found: "useless", weight: 0.9),
      Mood.Term(signal: "thanks", found: "thanks", weight: -0.3),
    ]
    let decision = Decision(.handOver, cause: .mood, mood: Mood(message: 0.9, accumulated: 1.6, terms: terms))
    let lines = HandoffReason.lines(
      for: Handoff(cause: .mood, department: "orders", priority: .high), after: [decision], in: base)
    #expect(
      lines == [
        "The customer is frustrated.", "Signs: word: useless; shouting.", "Meant for Orders and delivery.",
        "Priority: high.",
      ])
  }

  @Test("A transfer: who passed it on, and for whom")
  func transfer() {
    let (ada, bob) = (Agent(id: "a", name: "Ada"), Agent(id: "b", name: "Bob"))
    #expect(
      HandoffReason.lines(for: Handoff(cause: .transfer, agent: bob, by: ada), after: [], in: base) == [
        "Ada passed it on.", "Meant for Bob.",
      ])
  }

  @Test("Every cause has a sentence", arguments: Cause.allCases)
  func causes(cause: Cause) {
    #expect(HandoffReason.lines(for: Handoff(cause: cause), after: [], in: base).first?.hasSuffix(".") == true)
  }
}
