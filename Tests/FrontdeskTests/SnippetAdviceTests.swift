import Testing

@testable import frontdesk

@Suite("Where browsers find the desk")
struct SnippetAdviceTests {
  private func settings(_ assignments: String...) throws -> Configuration {
    try ConfigurationFlags(file: nil, assignments).configuration([:])
  }

  private func advice(_ desk: String, for site: String?, _ assignments: String...) throws -> String {
    let configuration = try ConfigurationFlags(file: nil, assignments).configuration([:])
    return SnippetAdvice(configuration, WebAddress(origin: desk), site).lines.joined(separator: "\n")
  }

  @Test(
    "An origin is read and written as a browser does",
    arguments: [
      ("https://desk.example", "desk.example"), ("http://desk.example:8080", "desk.example"),
      ("http://[::1]:8080", "::1"), ("https://[2001:db8::1]", "2001:db8::1"), ("http://127.0.0.1", "127.0.0.1"),
    ])
  func origins(text: String, host: String) {
    let address = WebAddress(origin: text)
    #expect(address.origin == text && address.host == host)
    #expect(address.isSecure == text.hasPrefix("https") && address.isIPv6 == text.contains("["))
  }

  @Test("The scheme's own port is left out of what the settings say, as browsers do")
  func ports() throws {
    let files = ["serve.tls_certificate=a.pem", "serve.tls_key=b.pem"]
    #expect(try WebAddress(servedBy: settings("serve.http=desk.example:80"))?.origin == "http://desk.example")
    #expect(
      try WebAddress(servedBy: settings("serve.http=desk.example:443", files[0], files[1]))?.origin
        == "https://desk.example")
    #expect(try WebAddress(servedBy: settings("serve.http=[::1]:8080"))?.origin == "http://[::1]:8080")
    #expect(try WebAddress(servedBy: settings()) == nil)
  }

  @Test("What stands for every address, and what is this machine's own, is told from others")
  func kinds() {
    for text in ["http://0.0.0.0", "http://[::]:80", "http://[0:0:0:0:0:0:0:0]"] {
      #expect(WebAddress(origin: text).isEveryAddress && !WebAddress(origin: text).isThisMachine, "\(text)")
    }
    for text in ["http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]", "http://localhost:8080"] {
      #expect(WebAddress(origin: text).isThisMachine && !WebAddress(origin: text).isEveryAddress, "\(text)")
    }
    for text in ["http://10.0.0.1", "https://desk.example", "https://[2001:db8::1]"] {
      #expect(!WebAddress(origin: text).isThisMachine && !WebAddress(origin: text).isEveryAddress, "\(text)")
    }
  }

  @Test("A page on https is told that browsers block a desk on http; one on http, and a desk on https, are not")
  func mixedContent() throws {
    let blocked = try advice("http://desk.example", for: "https://shop.example")
    #expect(blocked.contains("come by https, and browsers block what such a page takes by http"), "\(blocked)")
    #expect(blocked.contains("serve.tls_certificate"))
    #expect(try advice("http://127.0.0.1:8080", for: "https://shop.example").contains("some browsers block"))
    #expect(try advice("http://desk.example", for: nil).contains("browsers block"))
    #expect(try !advice("http://desk.example", for: "http://shop.example").contains("block"))
    #expect(try !advice("https://desk.example", for: "https://shop.example").contains("block"))
  }

  @Test("A policy names the desk, and cannot where its address is an IPv6 one")
  func policy() throws {
    let named = try advice("https://desk.example", for: nil)
    #expect(named.contains("`script-src https://desk.example; connect-src https://desk.example wss://desk.example`"))
    let six = try advice("https://[2001:db8::1]", for: nil)
    #expect(six.contains("cannot name an IPv6 address") && !six.contains("script-src"), "\(six)")
  }

  @Test("An address of this machine alone is told to be one")
  func thisMachine() throws {
    #expect(try advice("http://127.0.0.1:8080", for: nil).contains("Only browsers on this machine"))
    #expect(try !advice("https://desk.example", for: nil).contains("Only browsers on this machine"))
  }

  @Test(
    "Who was added is told the pages' address as far as the settings know it",
    arguments: [
      (["serve.http=127.0.0.1:8080"], "http://127.0.0.1:8080/desk    (on this machine)"),
      (["serve.http=127.0.0.1:8080", "serve.http_proxy=127.0.0.1"], "under the proxy's name"),
      (["serve.http=0.0.0.0:8080", "serve.http_proxy=127.0.0.1"], "/desk, under the name by which browsers reach"),
      (["serve.http=desk.example:443", "serve.tls_certificate=a", "serve.tls_key=b"], "https://desk.example/desk"),
      ([], "once serve.http says where"),
      (["serve.tcp=127.0.0.1:7411"], "--connect 127.0.0.1:7411 "),
      (["serve.tcp=0.0.0.0:7411", "serve.tls_certificate=a", "serve.tls_key=b"], "--connect ADDRESS "),
      (
        ["serve.tcp=desk.example:7411", "serve.tls_certificate=a", "serve.tls_key=b"],
        "--connect tls:desk.example:7411 "
      ),
    ])
  func entrance(assignments: [String], words: String) throws {
    let configuration = try ConfigurationFlags(file: nil, assignments).configuration([:])
    let lines = try AgentEntrance(configuration).lines.joined(separator: "\n")
    #expect(lines.contains(words), "\(lines)")
  }
}
