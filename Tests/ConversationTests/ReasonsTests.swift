import Conversation
import Knowledge
import Testing

@Suite("The reasons of a decision, in words")
struct ReasonsTests {
  @Test("Of two answers both are explained")
  func twoAnswers() throws {
    var chat = Chat()
    let parts = ["order", "hours"].map { id in
      Reading(
        band: .answer, candidates: [Reading.Candidate(EntryID(rawValue: id), confidence: 0.9)],
        evidence: ["Because of \(id)."])
    }
    let decision = try #require(chat.say(finding: parts[0], parts: parts).decisions.first)
    let why = Why.lines(for: decision, in: .shop).joined(separator: "\n")
    for expected in ["(order) 90 %", "(hours) 90 %", "Because of order.", "Because of hours."] {
      #expect(why.contains(expected), "\(why)")
    }
  }

  @Test("Each summand of the mood is told, with what raised it")
  func signals() {
    let mood = Mood(
      message: 0.5, accumulated: 1.25, terms: [Mood.Term(signal: "strong words", found: "useless", weight: 1.25)])
    let why = Why.lines(for: Decision(.answer, mood: mood), in: .shop)
    #expect(why.contains("  +1.25 strong words: useless"), "\(why)")
  }
}
