import Conversation
import Testing

@testable import Insight

@Suite("Which threshold costs how many false alarms")
struct MoodThresholdsTests {
  private func verdict(_ label: String, _ scores: [Double], dueBy: Int? = nil) -> DialogueVerdict {
    let lines = scores.map { _ in Dialogue.Turn(from: .customer, text: "x") }
    let dialogue = Dialogue(
      line: 1, id: "d", turns: lines, label: label, shouldHandOverBy: dueBy, mustNotBefore: nil)
    let turns = scores.map { score in
      DialogueVerdict.Turn(frustration: score, status: .bot, action: .answer, cause: nil, reasons: [], microseconds: 0)
    }
    return DialogueVerdict(dialogue: dialogue, turns: turns)
  }

  @Test("The lowest threshold that keeps the budget lies just above the calm conversation that would break it")
  func budget() {
    let calm = (1...100).map { verdict($0 % 2 == 0 ? "calm" : "urgent_calm", [0.1, Double($0) / 100]) }
    let rows = MoodThresholds(calm).rows
    #expect(rows.map(\.budget) == [1, 2, 5, 10])
    #expect(rows.map { $0.falseAlarms.hits } == [1, 2, 5, 10] && rows.allSatisfy { $0.falseAlarms.total == 100 })
    #expect(rows[2].threshold > 0.95 && rows[2].threshold < 0.9501)
  }

  @Test("Caught is who reaches the threshold when a person is due, or before; by label as well")
  func caught() throws {
    let row = try #require(
      MoodThresholds([
        verdict("calm", [0.5]), verdict("frustrated", [0, 0.9], dueBy: 1),
        verdict("frustrated", [0, 0, 0.9], dueBy: 1),
        verdict("sarcastic", [0.5], dueBy: 0), verdict("abusive", [0.9], dueBy: 0), verdict("lost", [9], dueBy: 0),
      ]).rows.last)
    #expect(row.caught == Proportion(2, of: 4))
    #expect(row.caughtByLabel["frustrated"] == Proportion(1, of: 2) && row.caughtByLabel["sarcastic"]?.hits == 0)
  }

  @Test("A score that only counts turns tells nobody apart at equal turns")
  func equalTurns() {
    let counting = MoodThresholds([verdict("calm", [1, 2, 3]), verdict("abusive", [1, 2, 3, 4], dueBy: 3)])
    #expect(counting.areaAtEqualTurns == 0.5)
    let telling = MoodThresholds([verdict("calm", [1, 1, 1]), verdict("abusive", [2, 2], dueBy: 1)])
    #expect(telling.areaAtEqualTurns == 1)
    #expect(MoodThresholds([verdict("calm", [1])]).areaAtEqualTurns == nil && MoodThresholds([]).rows.isEmpty)
  }
}
