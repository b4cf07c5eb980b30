import Testing

@testable import Markdown

@Suite struct LinkDestinationTests {
  @Test(
    "Addresses that lead somewhere and do nothing else are linked",
    arguments: [
      ("https://a.example/x?y=1#z", LinkDestination.web("https://a.example/x?y=1#z")),
      ("HTTP://A.example", .web("HTTP://A.example")), ("mailto:a@b.example", .mail("mailto:a@b.example")),
      ("tel:+4930555", .phone("tel:+4930555")), ("#returns", .fragment("#returns")),
      ("returns.md#x", .relative("returns.md#x")), ("/orders?a:b", .relative("/orders?a:b")),
      ("a/b:c", .relative("a/b:c")), ("?q=a:b", .relative("?q=a:b")),
      (" https://a.example ", .web("https://a.example")),
      ("https://münchen.example/straße", .web("https://münchen.example/straße")),
    ])
  func good(text: String, destination: LinkDestination) {
    #expect(LinkDestination(vetting: text) == destination)
  }

  @Test(
    "H25: a destination that could act, or look like another, is refused",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
      "java\nscript:alert(1)", "java\u{0}script:alert(1)", "\u{1}javascript:alert(1)", "java\u{AD}script:alert(1)",
      "\u{200B}javascript:alert(1)", "javascript\u{FF1A}alert(1)\u{202E}", "\u{A0}javascript:alert(1)",
      "java script:alert(1)", "data:text/html,<script>", "DATA:text/html;base64,AA", "vbscript:msgbox(1)",
      "file:///etc/passwd", "ftp://a.example", "blob:https://a.example/x", "ws://a.example", "about:blank",
      "view-source:javascript:1", "//evil.example", "\\\\evil.example", "/\\evil.example", "https:\\\\evil.example",
      "https:evil.example", "http://", "https:///x", "http:", "mailto:", "tel:", "", "   ", ":", "://x",
      "x-app:do", "https://a.example/\u{202E}gpj.exe", "https://a.example/a\u{1B}[2J", "intent://x#Intent;end",
    ])
  func bad(text: String) {
    #expect(LinkDestination(vetting: text) == nil)
  }

  @Test(
    "H25: in markdown, a scheme hidden by entities, backslashes, tabs or case is not linked, and its text is shown",
    arguments: [
      "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](javascript&colon;alert(1))",
      "[x](&#106;avascript:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](java&Tab;script:alert(1))",
      "[x](java&NewLine;script:alert(1))", "[x](<java&#9;script:alert(1)>)", "[x](javascript\\:alert(1))",
      "[x](vbscript:x)", "[x](data:text/html;base64,AA)", "[x][r]\n\n[r]: JAVASCRIPT:alert(1)",
      "[x](&#1;javascript:alert(1))", "[x](< javascript:alert(1)>)", "[x](<&nbsp;javascript:alert(1)>)",
    ])
  func hidden(markdown: String) {
    #expect(MarkdownDocument(parsing: markdown).blocks == [.paragraph([.text("x")])])
  }

  @Test("H25: an automatic link to a refused address is its text")
  func automatic() {
    #expect(
      MarkdownDocument(parsing: "<javascript:alert(1)>").blocks == [.paragraph([.text("javascript:alert(1)")])])
  }

  @Test("People read addresses without their scheme where it is none of the web's")
  func display() {
    #expect(LinkDestination(vetting: "mailto:a@b.example")?.display == "a@b.example")
    #expect(LinkDestination(vetting: "TEL:+49")?.display == "+49")
    #expect(LinkDestination(vetting: "https://a.example")?.display == "https://a.example")
  }
}
