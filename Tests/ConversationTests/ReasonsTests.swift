import Conversation
import Knowledge
import Language
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

  @Test("Where the mood decided, the threshold of that moment is told, whatever it is now")
  func thresholds() throws {
    var chat = Chat()
    chat.given.policy.offerAt = 1.25
    chat.given.policy.handOverAt = 2.25
    let offer = try #require(chat.say(finding: .sure("order"), mood: 1.25).decisions.first)
    #expect(offer.moodThreshold == 1.25)
    let offered = Why.lines(for: offer, in: .shop)
    #expect(
      offered.contains { $0.hasPrefix("Frustration: 1.25") && $0.hasSuffix("a person was offered from 1.25 on.") })
    let call = try #require(chat.say(mood: 2.5).decisions.first)
    #expect(call.moodThreshold == 2.25)
    let called = Why.lines(for: call, in: .shop)
    #expect(called.contains { $0.hasPrefix("Frustration: 2.50") && $0.hasSuffix("a person was called from 2.25 on.") })
  }

  @Test("Where something else decided, no threshold is told, however high the mood is")
  func noThreshold() throws {
    var chat = Chat()
    let calm = try #require(chat.say(finding: .sure("order"), mood: 1).decisions.first)
    let asked = try #require(chat.say(acts: [.wantsPerson], mood: 9).decisions.first)
    for decision in [calm, asked] {
      #expect(decision.moodThreshold == nil)
      #expect(!Why.lines(for: decision, in: .shop).contains { $0.contains("a person was") })
    }
  }
}
