import Comprehension
import Desk
import Foundation
import Knowledge
import Language
import Server
import Storage
import Testing
import Wire

@Suite("What the website says of the desk")
struct PagesTests {
  private static var bilingual: KnowledgeBase {
    var base = KnowledgeBase.cornerShop
    base.business.botName = "Bookmark"
    base.translations["de"] = [:]
    return base
  }

  @Test(
    "P4, D5: before the first word a page knows the business, the bot as a bot, the languages and the privacy notice")
  func summary() async throws {
    try await WebHouse(knowledge: Self.bilingual).serve { port in
      let web = try WebClient(port: port)
      let summary = try web.ask("GET", "/site.json?locale=de-AT")
      #expect(summary.object["v"] as? Int == 1 && summary.object["business"] as? String == "Corner Books")
      let bot = summary.object["bot"] as? [String: Any]
      #expect(bot?["automated"] as? Bool == true && (bot?["name"] as? String)?.hasPrefix("Bookmark (") == true)
      #expect(summary.object["locale"] as? String == "de")
      #expect((summary.object["locales"] as? [String])?.first == "en")
      #expect(summary.object["privacy"] as? String == "http://127.0.0.1:\(port)/privacy")
      #expect(summary.object["consent"] as? Bool == false && (summary.object["proactive"] as? [Any])?.isEmpty == true)
      for locale in ["", "?locale=", "?locale=xx", "?locale=%00", "?locale=de%2f.."] {
        let answer = try web.ask("GET", "/site.json" + locale)
        #expect(answer.object["locale"] as? String == "en")
      }
      #expect(summary["Access-Control-Allow-Origin"] == nil)
      let shop = try web.ask("GET", "/site.json", ["Origin: https://shop.example"])
      #expect(shop["Access-Control-Allow-Origin"] == "https://shop.example" && shop["Vary"] == "Origin")
      #expect(shop.values("Cross-Origin-Resource-Policy") == ["cross-origin"])
    }
  }

