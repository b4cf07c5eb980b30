import Desk
import Foundation
import Knowledge
import Server
import Storage
import Testing
import Wire

@Suite("Agents who sign in with a browser")
struct BrowserSessionTests {
  private struct Signed {
    var cookie: String
    var csrf: String
  }

  private static func signIn(_ token: String, port: Int) throws -> Signed {
    let web = try WebClient(port: port)
    let answer = try web.ask(
      "POST", "/desk/session", ["Origin: \(web.origin)", "Content-Type: application/json"],
      body: #"{"token":"\#(token)"}"#)
    guard answer.status == 200, let cookie = answer["Set-Cookie"]?.split(separator: ";").first,
      let csrf = answer.object["csrf"] as? String
    else { throw WebClient.Gone(description: "\(answer)") }
    return Signed(cookie: String(cookie), csrf: csrf)
  }

  @Test("The cookie is for the desk alone and read by no script; what is told names the agent and no token")
  func signingIn() async throws {
    let house = try WebHouse()
    let token = try await house.add("Mia", .lead)
    try await house.serve { port in
      let web = try WebClient(port: port)
      #expect(try web.ask("GET", "/desk/session").body == #"{"agent":null}"#)
      let answer = try web.ask(
        "POST", "/desk/session", ["Origin: \(web.origin)", "Content-Type: application/json"],
        body: #"{"token":"\#(token)"}"#)
      let cookie = answer["Set-Cookie"] ?? ""
      #expect(cookie.hasPrefix("frontdesk_agent_\(port)=") && cookie.contains("; HttpOnly; SameSite=Strict"))
      #expect(cookie.contains("; Path=/;") && !cookie.contains("Secure") && !answer.description.contains(token))
      #expect((answer.object["agent"] as? [String: String])?["name"] == "Mia")
      #expect((answer.object["agent"] as? [String: String])?["role"] == "lead")
      #expect(answer["Cache-Control"] == "no-store")
      let again = try web.ask("GET", "/desk/session", ["Cookie: a=b; \(cookie.prefix { $0 != ";" })"])
      #expect(again.object["csrf"] as? String == answer.object["csrf"] as? String)
      let next = try web.ask(
        "POST", "/desk/session",
        ["Origin: \(web.origin)", "Content-Type: application/json", "Cookie: \(cookie.prefix { $0 != ";" })"],
        body: #"{"token":"\#(token)"}"#)
      #expect(next.status == 200 && next.object["csrf"] as? String != again.object["csrf"] as? String)
      let old = try web.ask("GET", "/desk/session", ["Cookie: \(cookie.prefix { $0 != ";" })"])
      #expect(old.body == #"{"agent":null}"#)
      #expect(again["Access-Control-Allow-Origin"] == nil && again["Cross-Origin-Resource-Policy"] == "same-origin")
    }
  }

  @Test("A hello with the cookie and its csrf is the agent's, over WebSocket and by an event stream")
  func hello() async throws {
    let house = try WebHouse()
    let token = try await house.add("Mia")
    try await house.serve { port in
      let signed = try Self.signIn(token, port: port)
      let socket = try SocketClient(port: port, headers: ["Cookie: \(signed.cookie)"])
      let welcome = try socket.hello(#""role":"agent","csrf":"\#(signed.csrf)""#)
      #expect((welcome.object["agent"] as? [String: Any])?["name"] as? String == "Mia")
      let own = "Origin: http://127.0.0.1:\(port)"
      let stream = try StreamClient(port: port, headers: [own, "Cookie: \(signed.cookie)"])
      _ = try stream.post(#"{"type":"hello","v":1,"role":"agent","csrf":"\#(signed.csrf)"}"#)
      let other = try stream.line()
      #expect((other.object["agent"] as? [String: Any])?["name"] as? String == "Mia")
    }
  }

  @Test("H15: neither the cookie alone, nor the csrf alone, nor a wrong one, nor a foreign page's hello is the agent's")
  func crossSite() async throws {
    let house = try WebHouse()
    let token = try await house.add("Mia")
    try await house.serve { port in
      let signed = try Self.signIn(token, port: port)
      let cookie = ["Cookie: \(signed.cookie)"]
      let right = #""role":"agent","csrf":"\#(signed.csrf)""#
      let attempts = [
        (nil, cookie, #""role":"agent""#), (nil, [], right), (nil, cookie, #""role":"agent","csrf":"wrong""#),
        ("https://shop.example", cookie, right),
      ]
      for (origin, headers, hello) in attempts {
        let socket = try SocketClient(port: port, origin: origin, headers: headers)
        let answer = try socket.hello(hello)
        #expect(answer.type == "error" && answer.code == "auth")
      }
    }
  }

  @Test("H15: signing in and out is for the desk's own page, and out for who shows the csrf")
  func signingOut() async throws {
    let house = try WebHouse()
    let token = try await house.add("Mia")
    try await house.serve { port in
      let web = try WebClient(port: port)
      let own = "Origin: \(web.origin)", json = "Content-Type: application/json"
      let body = #"{"token":"\#(token)"}"#
      for headers in [[json], ["Origin: https://shop.example", json], ["Origin: null", json]] {
        let answer = try web.ask("POST", "/desk/session", headers, body: body)
        #expect(answer.status == 403 && answer["Set-Cookie"] == nil)
      }
      #expect(try web.ask("POST", "/desk/session", [own, "Content-Type: text/plain"], body: body).status == 415)
      #expect(try web.ask("POST", "/desk/session", [own, json], body: "{}").status == 400)
      let signed = try Self.signIn(token, port: port)
      let cookie = "Cookie: \(signed.cookie)", csrf = "Frontdesk-CSRF: \(signed.csrf)"
      let socket = try SocketClient(port: port, headers: [cookie])
      try socket.hello(#""role":"agent","csrf":"\#(signed.csrf)""#)
      for headers in [[cookie, csrf], [own, cookie], [own, csrf], [own, cookie, "Frontdesk-CSRF: x"]] {
        let refused = try web.ask("DELETE", "/desk/session", headers)
        #expect(refused.status == 403 && refused["Set-Cookie"] == nil, "a page that may not sign out takes no cookie")
      }
      let out = try web.ask("DELETE", "/desk/session", [own, cookie, csrf])
      #expect(out.status == 204 && out["Set-Cookie"]?.hasPrefix("frontdesk_agent_\(port)=; Path=/; Max-Age=0") == true)
      #expect(try socket.line { $0.type == "bye" }.code == "bye")
      #expect(try web.ask("GET", "/desk/session", [cookie]).body == #"{"agent":null}"#)
      let again = try web.ask("DELETE", "/desk/session", [own, cookie, csrf])
      #expect(again.status == 403 && again["Set-Cookie"]?.contains("Max-Age=0") == true, "it opens nothing any more")
    }
  }

  @Test("While accounts cannot be read nobody is signed out, nor said not to be signed in: the session goes on")
  func unreadable() async throws {
    let directory = LockedDirectory()
    let house = try WebHouse(agents: directory)
    let token = try await house.add("Mia")
    try await house.serve { port in
      let signed = try Self.signIn(token, port: port)
      let web = try WebClient(port: port)
      let (own, cookie) = ("Origin: \(web.origin)", "Cookie: \(signed.cookie)")
      let csrf = "Frontdesk-CSRF: \(signed.csrf)"
      blocking { await directory.lock(true) }
      let out = try web.ask("DELETE", "/desk/session", [own, cookie, csrf])
      #expect(out.status == 503 && out["Set-Cookie"] == nil)
      #expect(try web.ask("GET", "/desk/session", [cookie]).status == 503)
      let socket = try SocketClient(port: port, headers: [cookie])
      #expect(try socket.hello(#""role":"agent","csrf":"\#(signed.csrf)""#).code == "storage")
      blocking { await directory.lock(false) }
      let back = try web.ask("GET", "/desk/session", [cookie])
      #expect(back.object["csrf"] as? String == signed.csrf)
      #expect(try web.ask("DELETE", "/desk/session", [own, cookie, csrf]).status == 204)
    }
  }

  @Test("H37, H38: wrong and unknown tokens are told alike, and who goes on guessing waits")
  func guessing() async throws {
    let house = try WebHouse()
    let token = try await house.add("Mia")
    let revoked = try await house.add("Old")
    _ = try await house.agents.revoke("Old", at: Timestamp(milliseconds: 1_800_000_000_001))
    try await house.serve { port in
      let web = try WebClient(port: port)
      func attempt(_ token: String) throws -> WebClient.Answer {
        try web.ask(
          "POST", "/desk/session", ["Origin: \(web.origin)", "Content-Type: application/json"],
          body: #"{"token":"\#(token)"}"#)
      }
      let answers = try ["x", "fd_unknown", revoked, "", String(repeating: "y", count: 9_000)].map { try attempt($0) }
      #expect(Set(answers.map(\.body)).count == 1 && answers.allSatisfy { $0.status == 403 })
      let refused = try attempt(token)
      #expect(refused.status == 429 && refused["Retry-After"] == "1")
    }
  }

  @Test("H39: a revoked token ends its browser's session and connections at once")
  func revoked() async throws {
    let house = try WebHouse()
    let token = try await house.add("Mia")
    try await house.serve { port in
      let signed = try Self.signIn(token, port: port)
      let socket = try SocketClient(port: port, headers: ["Cookie: \(signed.cookie)"])
      try socket.hello(#""role":"agent","csrf":"\#(signed.csrf)""#)
      blocking { _ = try? await house.agents.revoke("Mia", at: Timestamp(milliseconds: 1_800_000_000_001)) }
      let web = try WebClient(port: port)
      #expect(try web.ask("GET", "/desk/session", ["Cookie: \(signed.cookie)"]).body == #"{"agent":null}"#)
      #expect(try socket.line { $0.type == "bye" }.code == "revoked")
      #expect(try socket.close().code == 1008)
    }
  }
}

extension WebHouse {
  /// An account, and the token that opens it.
  func add(_ name: String, _ role: AgentAccount.Role = .agent) async throws -> String {
    let (token, digest) = Credentials.makeToken()
    try await agents.add(
      AgentAccount(
        id: CustomerSession.makeSecret(), name: name, role: role, tokenDigest: digest,
        createdAt: Timestamp(milliseconds: 1_800_000_000_000)))
    return token
  }
}
