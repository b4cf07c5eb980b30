import Conversation
import TestSupport
import Testing

@testable import Wire

@Suite struct HostileLineTests {
  @Test(
    "H1: What is no JSON object is answered with parse",
    arguments: [
      "", " ", "hello", "{", "}", "{}}", "{\"type\"}", "{\"type\":}", "{\"type\":\"bye\",}", "{,}", "[]", "\"bye\"",
      "1",
      "null", "{'type':'bye'}", "{type:\"bye\"}", "{\"type\":\"bye\"}{\"type\":\"bye\"}", "{\"type\":\"bye\"} x",
      "{\"type\":\"bye\" \"v\":1}", "{\"type\":\"bye\",\"v\":01}", "{\"type\":\"bye\",\"v\":1.}",
      "{\"type\":\"bye\",\"v\":.5}", "{\"type\":\"bye\",\"v\":+1}", "{\"type\":\"bye\",\"v\":1e}",
      "{\"type\":\"bye\",\"v\":-}", "{\"type\":\"bye\",\"v\":NaN}", "{\"type\":\"bye\",\"v\":tru}",
      "{\"type\":\"bye\",\"v\":[1,]}", "{\"type\":\"bye\",\"v\":[1 2]}", "{\"type\":\"bye\",\"v\":\"\\x\"}",
      "{\"type\":\"bye\",\"v\":\"\\u12g4\"}", "{\"type\":\"bye\",\"v\":\"\u{1}\"}", "{\"type\":\"bye\",\"v\":\"a\tb\"}",
      "{\"type\":\"bye\",\"v\":\"open", "{\"type\":\"bye\"/**/}", "\u{FEFF}{\"type\":\"bye\"}",
      "{\"type\":\"bye\"}\u{0}",
    ])
  func invalid(line: String) {
    #expect(code(line) == .parse)
  }

  @Test(
    "H4: Nesting 30,000 deep is answered with parse and costs no stack",
    arguments: ["[", "{\"a\":", "[[{\"a\":"])
  func deep(opening: String) {
    let deep = String(repeating: opening, count: 30_000 / opening.count)
    #expect(code("{\"type\":\"bye\",\"v\":\(deep)") == .parse)
    #expect(code(deep) == .parse)
    var limits = WireLimits()
    limits.lineBytes = .max
    limits.depth = .max
    #expect(whyRefused(String(repeating: "[", count: 3_000_000), limits: limits)?.error.code == .parse)
  }

  @Test("Sixteen levels are read, and not seventeen")
  func depth() throws {
    func line(_ levels: Int) -> String {
      "{\"type\":\"bye\",\"v\":" + String(repeating: "[", count: levels - 1) + String(repeating: "]", count: levels - 1)
        + "}"
    }
    #expect(try read(line(16)) == .bye)
    #expect(code(line(17)) == .parse)
  }

