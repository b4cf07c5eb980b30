import Testing

@testable import Server

@Suite("What a request asks for")
struct RequestTargetTests {
  private func path(_ text: String) -> String {
    do throws(RequestTarget.Flaw) { return try RequestTarget(text).path } catch { return "\(error)" }
  }

  @Test(
    "H19: a path is decoded once, and is what it then is",
    arguments: [
      ("/demo", "/demo"), ("/%64emo", "/demo"), ("/%2564emo", "/%64emo"), ("/a/../b", "/a/../b"), ("/a%2fb", "/a/b"),
      ("/%2e%2e/x?y", "/../x"), ("/%00", "/\0"), ("/%", "unreadable"), ("/%4", "unreadable"), ("/%zz", "unreadable"),
      ("/%ff", "unreadable"), ("demo", "unreadable"), ("http://x.example/demo", "unreadable"), ("*", "unreadable"),
      ("", "unreadable"), ("/\(String(repeating: "x", count: 8_192))", "tooLong"),
    ])
  func paths(text: String, wanted: String) { #expect(path(text) == wanted) }

  @Test(
    "H23: a secret in a URL is refused, however it is written",
    arguments: [
      "/ws?token=fd_x", "/ws?TOKEN=", "/ws?a=1&session=q3", "/ws?%74oken=x", "/ws?x=fd_abc", "/ws?x=%66d_abc&fd_=1",
      "/fd_abc", "/desk/fd_abc/x", "/events?stream=x", "/x?access_token=1", "/x?Api_Key=1", "/x?client_secret=1",
    ])
  func secrets(text: String) { #expect(path(text) == "secret") }

  @Test("A query's values are decoded; the first of a name counts")
  func query() throws {
    let target = try RequestTarget("/site.json?locale=d%65&x&locale=fr&y=a=b")
    #expect(target.path == "/site.json" && target["locale"] == "de" && target["x"] == "" && target["y"] == "a=b")
    #expect(target["z"] == nil)
  }
}
