import Foundation
import Server
import Testing
import Wire

@Suite("The WebSocket")
struct WebSocketTests {
  @Test("A conversation over WebSocket: a frame a line, from the welcome to the bye")
  func conversation() async throws {
    try await WebHouse().serve { port in
      let client = try SocketClient(port: port)
      let welcome = try client.hello()
      #expect(welcome.type == "welcome")
      #expect(try client.line { $0["kind"] == "conversation.created" }["channel"] == "websocket")
      // White space between values may be a line feed here, and a frame may come in parts.
      try client.send(0x01, Array("{\"type\":\n\"say\",".utf8))
      try client.send(0x89, Array("still there".utf8))
      #expect(try client.web.take(0).isEmpty)
      try client.send(0x80, Array("\"id\":\"a\",\n\"text\":\"When are you open?\"}".utf8))
      var pong: SocketClient.Frame?
      var answered = false
      while !answered {
        let frame = try client.next()
        if frame.opcode == 10 { pong = frame } else { answered = Line(frame.text).type == "ok" }
      }
      #expect(pong?.text == "still there")
      try client.send(#"{"type":"bye"}"#)
      #expect(try client.line { $0.type == "bye" }.code == "bye")
      let close = try client.close()
      #expect(close.code == 1000 && close.reason == "bye")
      try client.send(0x88, [0x03, 0xE8])
      #expect(client.web.isClosed())
    }
  }

  @Test("H5: a line feed within a string is no JSON, here as elsewhere")
  func lineFeeds() async throws {
    try await WebHouse().serve { port in
      let client = try SocketClient(port: port)
      try client.hello()
      try client.send("{\"type\":\"say\",\"id\":\"a\",\"text\":\"x\ny\"}")
      #expect(try client.line { $0.type == "error" }.code == "parse")
    }
  }

  @Test(
    "H14: a page of another origin, of none, or with two is refused; an allowed one is not",
    arguments: [
      ("https://evil.example", 403), ("null", 403), ("https://shop.example.evil.example", 403),
      ("https://shop.example:444", 403), ("http://shop.example", 403), ("https://SHOP.example", 403),
      ("https://shop.example/", 403), ("https://shop.example\r\nOrigin: https://shop.example", 403), ("", 403),
      (nil, 403), ("https://shop.example", 101),
    ] as [(String?, Int)])
  func origins(origin: String?, status: Int) async throws {
    try await WebHouse().serve { port in
      let answer = try WebClient(port: port).ask("GET", "/ws", SocketClient.opening(origin))
      #expect(answer.status == status)
      if status == 101 { #expect(answer["Sec-WebSocket-Accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") }
    }
  }

  @Test("An opening that is none is refused, and what comes after it is read")
  func openings() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let origin = "Origin: \(client.origin)"
      #expect(try client.ask("GET", "/ws", [origin]).status == 426)
      let good = ["Upgrade: websocket", "Connection: Upgrade", origin]
      let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
      let old = try WebClient(port: port).ask("GET", "/ws", good + [key, "Sec-WebSocket-Version: 8"])
      #expect(old.status == 426 && old["Sec-WebSocket-Version"] == "13")
      for wrong in ["Sec-WebSocket-Key: short", "X: y", key + "\r\n" + key] {
        let answer = try WebClient(port: port).ask("GET", "/ws", good + [wrong, "Sec-WebSocket-Version: 13"])
        #expect(answer.status == 400)
      }
    }
  }

