import Language
import TestSupport
import Testing

@Suite("Edit distance")
struct EditDistanceTests {
  @Test(
    "Slips cost what they are",
    arguments: [
      ("refund", "refund", 0.0), ("refund", "refudn", 1.0), ("human", "humam", 0.5), ("human", "humax", 1.0),
      ("", "abc", 3.0), ("kitten", "sitting", 3.0), ("cancel", "cancell", 1.0), ("zeit", "yeit", 1.0),
    ])
  func costs(_ example: (a: String, b: String, cost: Double)) {
    #expect(distance(example.a, example.b, 3) == example.cost)
    #expect(distance(example.b, example.a, 3) == example.cost)
  }

  @Test("Beyond the cap there is no answer, at the cap there is")
  func cap() {
    #expect(distance("abcd", "abqp", 2) == 2)
    #expect(distance("abcd", "abqp", 1.5) == nil)
    #expect(distance("a", "abcdef", 2) == nil)
    #expect(distance("a", "a", 0) == 0)
  }

  @Test("The banded table agrees with the whole one, on random words under every cap")
  func agreesWithTheWholeTable() {
    var generator = SeededGenerator(seed: 11)
    let letters = Array("abmnxé")
    for _ in 0..<3_000 {
      func word() -> String {
        String(
          (0..<Int.random(in: 0..<8, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "a" })
      }
      let (a, b) = (word(), word())
      let whole = distance(a, b, 100)
      for cap in [0, 0.5, 1, 1.5, 2, 3, 5] {
        let expected = whole.flatMap { $0 <= cap ? $0 : nil }
        #expect(distance(a, b, cap) == expected, "\(a) \(b) \(cap)")
      }
    }
  }

  @Test("Bytes and scalars cost the same")
  func bytesAndScalars() {
    #expect(editDistance(Array("agent".utf8), Array("agnet".utf8), atMost: 2) == 1)
  }

  private func distance(_ a: String, _ b: String, _ cap: Double) -> Double? {
    editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars), atMost: cap)
  }
}