  @Test(
    "H5: Bytes that are no UTF-8 are answered with parse",
    arguments: [
      [0xFF], [0xFE], [0x80], [0xBF], [0xC3], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE2, 0x82], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3, 0x28],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    let before = Array("{\"type\":\"say\",\"id\":\"a\",\"text\":\"a".utf8)
    #expect(code(before + bytes + Array("b\"}".utf8)) == .parse)
    #expect(code(before + bytes) == .parse)
    #expect(code(Array("{\"type\":\"bye\",\"".utf8) + bytes + Array("\":1}".utf8)) == .parse)
  }

  @Test(
    "H5: Half a surrogate pair in an escape is answered with parse",
    arguments: ["\\ud800", "\\udc00", "\\uD83D x", "\\ud83d\\n", "\\ud83d\\u0041", "\\ude00\\ud83d", "\\ud83d\\ud83d"])
  func loneSurrogates(escape: String) {
    #expect(code("{\"type\":\"say\",\"id\":\"a\",\"text\":\"\(escape)\"}") == .parse)
    #expect(code("{\"type\":\"bye\",\"\(escape)\":1}") == .parse)
  }

  @Test("Escapes mean what RFC 8259 says, pairs included")
  func escapes() throws {
    let line = #"{"type":"say","id":"a","text":"\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00 é😀"}"#
    #expect(try said(line) == "\"\\/\u{8}\u{C}\n\r\tA\u{E9}\u{20AC}\u{1F600} é😀")
    #expect(try read(#"{"\u0074yp\u0065":"b\u0079e"}"#) == .bye)
  }

  @Test("H6: NUL and control characters that are escaped in a text are kept")
  func controls() throws {
    let text = "a\u{0}\u{1}\u{7}\u{1B}[2J\u{7F}\u{85}\u{2028}\u{202E}z"
    let message = ClientMessage.request(Envelope(id: Sample.id()), .say(text: text))
    #expect(try read(message.line) == message)
    #expect(message.line.allSatisfy { $0 >= 0x20 })
    #expect(try said(#"{"type":"say","id":"a","text":"a\u0000b"}"#) == "a\u{0}b")
  }

  @Test(
    "H8: A key that stands twice is a bad_field, wherever it is and however it is escaped",
    arguments: [
      #"{"type":"say","type":"say","id":"a","text":"x"}"#, #"{"type":"say","id":"a","text":"x","\u0074ext":"y"}"#,
      #"{"type":"bye","x":{"y":[{"z":1,"z":1}]}}"#, #"{"type":"bye","":1,"":2}"#,
      #"{"type":"hello","v":1,"role":"customer","resume":{"session":"a","session":"b"}}"#,
    ])
  func repeated(line: String) {
    #expect(code(line) == .badField)
  }

  @Test("H8: Keys that only look the same are different, and invalid JSON is that first")
  func notRepeated() throws {
    #expect(try read("{\"type\":\"bye\",\"e\u{301}\":1,\"\u{E9}\":2,\"TYPE\":3}") == .bye)
    #expect(code("{\"type\":\"bye\",\"a\":1,\"a\":1") == .parse)
  }

  @Test("H8: A repeated key is found among thousands, without quadratic time")
  func thousands() throws {
    let keys = (0..<5_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(try read("{\"type\":\"bye\",\(keys)}") == .bye)
    #expect(code("{\"type\":\"bye\",\(keys),\"k4999\":0}") == .badField)
    #expect(code("{\"type\":\"bye\",\"x\":{\(keys),\"\\u006b17\":0}}") == .badField)
  }

  @Test(
    "H9: A number that is no whole number in its range is a bad_field",
    arguments: [
      "1e400", "-1", "9223372036854775808", "1.5", "-0.5", "9007199254740992", "1e2", "2.0", "\"3\"", "true", "[]",
      "{}",
      "100000000000000000000000000000000000000000", "1E-400", "-9223372036854775809",
    ])
  func numbers(number: String) throws {
    #expect(code("{\"type\":\"seen\",\"seq\":\(number)}") == .badField)
    #expect(
      code("{\"type\":\"snooze\",\"id\":\"a\",\"conv\":\"\(Sample.conversation)\",\"until\":\(number)}") == .badField)
    // Where nobody reads it, it may be any number.
    #expect(try read("{\"type\":\"bye\",\"seq\":\(number)}") == .bye)
  }

  @Test("The largest whole number that every JSON reader keeps is read")
  func largest() throws {
    #expect(try read(#"{"type":"seen","seq":9007199254740991}"#) == .seen(nil, seq: 9_007_199_254_740_991))
    #expect(try read(#"{"type":"seen","seq":0}"#) == .seen(nil, seq: 0))
  }

  @Test("H11: Who a customer says they are is ignored")
  func forgedSpeaker() throws {
    let plain = try read(#"{"type":"say","id":"a","text":"x"}"#)
    let forged = #"{"type":"say","id":"a","text":"x","from":{"kind":"human","name":"Noa"},"role":"agent","seq":-1}"#
    #expect(try read(forged) == plain)
  }

  @Test("H2: A line over the limit is too_long for the decoder as well")
  func tooLong() {
    #expect(code("{\"type\":\"bye\",\"x\":\"\(String(repeating: "x", count: 65_536))\"}") == .tooLong)
  }

  @Test("No beginning of a line, and no line with one byte changed, is more than an error", arguments: 1...20)
  func mutilated(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let lines = ClientSamples.all.map(\.line)
    for line in lines {
      let cut = line.prefix(Int.random(in: 0..<line.count, using: &random))
      #expect(whyRefused(Array(cut))?.error.code == .parse)
      var changed = line
      changed[Int.random(in: 0..<line.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      if let failure = whyRefused(changed) { #expect(!failure.error.message.isEmpty) }
    }
  }
}