  @Test("Frames that come with the request itself are read")
  func early() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let head = (["GET /ws HTTP/1.1", "Host: 127.0.0.1:\(port)"] + SocketClient.opening(client.origin))
        .joined(separator: "\r\n")
      let hello = #"{"type":"hello","v":1,"role":"customer"}"#
      try client.send(bytes: Array((head + "\r\n\r\n").utf8) + SocketClient.frame(0x81, Array(hello.utf8)))
      #expect(try client.answer().status == 101)
      let frame = try client.take(2)
      #expect(frame[0] == 0x81)
    }
  }

  @Test(
    "H21, H22: a frame that breaks the rules closes with its code",
    arguments: [
      ([0xC1, 0x80, 0, 0, 0, 0], 1002), ([0x81, 0x01, 0x78], 1002), ([0x83, 0x80, 0, 0, 0, 0], 1002),
      ([0x80, 0x80, 0, 0, 0, 0], 1002), ([0x82, 0x80, 0, 0, 0, 0], 1003), ([0x81, 0x81, 0, 0, 0, 0, 0xFF], 1007),
      ([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xEE], 1002),
    ] as [([UInt8], Int)])
  func broken(bytes: [UInt8], code: Int) async throws {
    try await WebHouse().serve { port in
      let client = try SocketClient(port: port)
      try client.hello()
      try client.web.send(bytes: bytes)
      #expect(try client.close().code == code)
      client.web.endInput()
      #expect(client.web.isClosed())
    }
  }

  @Test("H22: a million fragments of a byte are cut off with 1009")
  func fragments() async throws {
    try await WebHouse().serve { port in
      let client = try SocketClient(port: port)
      var bytes = SocketClient.frame(0x01, [0x78])
      for _ in 0..<20_000 { bytes += SocketClient.frame(0x00, [0x78]) }
      try? client.web.send(bytes: bytes)
      #expect(try client.close().code == 1009)
    }
  }

  @Test("H2, H3: a message over a line's length is an error line; one without an end is cut off with 1009")
  func long() async throws {
    try await WebHouse().serve { port in
      let client = try SocketClient(port: port)
      try client.hello()
      try client.send(String(repeating: "x", count: 70_000))
      #expect(try client.line { $0.type == "error" }.code == "too_long")
      try client.send(#"{"type":"ping","id":"p"}"#)
      #expect(try client.line { $0.type == "pong" }["id"] == "p")
      try? client.send(String(repeating: "x", count: 2_000_000))
      #expect(try client.line { $0.type == "bye" }.code == "too_long")
      #expect(try client.close().code == 1009)
    }
  }

  @Test("A message that was not ended when the connection was lost is not obeyed")
  func halfSaid() async throws {
    try await WebHouse().serve { port in
      let client = try SocketClient(port: port)
      let welcome = try client.hello()
      let session = welcome["session"] ?? ""
      try client.send(0x01, Array(#"{"type":"say","id":"half","text":"half a message"}"#.utf8))
      client.web.endInput()
      #expect(client.web.isClosed())
      let again = try SocketClient(port: port)
      try again.hello(#""role":"customer","resume":{"session":"\#(session)"}"#)
      try again.send(#"{"type":"history","id":"h"}"#)
      var isSaid = false
      while true {
        let line = try again.line()
        if line.description.contains("half a message") { isSaid = true }
        if line.type == "ok" { break }
      }
      #expect(!isSaid)
    }
  }

  @Test("Who is replaced, and who is there when the desk stops, is told so by the bye and by the close")
  func farewells() async throws {
    let house = try WebHouse()
    try await house.serve { port in
      let first = try SocketClient(port: port)
      let session = try first.hello()["session"] ?? ""
      let second = try SocketClient(port: port)
      try second.hello(#""role":"customer","resume":{"session":"\#(session)"}"#)
      #expect(try first.line { $0.type == "bye" }.code == "replaced")
      #expect(try first.close() == .init(opcode: 8, payload: [0x03, 0xE8] + Array("replaced".utf8)))
      house.server.stop()
      #expect(try second.line { $0.type == "bye" }.code == "shutdown")
      #expect(try second.close().code == 1001)
    }
  }

  @Test(
    "A flood of pings that nobody reads the answers of makes nothing grow, is read no faster than a bound, and is answered"
  )
  func pings() async throws {
    try await WebHouse().serve { port in
      let client = try SocketClient(port: port)
      let began = ContinuousClock.now
      var bytes: [UInt8] = []
      for number in 0..<12_000 { bytes += SocketClient.frame(0x89, Array("\(number)".utf8)) }
      try client.web.send(bytes: bytes)
      var last = ""
      while last != "11999" { last = try client.next().text }
      #expect(ContinuousClock.now - began > .milliseconds(1_000), "what one turn of the loop does not read waits")
      try client.send(0x88, [])
      #expect(try client.close().payload.isEmpty)
    }
  }
}
