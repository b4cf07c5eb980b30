import Conversation
import Knowledge
import Language
import Testing

@testable import Wire

@Suite struct ClientMessageTests {
  @Test("Every line that a client can send is read as it was written", arguments: ClientSamples.all)
  func roundTrip(message: ClientMessage) throws {
    #expect(try read(message.line) == message)
    #expect(!message.line.contains(UInt8(ascii: "\n")))
  }

  @Test("The samples hold every type of request")
  func complete() {
    let kinds = ClientSamples.all.compactMap { if case .request(_, let request) = $0 { request.kind } else { nil } }
    #expect(Set(kinds) == Set(RequestKind.allCases))
  }

  @Test("The lines of docs/protocol.md are read")
  func documented() throws {
    #expect(
      try read(#"{"type":"hello","v":1,"role":"customer","locale":"en"}"#)
        == .hello(Hello(role: .customer, locale: "en")))
    #expect(
      try read(#"{"type":"hello","v":1,"role":"agent","presence":"away"}"#)
        == .hello(Hello(role: .agent, presence: .away)))
  }

  @Test(
    "A field that is missing, or of a wrong type or range, is named in a bad_field",
    arguments: [
      (#"{"id":"a"}"#, "type"), (#"{"type":1}"#, "type"), (#"{"type":null}"#, "type"),
      (#"{"type":"say","text":"x"}"#, "id"), (#"{"type":"say","id":"","text":"x"}"#, "id"),
      (#"{"type":"say","id":"a b","text":"x"}"#, "id"), (#"{"type":"say","id":7,"text":"x"}"#, "id"),
      (#"{"type":"say","id":"a"}"#, "text"), (#"{"type":"say","id":"a","text":7}"#, "text"),
      (#"{"type":"say","id":"a","text":" \n\u200b"}"#, "text"), (#"{"type":"say","id":"a","text":""}"#, "text"),
      (#"{"type":"say","id":"a","text":"x","conv":"../../x"}"#, "conv"),
      (#"{"type":"claim","id":"a"}"#, "conv"), (#"{"type":"choose","id":"a"}"#, "choice"),
      (#"{"type":"rate","id":"a","score":3}"#, "about"), (#"{"type":"rate","id":"a","about":"x","score":3}"#, "about"),
      (#"{"type":"rate","id":"a","about":"answer"}"#, "score"),
      (#"{"type":"rate","id":"a","about":"answer","score":0}"#, "score"),
      (#"{"type":"rate","id":"a","about":"answer","score":6}"#, "score"),
      (#"{"type":"forget"}"#, "id"), (#"{"type":"forget","id":"a","conv":7}"#, "conv"),
      (#"{"type":"page","id":"a"}"#, "url"), (#"{"type":"page","id":"a","url":" "}"#, "url"),
      (#"{"type":"page","id":"a","url":"/","title":7}"#, "title"), (#"{"type":"page","url":"/"}"#, "id"),
      (#"{"type":"history","id":"a","limit":301}"#, "limit"), (#"{"type":"history","id":"a","limit":0}"#, "limit"),
      (#"{"type":"history","id":"a","after":1,"before":2}"#, "before"),
      (#"{"type":"convs","id":"a","limit":101}"#, "limit"), (#"{"type":"convs","id":"a","status":"x"}"#, "status"),
      (#"{"type":"convs","id":"a","mine":1}"#, "mine"), (#"{"type":"convs","id":"a","label":"A"}"#, "label"),
      (#"{"type":"search","id":"a"}"#, "text"), (#"{"type":"presence","id":"a","presence":"busy"}"#, "presence"),
      (#"{"type":"teach","id":"a","question":"q"}"#, "entry"),
      (#"{"type":"teach","id":"a","question":"q","heading":"h"}"#, "answer"),
      (#"{"type":"teach","id":"a","entry":"e"}"#, "question"), (#"{"type":"typing"}"#, "on"),
      (#"{"type":"typing","on":"yes"}"#, "on"), (#"{"type":"seen"}"#, "seq"), (#"{"type":"ping","id":[]}"#, "id"),
      (#"{"type":"hello","role":"customer"}"#, "v"), (#"{"type":"hello","v":"1","role":"customer"}"#, "v"),
      (#"{"type":"hello","v":1}"#, "role"), (#"{"type":"hello","v":1,"role":"bot"}"#, "role"),
      (#"{"type":"hello","v":1,"role":"customer","locale":"../de"}"#, "locale"),
      (#"{"type":"hello","v":1,"role":"customer","channel":"Web"}"#, "channel"),
      (#"{"type":"hello","v":1,"role":"customer","channel":"seventeen-letters"}"#, "channel"),
      (#"{"type":"hello","v":1,"role":"customer","resume":"s"}"#, "resume"),
      (#"{"type":"hello","v":1,"role":"agent","presence":"offline"}"#, "presence"),
      (#"{"type":"hello","v":1,"role":"customer","resume":{}}"#, "session"),
      (#"{"type":"hello","v":1,"role":"customer","resume":{"session":"s","after":-1}}"#, "after"),
    ])
  func badFields(line: String, field: String) throws {
    let failure = try #require(whyRefused(line))
    #expect(failure.error.code == .badField)
    #expect(failure.error.message.contains("`\(field)`"))
  }

  @Test(
    "A field of an agent's request that is wrong is named in a bad_field",
    arguments: [
      (#""type":"label""#, "add"), (#""type":"label","add":[]"#, "add"), (#""type":"label","add":["A"]"#, "add"),
      (#""type":"label","add":"a""#, "add"), (#""type":"label","remove":[1]"#, "remove"),
      (#""type":"label","remove":[""]"#, "remove"), (#""type":"transfer""#, "agent"),
      (#""type":"transfer","agent":"a","department":"b""#, "department"), (#""type":"snooze""#, "until"),
      (#""type":"reply","text":"x","draft":"mine""#, "draft"), (#""type":"note","text":"\t""#, "text"),
      (#""type":"follow","after":1.0"#, "after"), (#""type":"resolve","reason":1"#, "reason"),
    ])
  func badAgentFields(fields: String, field: String) throws {
    let failure = try #require(whyRefused("{\(fields),\"id\":\"a1\",\"conv\":\"\(Sample.conversation)\"}"))
    #expect(failure == WireFailure(WireError(.badField, failure.error.message), id: Sample.id()))
    #expect(failure.error.message.contains("`\(field)`"))
  }

  @Test("A field that is null counts as left out")
  func null() throws {
    #expect(
      try read(#"{"type":"say","id":"a1","conv":null,"text":"x"}"#)
        == .request(Envelope(id: Sample.id()), .say(text: "x")))
    #expect(code(#"{"type":"say","id":"a1","text":null}"#) == .badField)
  }

  @Test("A failure carries the id that the sender waits for, whatever else is wrong")
  func failuresCarryTheID() {
    #expect(whyRefused(#"{"type":"fly","id":"a1"}"#)?.id == Sample.id())
    #expect(whyRefused(#"{"type":"say","id":"a1"}"#)?.id == Sample.id())
    #expect(whyRefused(#"{"id":"a1"}"#)?.id == Sample.id())
    #expect(whyRefused(#"{"type":"say","id":"a1","text":"x","text":"y"}"#)?.id == Sample.id())
    #expect(whyRefused(#"{"type":"say","id":"a1","id":"a2","text":"x"}"#)?.id == nil)
    #expect(whyRefused(#"{"type":"say","id":"a 1","text":"x"}"#)?.id == nil)
  }

  @Test("An unknown type, and a version that is not spoken, have codes of their own")
  func unknown() {
    #expect(code(#"{"type":"fly","id":"a"}"#) == .unknownType)
    #expect(code(#"{"type":"Say","id":"a","text":"x"}"#) == .unknownType)
    #expect(whyRefused(#"{"type":"hello","v":2,"role":"alien"}"#)?.error.code == .unsupportedVersion)
    #expect(whyRefused(#"{"type":"hello","v":2}"#)?.error.message.contains("use 1") == true)
    // What is repeated of foreign text is little.
    #expect((whyRefused("{\"type\":\"\(String(repeating: "x", count: 9_000))\"}")?.error.message.count ?? 0) < 100)
  }

  @Test("A text may have 8,000 scalars, and not one more")
  func longTexts() throws {
    func line(_ text: String) -> String { "{\"type\":\"say\",\"id\":\"a\",\"text\":\"\(text)\"}" }
    let full = String(repeating: "\u{1F600}", count: 8_000)
    #expect(try said(line(full)) == full)
    #expect(code(line(full + "x")) == .tooLong)
    #expect(code(line(String(repeating: "\\u0041", count: 8_001))) == .tooLong)
    #expect(try said(line(String(repeating: "\\u0041", count: 8_000)))?.utf8.count == 8_000)
    let address = String(repeating: "x", count: 2_048)
    #expect(code("{\"type\":\"page\",\"id\":\"a\",\"url\":\"\(address)\"}") == nil)
    #expect(code("{\"type\":\"page\",\"id\":\"a\",\"url\":\"\(address)x\"}") == .tooLong)
    #expect(code("{\"type\":\"page\",\"id\":\"a\",\"url\":\"/\",\"title\":\"\(address.prefix(257))\"}") == .tooLong)
    #expect(
      code("{\"type\":\"rate\",\"id\":\"a\",\"about\":\"answer\",\"score\":1,\"comment\":\"\(full)x\"}") == .tooLong)
  }

  @Test("Of a language tag the primary one counts")
  func locale() throws {
    for tag in ["de", "de-AT", "DE", "de_DE"] {
      #expect(
        try read("{\"type\":\"hello\",\"v\":1,\"role\":\"customer\",\"locale\":\"\(tag)\"}")
          == .hello(Hello(role: .customer, locale: "de")))
    }
  }

  @Test("Space may stand wherever JSON has it, and members in any order")
  func spaceAndOrder() throws {
    #expect(
      try read(" { \"text\" : \"x\" ,\t\"x\" : [ 1 , { } , [ ] , -0.5E+3 ] , \"id\" : \"a1\" , \"type\" : \"say\" } \r")
        == .request(Envelope(id: Sample.id()), .say(text: "x")))
  }

  @Test("Settings may set other limits")
  func limits() {
    var limits = WireLimits()
    limits.textScalars = 3
    limits.historyEvents = 5
    limits.depth = 1
    limits.lineBytes = 50
    func failed(_ line: String) -> WireError.Code? { whyRefused(line, limits: limits)?.error.code }
    #expect(failed(#"{"type":"say","id":"a","text":"abc"}"#) == nil)
    #expect(failed(#"{"type":"say","id":"a","text":"abcd"}"#) == .tooLong)
    #expect(failed(#"{"type":"history","id":"a","limit":6}"#) == .badField)
    #expect(failed(#"{"type":"bye","x":[]}"#) == .parse)
    #expect(failed(#"{"type":"bye","x":"012345678901234567890123456789"}"#) == .tooLong)
  }
}
