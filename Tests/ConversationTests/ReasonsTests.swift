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

  private func why(_ decision: Decision) -> [String] { Why.lines(for: decision, in: .shop) }

  @Test(
    "The first line says what was done and why",
    arguments: [
      (Decision(.answer, entries: ["hours", "gone"]), "Posted “When are you open?” (hours) and gone."),
      (Decision(.ask), "Asked for other words."),
      (Decision(.ask, entries: ["hours"]), "Asked which is meant: “When are you open?” (hours)."),
      (Decision(.offer, cause: .miss), "Offered a person because no answer was found or accepted."),
      (
        Decision(.offer, entries: ["hours"], cause: .mood),
        "Showed “When are you open?” (hours) and offered a person because the customer is frustrated."
      ),
      (Decision(.handOver, cause: .request), "Called a person because the customer asked for one."),
      (Decision(.handOver, cause: .topic), "Called a person because the entry is one for people."),
      (Decision(.handOver, cause: .emergency), "Called a person because the message calls for one at once."),
      (Decision(.handOver, cause: .transfer), "Called a person because the one who had it could not go on."),
      (Decision(.handOver), "Called a person."), (Decision(.smallTalk), "Took the message as small talk."),
      (Decision(.smallTalk, smallTalk: .thanks), "Took the message as small talk (thanks)."),
      (Decision(.disclose), "Said that it is automated."),
    ])
  func outcome(decision: Decision, line: String) {
    #expect(why(decision).first == line)
  }

  @Test("Then the rule, the three best matches with how far they are trusted, and the matcher's own reasons")
  func matches() {
    let ids: [EntryID] = ["hours", "order", "injury", "returns"]
    for (band, verdict) in [
      (Reading.Band.answer, "sure enough to answer"), (.ask, "sure enough to ask which"),
      (.none, "not sure enough of any"),
    ] {
      let reading = Reading(
        band: band, candidates: ids.map { Reading.Candidate($0, confidence: 0.456) }, evidence: ["One word."])
      #expect(
        why(Decision(.answer, rule: "r", reading: reading))[1...3] == [
          "Rule: r.",
          "Best matches: “When are you open?” (hours) 46 %, “Where is my order?” (order) 46 %, "
            + "“I was hurt by a product” (injury) 46 %: \(verdict).",
          "One word.",
        ])
    }
    #expect(why(Decision(.ask, reading: .nothing)).count == 2)
  }

  @Test("What the customer is in the midst of, and turns of no use, are told where there are any")
  func circumstances() {
    for (circumstance, line) in [
      (Circumstance.despair, "The customer speaks of ending their life."),
      (.sad, "The customer tells of something sad; the line speaks to it."),
      (.urgent, "The customer says that it is urgent; the line speaks to it."),
    ] {
      let lines = why(Decision(.offer, circumstance: circumstance, failed: true, failuresInARow: 2))
      #expect(lines[1...2] == [line, "Turns in a row that were of no use: 2."])
    }
    #expect(why(Decision(.answer)) == ["Posted .", "Frustration: 0.00 (this message 0.00)."])
  }

  @Test("Frustration is told with two decimals, and what lowers it with a minus")
  func frustration() {
    let mood = Mood(
      message: 0.5, accumulated: 12.05, terms: [Mood.Term(signal: "thanks", found: "", weight: -0.25)])
    #expect(
      why(Decision(.answer, mood: mood))[1...] == ["Frustration: 12.05 (this message 0.50).", "  −0.25 thanks"])
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
    var insulting = Chat()
    let insults = (0..<3).flatMap { _ in insulting.say(acts: [.smallTalk(.insult)]).decisions }
    #expect(insults.map(\.cause) == [nil, .mood, .mood])
    for decision in [calm, asked] + insults {
      #expect(decision.moodThreshold == nil)
      #expect(!Why.lines(for: decision, in: .shop).contains { $0.contains("a person was") })
    }
  }
}
