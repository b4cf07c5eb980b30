import Testing

@testable import Client

@Suite("Addresses of desks")
struct DeskAddressTests {
  @Test(
    "sockets, hosts with ports, TLS and data folders are told apart",
    arguments: [
      ("unix:/tmp/a.sock", DeskAddress.unix(path: "/tmp/a.sock")),
      ("localhost:9000", .tcp(host: "localhost", port: 9_000)),
      ("[::1]:9000", .tcp(host: "::1", port: 9_000)), ("tls:desk.example:443", .tls(host: "desk.example", port: 443)),
      ("tls://desk.example:443", .tls(host: "desk.example", port: 443)), ("data", .unix(path: "data/desk.sock")),
      ("./data/", .unix(path: "./data/desk.sock")), ("/srv/a:1/data", .unix(path: "/srv/a:1/data/desk.sock")),
    ])
  func reads(_ text: String, _ address: DeskAddress) {
    #expect(DeskAddress(text) == address)
  }

  @Test(
    "what can be none is none",
    arguments: ["", "unix:", "host:0", "host:65536", "host:x", ":9000", "::1:9000", "tls:host"])
  func refuses(_ text: String) {
    #expect(DeskAddress(text) == nil)
  }

  @Test("an address is written as it is read", arguments: ["unix:/a", "[::1]:9", "h:9", "tls:h:9"])
  func writes(_ text: String) {
    #expect(DeskAddress(text)?.description == text)
  }
}
