import Conversation
import Foundation
import Knowledge
import Language
import TestSupport
import Testing

@testable import Storage

@Suite("An event's body as it is stored")
struct EventBodyTests {
  @Test("What is written by hand is what JSONEncoder writes, byte for byte, for every kind and any content")
  func sameBytes() throws {
    var generator = EventGenerator(seed: 41)
    for _ in 0..<400 {
      for kind in Event.Kind.allCases {
        let content = generator.content(of: kind)
        #expect(try Array(EventBody.json(of: content).utf8) == Array(EventBody.encoded(content.body).utf8))
      }
    }
  }

  @Test("Every scalar below U+0100, the last of each plane and the surrogates' neighbours are escaped alike")
  func scalars() throws {
    let edges: [UInt32] = [0x7FF, 0x800, 0x2028, 0x2029, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF]
    for value in Array(0..<0x100) + edges {
      let scalar = try #require(Unicode.Scalar(value))
      let content = Event.Content.message(Message(from: Speaker(.customer, name: "\(scalar)"), text: "a\(scalar)/b"))
      #expect(try Array(EventBody.json(of: content).utf8) == Array(EventBody.encoded(content.body).utf8), "\(value)")
    }
  }

  @Test("Every kind of number is written alike, and one that JSON has no form for is refused")
  func numbers() throws {
    var generator = SeededGenerator(seed: 42)
    let special = [0, -0.0, 1, -1, 0.1, 1e15, 1e16, 1e17, 1e-5, 123_456.789, .pi, .greatestFiniteMagnitude, .ulpOfOne]
    let random = (0..<2_000).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
    for number in special + random {
      let content = Event.Content.decided(Decision(.answer, mood: Mood(message: number, accumulated: number)))
      #expect(try EventBody.json(of: content) == EventBody.encoded(content.body), "\(number)")
    }
    for number in [Double.nan, .infinity] {
      #expect(throws: EncodingError.self) {
        try EventBody.json(of: .decided(Decision(.answer, mood: Mood(message: number, accumulated: 0))))
      }
      var decision = Decision(.offer)
      decision.moodThreshold = number
      #expect(throws: EncodingError.self) { try EventBody.json(of: .decided(decision)) }
    }
  }

  @Test("No type that is written by hand has a field that is not written")
  func everyField() {
    func fields(of value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    #expect(
      fields(of: Message(from: Speaker(.bot), text: ""))
        == ["from", "text", "id", "entries", "prompt", "draft", "standing"])
    #expect(fields(of: Speaker(.bot)) == ["kind", "name"])
    #expect(fields(of: Prompt(.offer)) == ["kind", "choices", "cause"])
    #expect(fields(of: Choice("", .person)) == ["label", "meaning"])
    #expect(
      fields(of: Decision(.answer)) == [
        "action", "entries", "cause", "told", "circumstance", "smallTalk", "failed", "failuresInARow", "rule",
        "reading", "mood", "moodThreshold",
      ])
    #expect(fields(of: Reading.nothing) == ["band", "candidates", "evidence"])
    #expect(fields(of: Reading.Candidate("a", confidence: 1)) == ["entry", "variant", "confidence"])
    #expect(fields(of: Mood.calm) == ["message", "accumulated", "notAccepted", "run", "terms"])
    #expect(fields(of: Mood.Term(signal: "", found: "", weight: 0)) == ["signal", "found", "weight"])
    #expect(fields(of: StatusChange(from: .bot, to: .open)) == ["from", "to", "by", "until", "reason"])
    #expect(fields(of: Agent(id: "", name: "")) == ["id", "name"])
    #expect(fields(of: TimerSet(due: nil)) == ["due"])
    #expect(fields(of: Masked(cardNumbers: 1)) == ["cardNumbers"])
    #expect(
      fields(of: RequestTaken(from: Speaker(.bot), id: MessageID(rawValue: "a")!, body: "")) == ["from", "id", "body"])
  }
}
