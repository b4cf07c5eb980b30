import Comprehension
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Language
import Testing

@Suite("Questions and dialogues are judged through the code that customers talk to")
struct JudgeTests {
  @Test("A question is judged as its gold says")
  func questions() throws {
    let file = """
      dogs\tare dogs allowed
      NONE\twho won the cup in 1974
      HUMAN\tget me a person please
      SMALLTALK:are_you_human\tare you human?
      SMALLTALK:thanks\tthank you
      where-is-my-parcel\tare dogs allowed
      """
    let judge = QuestionJudge(try SmallShop.receptionist())
    let judgements = try Question.all(in: TextFile(Data(file.utf8), path: "")).map(judge.judge)
    #expect(judgements.map(\.action) == [.answer, .offer, .handOver, .disclose, .smallTalk, .answer])
    #expect(judgements.map(\.isMet) == [true, true, true, true, true, false])
    #expect(judgements.map(\.isWrong) == [false, false, false, false, false, true])
    #expect(judgements[0].entries == ["dogs"])
    #expect(judgements.allSatisfy { $0.candidates.count == 4 })
    let summary = QuestionSummary(judgements)
    #expect(summary.firstChoice == Proportion(1, of: 2))
    #expect(summary.errorAmongAnswered == Proportion(1, of: 2))
    #expect(summary.wronglyPosted == Proportion(0, of: 1))
  }

  @Test("The line of a question has the names that DESIGN promises, in their order")
  func questionFormat() throws {
    let judge = QuestionJudge(try SmallShop.receptionist())
    let question = try #require(try Question.all(in: TextFile(Data("dogs\tare dogs allowed".utf8), path: "")).first)
    let line = judge.judge(question).json.line
    let names = ["text", "gold", "decision", "entries", "confidence", "candidates", "microseconds"]
    let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(Set(object.keys) == Set(names))
    let places = names.compactMap { line.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == names.count && places == places.sorted())
    #expect(object["decision"] as? String == "answer")
    #expect(object["entries"] as? [String] == ["dogs"])
    let candidate = try #require((object["candidates"] as? [[String: Any]])?.first)
    #expect(Set(candidate.keys) == ["entry", "confidence"])
    #expect(object["microseconds"] is Int)
  }

  @Test(
    "A dialogue is told turn by turn of the customer's, from 0, and a person counts from the first one offered or called"
  )
  func dialogue() throws {
    let verdict = try judged(
      #"""
      {"id": "d", "label": "frustrated", "should_hand_over_by": 2, "must_not_before": 1, "turns": [
      {"from": "customer", "text": "who won the cup in 1974"}, {"from": "bot", "text": "I cannot find that."},
      {"from": "customer", "text": "are dogs allowed"}, {"from": "bot", "text": "Dogs are welcome."},
      {"from": "customer", "text": "get me a person"}, {"from": "bot", "text": "Of course."},
      {"from": "customer", "text": "where is my parcel"}]}
      """#)
    #expect(verdict.turns.map(\.action) == [.offer, .answer, .handOver, .handOver])
    #expect(verdict.turns.map(\.cause) == [.miss, nil, .request, .request])
    #expect(verdict.turns.map(\.status) == [.bot, .bot, .pending, .pending])
    #expect(verdict.offeredAt == 0 && verdict.handedOverAt == 2)
    #expect(verdict.isCaughtInTime == true && verdict.isFalseAlarm == false)
    #expect(verdict.turns.allSatisfy { !$0.reasons.isEmpty })
  }

  @Test("The line of a dialogue has the names that DESIGN promises, nothing more")
  func dialogueFormat() throws {
    let verdict = try judged(#"{"id": "d", "turns": [{"from": "customer", "text": "are dogs allowed"}]}"#)
    let object = try #require(JSONSerialization.jsonObject(with: Data(verdict.json.line.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["id", "turns", "offered_at", "handed_over_at"])
    #expect(object["offered_at"] is NSNull && object["handed_over_at"] is NSNull)
    let turn = try #require((object["turns"] as? [[String: Any]])?.first)
    #expect(Set(turn.keys) == ["frustration", "state", "decision", "cause", "reasons"])
    #expect(turn["state"] as? String == "bot" && turn["decision"] as? String == "answer" && turn["cause"] is NSNull)
  }

  @Test(
    "What the bot says in the file is what the customer replies to: its choices can be picked, an offer of ours cannot be taken up"
  )
  func botTurnsAsWritten() throws {
    let picked = try judged(
      #"""
      {"id": "d", "turns": [{"from": "customer", "text": "hm"},
      {"from": "bot", "text": "Which of these do you mean?\n\n- How much is delivery?\n- Can I bring my dog?\n- None of these"},
      {"from": "customer", "text": "2"}]}
      """#)
    #expect(picked.turns.last?.action == .answer)
    #expect(picked.turns.last?.reasons.first == "Posted “Can I bring my dog?” (dogs).")
    let offered = try judged(
      #"""
      {"id": "d", "turns": [{"from": "customer", "text": "who won the cup in 1974"},
      {"from": "bot", "text": "Do you have an order number?"}, {"from": "customer", "text": "yes"}]}
      """#)
    #expect(offered.turns.map(\.action) == [.offer, .smallTalk])
  }

  @Test("An answer that the bot gives in the file is no failure, though the core would have found none")
  func answersInTheFile() throws {
    func failures(after line: String) throws -> Bool {
      try judged(
        """
        {"id": "d", "turns": [{"from": "customer", "text": "who won the cup in 1974"},
        {"from": "bot", "text": "\(line)"}, {"from": "customer", "text": "who was it in 1975"}]}
        """
      ).turns[1].reasons.contains("Turns in a row that were of no use: 2.")
    }
    #expect(try failures(after: "I cannot find that."))
    #expect(try !failures(after: "The courier's link  is in the mail that we sent."))
  }

  @Test("Summaries count labels, catches and false alarms where the file has them")
  func summary() throws {
    let calm = try judged(
      #"{"id": "a", "label": "calm", "must_not_before": 1, "turns": [{"from": "customer", "text": "are dogs allowed"}]}"#
    )
    let asked = try judged(
      #"{"id": "b", "label": "human_request", "should_hand_over_by": 0, "turns": [{"from": "customer", "text": "get me a person"}]}"#
    )
    let missed = try judged(
      #"{"id": "c", "label": "human_request", "should_hand_over_by": 0, "turns": [{"from": "customer", "text": "are dogs allowed"}]}"#
    )
    let summary = DialogueSummary([calm, asked, missed])
    #expect(summary.caughtInTime == Proportion(1, of: 2))
    #expect(summary.falseAlarms == Proportion(0, of: 1))
    #expect(summary.labels.map(\.label) == ["calm", "human_request"])
    #expect(summary.labels.last?.causes == [.request: 1])
    #expect(DialogueSummary([]).report.hasPrefix("0 dialogues"))
    #expect(QuestionSummary([]).report.hasPrefix("0 questions"))
  }

  private func judged(_ text: String) throws -> DialogueVerdict {
    let line = text.split(separator: "\n").joined(separator: " ")
    let dialogue = try #require(try Dialogue.all(in: TextFile(Data(line.utf8), path: "")).first)
    return try DialogueJudge(SmallShop.receptionist()).judge(dialogue)
  }
}