  @Test("What pages say by themselves is told in the visitor's language, and whether they are asked to agree first")
  func proactive() async throws {
    var base = Self.bilingual
    base.business.asksConsent = true
    let place = SourceLocation(file: "proactive.md", line: 1)
    base.proactive = [
      ProactiveMessage(
        id: "a", texts: [.english: "Hello.", .german: "Hallo."], pages: ["/x*"], afterSeconds: 3, location: place),
      ProactiveMessage(
        id: "b", texts: [.english: "Back?"], attribute: .init(name: "plan", value: "box"), isReturning: true,
        location: place),
    ]
    try await WebHouse(knowledge: base).serve { port in
      let summary = try WebClient(port: port).ask("GET", "/site.json?locale=de")
      #expect(summary.object["consent"] as? Bool == true)
      let told = try #require(summary.object["proactive"] as? [[String: Any]])
      #expect(told.map { $0["text"] as? String } == ["Hallo.", "Back?"])
      #expect(
        told[0]["pages"] as? [String] == ["/x*"] && told[0]["after_s"] as? Int == 3 && told[0]["returning"] == nil)
      #expect(told[1]["pages"] == nil && told[1]["returning"] as? Bool == true)
      #expect(told[1]["attribute"] as? [String: String] == ["name": "plan", "value": "box"])
    }
  }

  @Test("An edit of the knowledge is seen by the next visitor")
  func edited() async throws {
    let house = try WebHouse()
    try await house.serve { port in
      var edited = KnowledgeBase.cornerShop
      edited.business.name = "Corner Books & Sons"
      edited.business.privacyURL = "https://corner.example/privacy"
      house.desk.adopt(house.desk.receptionist.knowing(edited))
      let summary = try WebClient(port: port).ask("GET", "/site.json")
      #expect(summary.object["business"] as? String == "Corner Books & Sons")
      #expect(summary.object["privacy"] as? String == "https://corner.example/privacy")
    }
  }

  @Test("The page on privacy is in the visitor's language, and nothing in it is anybody's markup")
  func privacy() async throws {
    var base = Self.bilingual
    base.business.name = "<b>Books</b> & \"Co\""
    base.business.contact.email = "a@b.example"
    base.business.privacyURL = "javascript:alert(1)"
    try await WebHouse(knowledge: base).serve { port in
      let web = try WebClient(port: port)
      let german = try web.ask("GET", "/privacy", ["Accept-Language: fr;q=0.3, de-AT;q=0.9, en;q=0.1"])
      #expect(german.body.contains("Datenschutz") && german["Content-Language"] == "de")
      #expect(german["Content-Type"] == "text/html; charset=utf-8")
      let english = try web.ask("GET", "/privacy?locale=en", ["Accept-Language: de"])
      #expect(english.body.contains("<title>&lt;b&gt;Books&lt;/b&gt; &amp; &quot;Co&quot;</title>"))
      #expect(english.body.contains("a@b.example") && !english.body.contains("{{") && !english.body.contains("<!--"))
      #expect(!english.body.contains("javascript:"))
    }
  }

  @Test("Figures are for this machine, in the form that Prometheus reads")
  func metrics() async throws {
    try await WebHouse(proxy: "127.0.0.1").serve { port in
      let web = try WebClient(port: port)
      let page = try web.ask("GET", "/metrics")
      #expect(page.status == 200 && page["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
      for line in page.body.split(separator: "\n") {
        let isFigure = line.wholeMatch(of: /frontdesk_[a-z_]+(\{[a-z]+="[^"\\]*"\})? [0-9.]+(e[-+]?[0-9]+)?/) != nil
        #expect(line.hasPrefix("# ") || isFigure, "\(line)")
      }
      #expect(
        page.body.contains("frontdesk_connections 1.0\n") && page.body.contains("agents{presence=\"online\"} 0.0"))
      let far = try web.ask("GET", "/metrics", ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Host: desk.example"])
      #expect(far.status == 403)
    }
  }

  @Test("P10: a website that others reach needs TLS or a proxy; a proxy is an address")
  func doors() async throws {
    let site = try SiteFolder()
    await #expect(throws: ServerError.needsTLS(host: "0.0.0.0", port: 0)) {
      try await WebHouse(host: "0.0.0.0", site: site).server.start()
    }
    await #expect(throws: ServerError.unusableProxy(address: "proxy.example")) {
      try await WebHouse(proxy: "proxy.example", site: site).server.start()
    }
    try await WebHouse(host: "0.0.0.0", proxy: "10.0.0.2", site: site).serve { port in
      let status = try WebClient(port: port).ask("GET", "/health/live").status
      #expect(status == 200)
    }
  }

  @Test("H20: behind the proxy the desk goes by the name that the proxy says, and by the visitor's address")
  func proxied() async throws {
    var limits = WireLimits.generous
    limits.sessionsPerMinute = 1
    try await WebHouse(proxy: "127.0.0.1", limits: limits).serve { port in
      func forwarded(_ address: String) -> [String] {
        ["X-Forwarded-For: \(address)", "X-Forwarded-Proto: https", "X-Forwarded-Host: desk.example"]
      }
      func hello(_ address: String) throws -> Line {
        try SocketClient(port: port, origin: "https://desk.example", headers: forwarded(address)).hello()
      }
      #expect(try hello("203.0.113.7").type == "welcome")
      #expect(try hello("203.0.113.7").code == "rate_limited")
      #expect(try hello("1.2.3.4, 198.51.100.9").type == "welcome")
      #expect(try hello("198.51.100.10, 198.51.100.9").code == "rate_limited")
      let summary = try WebClient(port: port).ask("GET", "/site.json", forwarded("203.0.113.7"))
      #expect(summary.object["privacy"] as? String == "https://desk.example/privacy")
      #expect(summary["Strict-Transport-Security"] != nil)
    }
  }

  @Test("A website whose modules do not fit together stops the start, with the place")
  func brokenSite() async throws {
    let site = try SiteFolder(["widget/main.js": "import x from \"../client/line.js\";\n"])
    await #expect(
      throws: ServerError.unusableSite(
        path: "widget/main.js:1", reason: "write it in one line: import { a, b } from \"./x.js\";")
    ) { try await WebHouse(site: site).server.start() }
    withExtendedLifetime(site) {}
  }
}
