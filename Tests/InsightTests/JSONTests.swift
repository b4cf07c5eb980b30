import Foundation
import Insight
import TestSupport
import Testing

@Suite("JSON output")
struct JSONTests {
  @Test("Foundation reads back what is written, on one line and on several", arguments: 0..<100 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let texts = (0..<5).map { _ in NastyTexts.text(&random) }
    let number = Double.random(in: -1e6...1e6, using: &random)
    let value = JSON.object([
      ("texts", .array(texts.map(JSON.string))), ("number", .number(number)), ("whole", .number(3)),
      ("empty", .array([])),
      ("none", .null), ("yes", .bool(true)), ("infinite", .number(.infinity)), ("count", .integer(-7)),
    ])
    for written in [value.line, value.pretty] {
      let read = try #require(JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
      #expect(
        (read["texts"] as? [String]).map { $0.map { Array($0.unicodeScalars) } }
          == texts.map { Array($0.unicodeScalars) })
      // JSONSerialization on Linux is a unit or two off in the last place.
      #expect(abs(try #require(read["number"] as? Double) - number) <= abs(number) * 1e-14)
      #expect(read["count"] as? Int == -7)
      #expect(read["infinite"] is NSNull)
    }
  }

  @Test(
    "H31, H32, H34: a line of JSON is one line and holds nothing that acts on a terminal",
    arguments: 0..<100 as Range<UInt64>)
  func harmless(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let line = JSON.string(NastyTexts.text(&random)).line
    for scalar in line.unicodeScalars {
      #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
    }
  }

  @Test("Members keep their order")
  func order() {
    #expect(JSON.object([("z", .integer(1)), ("a", .array([.integer(1), .null]))]).line == #"{"z":1,"a":[1,null]}"#)
    #expect(JSON.object([("z", .array([.integer(1)]))]).pretty == "{\n  \"z\": [\n    1\n  ]\n}")
    #expect(JSON.rounded(0.123456).line == "0.1235")
  }
}
