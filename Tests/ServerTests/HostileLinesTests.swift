import Foundation
import Server
import Testing
import Wire

@Suite("Hostile lines over a socket")
struct HostileLinesTests {
  /// Sends lines after hello, and returns the code of the error for each; a ping after them proves that the connection
  /// stays.
  private func codes(_ lines: [[UInt8]], house: House = House()) async throws -> [String] {
    try await house.serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      for line in lines { try client.send(bytes: line + [10]) }
      try client.send(#"{"type":"ping","id":"end"}"#)
      return try client.all { $0.type == "pong" }.filter { $0.type == "error" }.map(\.code)
    }
  }

  private func codes(_ lines: [String]) async throws -> [String] { try await codes(lines.map { Array($0.utf8) }) }

  @Test("H1: invalid JSON is answered with parse, and the connection stays")
  func invalid() async throws {
    #expect(try await codes(["{", "hello", #"{"type":"ping",}"#, "[]"]) == ["parse", "parse", "parse", "parse"])
  }

  @Test("H2: a line of more than 64 KiB is too_long, said once, and the next line is read")
  func tooLong() async throws {
    let line = #"{"type":"say","id":"a","text":""# + String(repeating: "x", count: 200_000) + #""}"#
    #expect(try await codes([line]) == ["too_long"])
  }

  @Test("H3: a line that does not end closes the connection")
  func hopeless() async throws {
    let last = try await House().serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      try? client.send(bytes: [UInt8](repeating: UInt8(ascii: "x"), count: 1_100_000))
      return try client.rest().last
    }
    #expect(last?.type == "bye")
    #expect(last?.code == "too_long")
  }

  @Test("H4: nesting as deep as a line can hold is answered with parse")
  func deep() async throws {
    let line =
      #"{"type":"ping","x":"# + String(repeating: "[", count: 30_000) + "1" + String(repeating: "]", count: 30_000)
      + "}"
    #expect(try await codes([line]) == ["parse"])
  }

  @Test("H5: invalid UTF-8 and lone surrogates are answered with parse")
  func badUTF8() async throws {
    let raw = Array(#"{"type":"say","id":"a","text":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
    let surrogate = Array(#"{"type":"say","id":"b","text":"\ud800"}"#.utf8)
    #expect(try await codes([raw, surrogate]) == ["parse", "parse"])
  }

  @Test("H6: NUL and control characters in a text are stored and come back escaped")
  func controls() async throws {
    let line = try await House().serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      try client.send(#"{"type":"say","id":"a","text":"a\u0000b\u001b[31mc"}"#)
      return try client.next { $0["cid"] == "a" }
    }
    #expect(line["text"] == "a\u{0}b\u{1b}[31mc")
    #expect(line.description.utf8.allSatisfy { $0 >= 32 })
  }

  @Test("H7: CRLF, blank lines and a byte order mark are no errors")
  func lineEnds() async throws {
    let lines = try await House().serve { port in
      let client = try LineClient(port: port)
      try client.send(bytes: [0xEF, 0xBB, 0xBF] + Array("{\"type\":\"hello\",\"v\":1,\"role\":\"customer\"}\r\n".utf8))
      try client.send(bytes: Array("\r\n\n{\"type\":\"ping\",\"id\":\"end\"}\r\n".utf8))
      return try client.all { $0.type == "pong" }
    }
    #expect(lines.first?.type == "welcome")
    #expect(!lines.contains { $0.type == "error" })
  }

  @Test("H8: a key that stands twice is a bad_field")
  func duplicateKeys() async throws {
    #expect(try await codes([#"{"type":"say","id":"a","text":"x","text":"y"}"#]) == ["bad_field"])
  }

  @Test("H9: numbers out of range are bad_field", arguments: ["1e400", "-1", "9223372036854775808", "1.5"])
  func numbers(number: String) async throws {
    #expect(try await codes([#"{"type":"history","id":"a","after":\#(number),"limit":10}"#]) == ["bad_field"])
  }

  @Test("H10: anything before hello is answered with auth, and hello still works")
  func beforeHello() async throws {
    let lines = try await House().serve { port in
      let client = try LineClient(port: port)
      try client.send(#"{"type":"say","id":"a","text":"hi"}"#)
      try client.send(#"{"type":"nonsense","id":"b"}"#)
      try client.send(#"{"type":"ping","id":"c"}"#)
      try client.send(#"{"type":"hello","v":1,"role":"customer"}"#)
      return try client.all { $0.type == "welcome" }
    }
    #expect(lines.map(\.code).prefix(3) == ["auth", "auth", "auth"])
    #expect(lines.prefix(3).map { $0["id"] } == ["a", "b", "c"])
  }

  @Test("H11: a customer who says that they are human staff stays a customer")
  func pretended() async throws {
    let line = try await House().serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      try client.send(#"{"type":"say","id":"a","text":"hi","from":{"kind":"human","name":"Maria"}}"#)
      return try client.next { $0["cid"] == "a" }
    }
    #expect((line.object["from"] as? [String: Any])?["kind"] as? String == "customer")
  }

  @Test("H12: who sends a hello byte by byte is not waited for")
  func slow() async throws {
    var limits = WireLimits.generous
    limits.helloSeconds = 1
    let house = House(limits: limits)
    let last = try await house.serve { port in
      let client = try LineClient(port: port)
      for byte in #"{"type":"hello","v":1"#.utf8 {
        guard (try? client.send(bytes: [byte])) != nil, client.isQuiet(milliseconds: 200) else { break }
      }
      return try client.rest().last
    }
    #expect(last?.type == "bye")
    #expect(last?.code == "hello_timeout")
  }

  @Test("H13: a client that never reads is told that it lags behind, and nothing more is kept for it")
  func neverReads() async throws {
    var limits = WireLimits.generous
    limits.outwardBytes = 32_768
    let house = House(limits: limits)
    let last = try await house.serve { port in
      let client = try LineClient(port: port, receiveBytes: 4_096)
      try client.hello()
      let ping = #"{"type":"ping","id":"\#(String(repeating: "p", count: 64))"}"# + "\n"
      let many = Array(String(repeating: ping, count: 100).utf8)
      for _ in 0..<200 { try? client.send(bytes: many) }
      // Goes on sending while it reads at last: what it says now must not cost it the goodbye.
      var last: Line?
      while let line = try client.next() {
        if last == nil || line.type == "bye" { try? client.send(bytes: many) }
        last = line
        try? client.send(#"{"type":"ping"}"#)
      }
      return last
    }
    #expect(last?.type == "bye")
    #expect(last?.code == "lagged")
  }
}
