import Foundation
import Insight
import Testing

@Suite("Dialogue files")
struct DialogueFileTests {
  @Test(
    "A line is an object with an id and turns; what else it holds is kept where it is known, and passed over elsewhere")
  func reading() throws {
    let text = """
      {"id": "d1", "turns": [{"from": "customer", "text": "hi", "accepted": "yes"}, {"from": "bot", "text": "hello"}]}

      {"id": 7, "label": "calm", "should_hand_over_by": null, "must_not_before": 3, "turns": [], "note": "x"}
      """
    let dialogues = try Dialogue.all(in: TextFile(Data(text.utf8), path: "d.jsonl"))
    #expect(dialogues.map(\.id) == ["d1", "7"])
    #expect(dialogues.map(\.line) == [1, 3])
    #expect(dialogues[0].turns.map(\.from) == [.customer, .bot])
    #expect(dialogues[1].label == "calm" && dialogues[1].mustNotBefore == 3 && dialogues[1].shouldHandOverBy == nil)
  }

  @Test(
    "A line that cannot be read is named, with what is wrong in it",
    arguments: [
      ("nonsense", "this is not JSON"), ("[]", "this is not an object"), (#"{"id": "a"}"#, "`turns` is missing"),
      (#"{"id": "a", "turns": [{"from": "bot"}]}"#, "`turns.[0].text` is missing"),
      (#"{"id": "a", "turns": [{"from": "agent", "text": "x"}]}"#, "`turns.[0].from` is neither `customer` nor `bot`"),
      (#"{"id": "a", "turns": 3}"#, "`turns` is of another type"),
    ])
  func flaws(_ line: String, message: String) throws {
    let error = try #require(throws: UnreadableFile.self) {
      try Dialogue.all(in: TextFile(Data(("\n" + line).utf8), path: "d.jsonl"))
    }
    #expect(error.line == 2)
    #expect(error.message == message)
  }
}
