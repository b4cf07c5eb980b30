import NIOCore
import NIOHTTP1
import Testing

@testable import Server

@Suite("Who visits, and by which name they know the desk")
struct VisitorRulesTests {
  private func visitor(
    _ headers: [(String, String)], from peer: String = "127.0.0.1", isSecure: Bool = false, proxy: String? = nil
  ) throws -> Visitor {
    let rules = VisitorRules(
      isSecure: isSecure, isLoopback: true, origins: ["http://desk.example"], proxy: proxy.flatMap { IPAddress($0) })
    return rules.visitor(HTTPHeaders(headers), from: try SocketAddress(ipAddress: peer, port: 9))
  }

  private static let forwarded = [
    ("Host", "inner:80"), ("X-Forwarded-For", "198.51.100.1, 203.0.113.7"), ("X-Forwarded-Proto", "https"),
    ("X-Forwarded-Host", "desk.example"),
  ]

  @Test("H20: what claims to be forwarded is believed from the trusted proxy alone")
  func forwarded() throws {
    let believed = try visitor(Self.forwarded, proxy: "127.0.0.1")
    #expect(believed.ownOrigin == "https://desk.example" && believed.isSecure && !believed.isLocal)
    #expect(believed.address?.truncated == "203.0.113.0/24")
    #expect(try visitor(Self.forwarded, from: "::ffff:127.0.0.1", proxy: "127.0.0.1") == believed)
    for proxy in [nil, "10.0.0.1"] {
      let other = try visitor(Self.forwarded, proxy: proxy)
      #expect(other.ownOrigin == nil && !other.isSecure && !other.isLocal, "somebody passed it on")
      #expect(other.address?.truncated == "127.0.0.0/24")
    }
  }

  @Test(
    "H20: an address that is forwarded with a port or in brackets is read, and one that is none counts as the proxy's",
    arguments: [
      ("203.0.113.7:4711", "203.0.113.0/24"), ("[2001:db8::1]", "2001:db8:0::/48"),
      ("[2001:db8::1]:4711", "2001:db8:0::/48"), ("unknown", "127.0.0.0/24"), ("1.2.3", "127.0.0.0/24"),
    ])
  func forwardedForms(written: String, counted: String) throws {
    let headers = [("Host", "desk.example"), ("X-Forwarded-For", written)]
    #expect(try visitor(headers, proxy: "127.0.0.1").address?.truncated == counted)
  }

  @Test(
    "H20: without TLS only names of this machine are the desk's own, and those that the settings say",
    arguments: [
      ("127.0.0.1:8080", "http://127.0.0.1:8080"), ("LOCALHOST:8080", "http://localhost:8080"),
      ("[::1]:8080", "http://[::1]:8080"), ("localhost:80", "http://localhost"),
      ("desk.example", "http://desk.example"),
      ("desk.localhost", "http://desk.localhost"), ("evil.example", nil), ("127.0.0.1.evil.example", nil),
      ("localhost.evil.example", nil), ("evil@localhost", nil), ("localhost/x", nil), ("", nil), ("[::2]", nil),
    ])
  func hosts(host: String, wanted: String?) throws {
    #expect(try visitor([("Host", host)]).ownOrigin == wanted)
    #expect(try visitor([("Host", host), ("Host", host)]).ownOrigin == nil)
  }

  @Test("A visitor is on this machine where the connection is, and nobody has passed the request on")
  func local() throws {
    #expect(try visitor([("Host", "localhost")]).isLocal)
    #expect(try !visitor([("Host", "localhost")], from: "203.0.113.7").isLocal)
    for header in ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP"] {
      #expect(try !visitor([("Host", "localhost"), (header, "x")]).isLocal, "\(header)")
    }
  }

  @Test("With TLS the certificate says whose name it is")
  func secure() throws {
    #expect(try visitor([("Host", "any.example:443")], isSecure: true).ownOrigin == "https://any.example")
    #expect(try visitor([], isSecure: true).ownOrigin == nil)
  }

  @Test("P10: without TLS nobody comes in from elsewhere but the proxy")
  func comingIn() throws {
    let proxy = try SocketAddress(ipAddress: "10.0.0.2", port: 1)
    let rules = VisitorRules(isSecure: false, isLoopback: false, origins: [], proxy: IPAddress(proxy))
    // As a door for IPv6 sees them, too.
    for prefix in ["", "::ffff:"] {
      let (here, there) = (
        try SocketAddress(ipAddress: "\(prefix)127.0.0.1", port: 1),
        try SocketAddress(ipAddress: "\(prefix)10.0.0.3", port: 1)
      )
      #expect(rules.mayComeIn(proxy) && rules.mayComeIn(here))
      #expect(!rules.mayComeIn(there) && !rules.mayComeIn(nil))
      #expect(rules.visitor([:], from: here).isLocal && !rules.visitor([:], from: there).isLocal)
    }
  }
}
