import Foundation
import TestSupport
import Testing

@testable import Wire

/// Foundation's reader judges whether lines are JSON; this one has to agree, except where the protocol asks for more.
@Suite struct OracleTests {
  @Test("On a hundred thousand mutilated lines, this reader and Foundation's agree on what is JSON", arguments: 1...20)
  func agreement(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var seeds = ClientSamples.all.map(\.line)
    seeds.append(Array(#"{"a":[1,-2.5e+3,true,false,null,{"b":{}}],"\u00e9\ud83d\ude00":"é😀\n"}"#.utf8))
    var agreed = (accepted: 0, refused: 0)
    for _ in 0..<5_000 {
      var line = seeds.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 1...3, using: &random) { Self.mutate(&line, &random) }
      switch (Self.isAccepted(line), Self.isJSON(line)) {
      case (true, true): agreed.accepted += 1
      case (false, false): agreed.refused += 1
      case (true, false):
        if !Self.hasEndlessNumber(line) { Issue.record("only here: \(String(decoding: line, as: UTF8.self))") }
      case (false, true):
        if !Self.isKnownDifference(line) { Issue.record("only there: \(String(decoding: line, as: UTF8.self))") }
      }
    }
    // Otherwise nothing was compared.
    #expect(agreed.accepted > 300 && agreed.refused > 300)
  }

  @Test("What both accept, both understand alike")
  func meaning() throws {
    let line = Array(
      #"{"a":[1,-2.5e+3,0.1,true,false,null,{"b":{"c":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}}],"é😀":"","n":123456789012}"#
        .utf8)
    var written: [UInt8] = []
    let fields = try line.withUnsafeBytes { try LineFields($0, depthLimit: 16).all }
    written.append(.object(fields))
    let mine = try #require(JSONSerialization.jsonObject(with: Data(written)) as? NSDictionary)
    #expect(mine == (try JSONSerialization.jsonObject(with: Data(line)) as? NSDictionary))
  }

  @Test(
    "The known differences: repeated keys, more than 16 levels, half pairs, a comma at the end; numbers beyond Double")
  func differences() {
    let deep = String(repeating: "[", count: 20) + String(repeating: "]", count: 20)
    for line in [#"{"a":1,"a":2}"#, "{\"a\":\(deep)}", "\u{FEFF}{}", #"{"a":1,}"#, #"{"a":[1,]}"#] {
      #expect(Self.isJSON(Array(line.utf8)) && !Self.isAccepted(Array(line.utf8)), "\(line)")
    }
    let endless = Array(#"{"a":1e400}"#.utf8)
    #expect(Self.isAccepted(endless) && !Self.isJSON(endless) && Self.hasEndlessNumber(endless))
  }

  private static func isAccepted(_ line: [UInt8]) -> Bool {
    line.withUnsafeBytes { bytes in
      guard let fields = try? LineFields(bytes, depthLimit: 16) else { return false }
      return (try? fields.requireDistinctKeys()) != nil
    }
  }

  private static func isJSON(_ line: [UInt8]) -> Bool {
    // Foundation takes a NUL near the beginning for UTF-16 or UTF-32.
    guard !line.prefix(4).contains(0) else { return false }
    return (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
  }

  /// Whether the line is one of those that are JSON and yet refused.
  private static func isKnownDifference(_ line: [UInt8]) -> Bool {
    line.withUnsafeBytes { bytes in
      do throws(JSONFault) {
        let fields = try LineFields(bytes, depthLimit: 16)
        return (try? fields.requireDistinctKeys()) == nil
      } catch {
        switch error {
        case .tooDeep, .loneSurrogate: return true
        // Foundation reads `{"a":1,}` and `[1,]`, which RFC 8259 does not have.
        case .syntax(let offset) where [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(line[offset]):
          return line[..<offset].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ",")
        default: return line.starts(with: [0xEF, 0xBB, 0xBF])
        }
      }
    }
  }

  /// RFC 8259 sets no bound to a number; Foundation's is that of `Double`.
  private static func hasEndlessNumber(_ line: [UInt8]) -> Bool {
    func isEndless(_ value: JSONValue) -> Bool {
      switch value {
      case .decimal(let number): !number.isFinite
      case .array(let values): values.contains(where: isEndless)
      case .object(let fields): fields.contains { isEndless($0.value) }
      default: false
      }
    }
    return line.withUnsafeBytes { bytes in
      ((try? LineFields(bytes, depthLimit: 16))?.all ?? []).contains { isEndless($0.value) }
    }
  }

  private static func mutate(_ line: inout [UInt8], _ random: inout SeededGenerator) {
    let pieces: [[UInt8]] =
      [
        "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "\t", "-", "0", "1", "1e9", ".5", "true", "null", "\\u00",
        "\\ud83d",
        "\\ude00", "\u{E9}", "\u{1F600}", "\u{1}", "{\"a\":1}", "[]",
      ].map { Array($0.utf8) } + [[0x80], [0xC3], [0xFF], [0xED, 0xA0, 0x80]]
    let place = Int.random(in: 0...line.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: line.insert(contentsOf: pieces.randomElement(using: &random)!, at: place)
    case 1: if place < line.count { line.remove(at: place) }
    case 2: if place < line.count { line[place] = UInt8.random(in: 0...255, using: &random) }
    case 3: line.removeSubrange(place..<min(line.count, place + Int.random(in: 0...8, using: &random)))
    default: if place < line.count { line[place] = UInt8.random(in: 0x20...0x7E, using: &random) }
    }
  }
}
