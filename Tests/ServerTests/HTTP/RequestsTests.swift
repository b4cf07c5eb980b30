import Foundation
import Glibc
import Testing
import Wire

@Suite("Requests of the website")
struct RequestsTests {
  @Test("H30: every answer says what a browser may do with it, whatever it is")
  func headers() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      for target in ["/desk", "/demo", "/widget.js", "/site.json", "/privacy", "/metrics", "/health/live", "/none"] {
        let answer = try client.ask("GET", target)
        let policy = answer["Content-Security-Policy"] ?? ""
        for rule in [
          "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'self'",
          "base-uri 'none'", "form-action 'self'",
        ] { #expect(policy.contains(rule), "\(target)") }
        #expect(!policy.contains("unsafe"))
        #expect(answer["X-Content-Type-Options"] == "nosniff" && answer["Referrer-Policy"] == "no-referrer")
        #expect(answer["Cross-Origin-Opener-Policy"] == "same-origin" && answer["Strict-Transport-Security"] == nil)
        for name in ["Content-Security-Policy", "Content-Length", "Date", "Cross-Origin-Resource-Policy"] {
          #expect(answer.values(name).count == 1, "\(target) \(name)")
        }
        let date = answer["Date"] ?? ""
        #expect(date.hasSuffix(" GMT") && date.count == 29)
      }
    }
  }

  @Test("Files come with their type and a tag, and are not sent again to who has them; HEAD announces them")
  func files() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let script = try client.ask("GET", "/widget.js")
      #expect(script.status == 200 && script["Content-Type"] == "text/javascript; charset=utf-8")
      #expect(script.body.contains("Grüezi") && script.body.hasPrefix("(() => {"))
      #expect(script["Access-Control-Allow-Origin"] == "*" && script["Cross-Origin-Resource-Policy"] == "cross-origin")
      let tag = script["ETag"] ?? ""
      let again = try client.ask("GET", "/widget.js", ["If-None-Match: \(tag)"])
      #expect(again.status == 304 && again["Content-Length"] == nil && again["ETag"] == tag)
      let head = try client.ask("HEAD", "/widget.js")
      #expect(head.status == 200 && head["Content-Length"] == "\(script.body.utf8.count)")
      #expect(try client.ask("GET", "/client/line.js").body.contains("export function greet"))
      #expect(try client.ask("GET", "/desk").body.contains("<title>Desk"))
      #expect(try client.ask("GET", "/demo/").body.contains("<title>Shop"))
      #expect(try client.ask("GET", "/demo/demo.css")["Content-Type"] == "text/css; charset=utf-8")
      #expect(try client.ask("GET", "/desk/desk.js")["Cross-Origin-Resource-Policy"] == "same-origin")
    }
  }

  @Test("Files are packed for whoever takes that, and go as they are to everybody else")
  func packed() async throws {
    let script = String(repeating: "export const word = \"delivery\";\n", count: 100)
    let site = try SiteFolder(["desk/desk.js": script, "desk/tiny.js": "1"])
    try await WebHouse(site: site).serve { port in
      let client = try WebClient(port: port)
      let plain = try client.ask("GET", "/desk/desk.js")
      #expect(plain.body == script && plain["Content-Encoding"] == nil && plain["Vary"] == "Accept-Encoding")
      for asked in ["gzip", "br, gzip;q=0.5", "*", "deflate, GZIP"] {
        let packed = try client.ask("GET", "/desk/desk.js", ["Accept-Encoding: \(asked)"])
        #expect(packed["Content-Encoding"] == "gzip" && packed["ETag"] != plain["ETag"], "\(asked)")
        #expect(Int(packed["Content-Length"] ?? "").map { $0 < 200 } == true)
        let known = try client.ask(
          "GET", "/desk/desk.js", ["Accept-Encoding: \(asked)", "If-None-Match: \(packed["ETag"] ?? "")"])
        #expect(known.status == 304)
      }
      for asked in ["gzip;q=0", "identity", "br", "*;q=0", "gzip;q=0.0, *"] {
        let answer = try client.ask("GET", "/desk/desk.js", ["Accept-Encoding: \(asked)"])
        #expect(answer.body == script && answer["Content-Encoding"] == nil, "\(asked)")
      }
      let tiny = try client.ask("GET", "/desk/tiny.js", ["Accept-Encoding: gzip"])
      #expect(tiny.body == "1" && tiny["Vary"] == nil, "what gets no smaller is not packed")
    }
  }

  @Test("The bare address says what is to be found here, as text")
  func front() async throws {
    try await WebHouse().serve { port in
      let answer = try WebClient(port: port).ask("GET", "/")
      #expect(answer.status == 200 && answer["Content-Type"] == "text/plain; charset=utf-8")
      #expect(answer.body.contains("http://127.0.0.1:\(port)/desk "))
    }
  }

  @Test("A method that a path does not have is refused with those that it has")
  func methods() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let answer = try client.ask("POST", "/widget.js", body: "x")
      #expect(answer.status == 405 && answer["Allow"] == "GET, HEAD")
      #expect(try client.ask("PUT", "/desk/session", body: "x")["Allow"] == "DELETE, GET, HEAD, POST")
      #expect(try client.ask("GET", "/lines").status == 405)
      #expect(try client.ask("GET", "/health/live").body == "alive\n")
    }
  }

  @Test(
    "H19: no path leads out of the site",
    arguments: [
      "/../etc/passwd", "/demo/../desk", "/%2e%2e/etc/passwd", "/demo/%2e%2e/desk", "/demo%2f..%2fdesk", "/desk%00",
      "/desk/index.html", "/privacy/en.html", "/widget/main.js", "//desk", "/desk//", "/DESK", "/client", "/client/",
    ])
  func paths(target: String) async throws {
    try await WebHouse().serve { port in
      let status = try WebClient(port: port).ask("GET", target).status
      #expect(status == 404)
    }
  }

  @Test("H23: a token in a URL is refused, and not taken")
  func secrets() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let answer = try client.ask("GET", "/ws?token=fd_x", SocketClient.opening(client.origin))
      #expect(answer.status == 400 && answer.body.contains("URL"))
    }
  }

  @Test("H18: 100 headers, a large head, a URL of 64 KiB, a large body: refused, each by its own status")
  func large() async throws {
    try await WebHouse().serve { port in
      let many = (0..<100).map { "X-\($0): y" }
      #expect(try WebClient(port: port).ask("GET", "/demo", many).status == 431)
      let wide = "X-Wide: " + String(repeating: "y", count: 20_000)
      #expect(try WebClient(port: port).ask("GET", "/demo", [wide]).status == 431)
      let long = "/" + String(repeating: "x", count: 65_536)
      #expect([414, 431].contains(try WebClient(port: port).ask("GET", long).status))
      let longish = "/" + String(repeating: "x", count: 10_000)
      #expect(try WebClient(port: port).ask("GET", longish).status == 414)
      let client = try WebClient(port: port)
      #expect(try client.ask("POST", "/lines", body: String(repeating: "x", count: 70_000)).status == 413)
      #expect(client.isClosed())
      try WebClient(port: port).send("POST /lines HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n")
      let chunked = try WebClient(port: port)
      try chunked.send("POST /lines HTTP/1.1\r\nHost: localhost:\(port)\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "1000\r\n" + String(repeating: "x", count: 4_096) + "\r\n"
      for _ in 0..<17 { try chunked.send(chunk) }
      #expect(try chunked.answer().status == 413)
    }
  }

  @Test(
    "H17: a request of which one could read two is refused",
    arguments: [
      "Content-Length: 3\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 3",
      "Content-Length: 3\r\nContent-Length: 4", "Content-Length: +3", "Content-Length: 3, 3",
      "Transfer-Encoding : chunked", "Content-Length: 3\r\n folded: x",
    ])
  func smuggling(lines: String) async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      try client.send("POST /lines HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(lines)\r\n\r\nabc")
      #expect(try client.answer().status == 400)
      #expect(client.isClosed())
    }
  }

  @Test(
    "A body comes with a length or chunked, and in nothing else",
    arguments: [
      ("Transfer-Encoding: gzip, chunked", "1.1", 501), ("Transfer-Encoding: identity", "1.1", 501),
      ("Transfer-Encoding: chunked", "1.0", 400), ("Content-Length: 3 ", "1.1", 403),
      ("Transfer-Encoding: Chunked", "1.1", 403),
    ])
  func codings(line: String, version: String, status: Int) async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let body = line.contains("Length") ? "abc" : "3\r\nabc\r\n0\r\n\r\n"
      try client.send("POST /lines HTTP/\(version)\r\nHost: 127.0.0.1:\(port)\r\n\(line)\r\n\r\n\(body)")
      #expect(try client.answer().status == status)
    }
  }

  @Test("Whoever asks with a whole URL is answered, by the name in it and not by the one beside it")
  func wholeURL() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      #expect(try client.ask("GET", "http://127.0.0.1:\(port)/health/live").body == "alive\n")
      #expect(try client.ask("GET", "http://127.0.0.1:\(port)", ["Host: x"]).status == 200)
      #expect(try client.ask("GET", "HTTP://evil.example/health/live").status == 421)
    }
  }

  @Test("A refusal to HEAD has no body either, so that the next answer is where it is looked for")
  func refusedHead() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      #expect(try client.ask("HEAD", "/nothing").status == 404)
      #expect(try client.ask("GET", "/health/live").body == "alive\n")
      #expect(try client.ask("HEAD", "/demo", ["Host: evil.example"]).status == 421)
      #expect(client.rest().isEmpty)
    }
  }

  @Test("H16: who sends a head or a body slowly is cut off in time")
  func slow() async throws {
    try await WebHouse().serve { port in
      let start = ContinuousClock.now
      let (head, body, silent) = (try WebClient(port: port), try WebClient(port: port), try WebClient(port: port))
      try head.send("GET /demo HTTP/1.1\r\nHost: 127")
      try body.send("POST /lines HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 10\r\n\r\nx")
      for _ in 0..<16 {
        usleep(500_000)
        try? head.send("x")
        try? body.send("x")
      }
      #expect(head.isClosed() && silent.isClosed() && body.isClosed())
      #expect(ContinuousClock.now - start < .seconds(13))
    }
  }

  @Test("Requests sent together are answered in order, and one after another over one connection")
  func keptAlive() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let host = "Host: 127.0.0.1:\(port)\r\n"
      let ready = "GET /health/ready HTTP/1.1\r\n\(host)\r\n", live = "GET /health/live HTTP/1.1\r\n\(host)\r\n"
      try client.send(ready + live + "HEAD /demo HTTP/1.1\r\n\(host)\r\n" + ready)
      #expect(try client.answer().body == "ready\n" && client.answer().body == "alive\n")
      #expect(try client.answer(isForHead: true).status == 200 && client.answer().body == "ready\n")
      let many = 4_000
      try client.send(String(repeating: "HEAD /x HTTP/1.1\r\nHost: [::1]\r\n\r\n", count: many))
      for _ in 0..<many { _ = try client.answer(isForHead: true) }
      #expect(try client.ask("GET", "/health/live", ["Connection: close"])["Connection"] == "close")
      #expect(client.isClosed())
      let old = try WebClient(port: port)
      try old.send("GET /health/live HTTP/1.0\r\n\(host)\r\n")
      #expect(try old.answer().body == "alive\n")
      #expect(old.isClosed())
    }
  }

  @Test("Who asks and never reads keeps no more than a little waiting")
  func unread() async throws {
    let large = try SiteFolder(["demo/large.css": String(repeating: "x", count: 1_000_000)])
    try await WebHouse(site: large).serve { port in
      let client = try WebClient(port: port)
      let request = "GET /demo/large.css HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n"
      try client.send(String(repeating: request, count: 200))
      usleep(300_000)
      let before = residentBytes()
      usleep(700_000)
      #expect(residentBytes() - before < 20_000_000)
      #expect(try WebClient(port: port).ask("GET", "/health/live").status == 200)
      #expect(try client.answer().body.utf8.count == 1_000_000)
    }
  }

  @Test("H20: a name that is not the desk's is not answered; a request without one is none")
  func misdirected() async throws {
    try await WebHouse().serve { port in
      for (host, status) in [("evil.example", 421), ("shop.example", 421), ("localhost:\(port)", 200)] {
        let answer = try WebClient(port: port).ask("GET", "/demo", ["Host: \(host)"])
        #expect(answer.status == status)
      }
    }
  }

  @Test("Another protocol that is asked for is not spoken, and the request is answered")
  func declinedUpgrade() async throws {
    try await WebHouse().serve { port in
      let client = try WebClient(port: port)
      let answer = try client.ask("GET", "/demo", ["Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings"])
      #expect(answer.status == 200 && answer.body.contains("Shop") && answer["Connection"] == "close")
      #expect(client.isClosed())
    }
  }

  @Test("One address has no more connections than it may, and is told so")
  func tooMany() async throws {
    var limits = WireLimits.generous
    limits.connectionsPerAddress = 1
    try await WebHouse(limits: limits).serve { [limits] port in
      _ = limits
      let clients = try (0..<6).map { _ in try WebClient(port: port) }
      for client in clients { #expect(try client.ask("GET", "/health/live").status == 200) }
      let refused = try WebClient(port: port)
      let answer = try refused.answer()
      #expect(answer.status == 503 && answer["Retry-After"] != nil)
      #expect(refused.isClosed(), "not only when it asks something")
    }
  }

  private func residentBytes() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * Int(getpagesize())
  }
}
