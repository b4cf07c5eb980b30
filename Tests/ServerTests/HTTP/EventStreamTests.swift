import Foundation
import Glibc
import Server
import Testing
import Wire

@Suite("The event stream, where there is no WebSocket")
struct EventStreamTests {
  private static let hello = #"{"type":"hello","v":1,"role":"customer"}"#

  @Test("A conversation by posted lines and events, from the welcome to the bye")
  func conversation() async throws {
    try await WebHouse().serve { port in
      let client = try StreamClient(port: port)
      let greeted = try client.post(Self.hello)
      #expect(greeted.status == 204 && greeted.body.isEmpty && greeted["Content-Length"] == nil)
      #expect(try client.line().type == "welcome")
      #expect(try client.line { $0["kind"] == "conversation.created" }["channel"] == "events")
      // Several lines at once, the last with its line feed or without.
      let said = #"{"type":"say","id":"a","text":"When are you open?"}"# + "\n" + #"{"type":"ping","id":"p"}"# + "\n"
      #expect(try client.post(said).status == 204)
      var seen: [String] = []
      while Set(seen) != ["ok", "pong"] {
        let line = try client.line()
        if ["ok", "pong"].contains(line.type) { seen.append(line.type) }
      }
      #expect(try client.post(#"{"type":"bye"}"#).status == 204)
      #expect(try client.line { $0.type == "bye" }.code == "bye")
      #expect(client.stream.isClosed())
      let late = try client.post(#"{"type":"ping"}"#).status
      #expect(late == 404 || late == 204)
    }
  }

  @Test("H14, H15: a foreign page opens no stream and posts nothing; without the stream's secret nobody does")
  func foreign() async throws {
    try await WebHouse().serve { port in
      let client = try StreamClient(port: port)
      for origin in ["https://evil.example", "null", ""] {
        let headers = ["Origin: \(origin)"]
        let opened = try WebClient(port: port).ask("GET", "/events", headers)
        #expect(opened.status == 403 && opened["Access-Control-Allow-Origin"] == nil)
        let posted = try WebClient(port: port).ask(
          "POST", "/lines", headers + ["Frontdesk-Stream: \(client.id)"], body: Self.hello)
        #expect(posted.status == 403)
      }
      let own = "Origin: \(client.stream.origin)"
      let web = try WebClient(port: port)
      #expect(try web.ask("GET", "/events").status == 403)
      #expect(try web.ask("POST", "/lines", ["Frontdesk-Stream: \(client.id)"], body: Self.hello).status == 403)
      #expect(try web.ask("POST", "/lines", [own], body: Self.hello).status == 403)
      #expect(try web.ask("POST", "/lines", [own, "Frontdesk-Stream: guessed"], body: Self.hello).status == 404)
    }
  }

  @Test("A page of the desk's own, which browsers do not name when it reads, is let in by what they say instead")
  func sameOrigin() async throws {
    try await WebHouse().serve { port in
      #expect(try StreamClient(port: port, headers: ["Sec-Fetch-Site: same-origin"]).id.count == 26)
      let other = try WebClient(port: port).ask("GET", "/events", ["Sec-Fetch-Site: same-site"])
      #expect(other.status == 403)
    }
  }

  @Test("A page of an allowed site may ask, and read the answers")
  func crossOrigin() async throws {
    try await WebHouse().serve { port in
      let shop = "Origin: https://shop.example"
      let web = try WebClient(port: port)
      for target in ["/site.json", "/events", "/lines"] {
        let asked = try web.ask(
          "OPTIONS", target,
          [shop, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: frontdesk-stream"])
        #expect(asked.status == 204 && asked["Access-Control-Allow-Origin"] == "https://shop.example")
        #expect(asked["Access-Control-Allow-Headers"]?.contains("Frontdesk-Stream") == true)
        #expect(asked["Access-Control-Allow-Credentials"] == nil && asked["Vary"] == "Origin")
        let foreign = try web.ask("OPTIONS", target, ["Origin: https://evil.example"])
        #expect(foreign.status == 403 && foreign["Access-Control-Allow-Origin"] == nil)
      }
      let client = try StreamClient(port: port, headers: [shop])
      let posted = try client.post(Self.hello)
      #expect(posted.status == 204 && posted["Access-Control-Allow-Origin"] == "https://shop.example")
      #expect(try client.line().type == "welcome")
    }
  }

  @Test("I10: what is posted faster than it is carried out waits, and is refused where too much does")
  func backPressure() async throws {
    let store = GatedStore()
    try await WebHouse(store: store).serve { port in
      let client = try StreamClient(port: port)
      _ = try client.post(Self.hello)
      _ = try client.line { $0["kind"] == "message.created" }
      blocking { await store.shut() }
      let many = (0..<40).map { #"{"type":"say","id":"m\#($0)","text":"Hello"}"# }.joined(separator: "\n")
      #expect(try client.post(many).status == 204)
      // The next ones wait for their turn, each on a connection of its own.
      let waiting = try (0..<9).map { number in
        let web = try WebClient(port: port)
        let line = #"{"type":"ping","id":"w\#(number)"}"#
        try web.send(
          "POST /lines HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nOrigin: \(web.origin)\r\nFrontdesk-Stream: \(client.id)\r\n"
            + "Content-Length: \(line.utf8.count)\r\n\r\n\(line)")
        usleep(20_000)
        return web
      }
      let last = try #require(waiting.last).answer()
      #expect(last.status == 503 && last["Retry-After"] == "1")
      blocking { await store.open() }
      for web in waiting.dropLast() {
        let status = try web.answer().status
        #expect(status == 204)
      }
      var pongs: [String] = []
      while pongs.count < 8 { pongs.append(try client.line { $0.type == "pong" }["id"] ?? "") }
      #expect(pongs == (0..<8).map { "w\($0)" })
    }
  }

  @Test("Requests sent behind one that became something else end that connection, and nothing besides")
  func behind() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let request = "GET /events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nOrigin: \(client.origin)\r\n\r\n"
      try client.send(request + request + "GET /demo HTTP/1.1\r\n\r\n")
      #expect(try client.answer().status == 200)
      #expect(client.isClosed())
      let odd = [
        "Upgrade\r\nUpgrade: websocket, h2c", "x,\tupgrade\r\nUpgrade: websocket", "upgrade\r\nUpgrade: WebSocket",
      ]
      for connection in odd {
        let other = try WebClient(port: port)
        let rest = SocketClient.opening(client.origin).filter { !$0.hasPrefix("Upgrade") && !$0.hasPrefix("Conn") }
        let head = rest + ["Connection: \(connection)", "Connection: x", "Host: 127.0.0.1:\(port)"]
        let text = "GET /ws HTTP/1.1\r\n" + head.joined(separator: "\r\n") + "\r\n\r\n"
        try other.send(text + text)
        #expect([101, 400].contains(try other.answer().status))
        #expect(other.isClosed())
      }
      let alive = try WebClient(port: port).ask("GET", "/health/live")
      #expect(alive.status == 200)
    }
  }

  @Test("H13: who opens a stream and goes leaves nothing behind; who is there when the desk stops is told so")
  func ends() async throws {
    let house = try WebHouse()
    try await house.serve { port in
      let gone = try StreamClient(port: port)
      gone.stream.endInput()
      #expect(gone.stream.isClosed())
      let posted = try gone.post(Self.hello)
      #expect(posted.status == 404)
      let client = try StreamClient(port: port)
      _ = try client.post(Self.hello)
      _ = try client.line { $0["kind"] == "message.created" }
      house.server.stop()
      #expect(try client.line { $0.type == "bye" }.code == "shutdown")
    }
  }
}
