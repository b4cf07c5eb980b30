import Markdown
import TestSupport
import Testing

@testable import Terminal

@Suite("Markdown in a terminal")
struct MarkdownRendererTests {
  private static let colour = TerminalAbilities(colour: true)
  private static let links = TerminalAbilities(colour: true, hyperlinks: true)

  private func plain(_ source: String, width: Int? = nil) -> [String] {
    MarkdownRenderer(.plain, width: width).lines(of: MarkdownDocument(parsing: source)).map(\.text)
  }

  private func painted(_ source: String, _ abilities: TerminalAbilities) -> String {
    let lines = MarkdownRenderer(abilities, width: 60).lines(of: MarkdownDocument(parsing: source))
    return lines.map(Painter(abilities).paint).joined(separator: "\n")
  }

  @Test("paragraphs are apart, and their line ends are spaces unless meant")
  func paragraphs() {
    #expect(plain("one\ntwo\n\nthree\\\nfour") == ["one two", "", "three", "four"])
  }

  @Test("lists are indented under their markers, numbers aligned")
  func lists() {
    #expect(plain("- a\n  - b\n- c") == ["- a", "  - b", "- c"])
    #expect(plain("9. nine\n10. ten\n\n    more") == [" 9. nine", "", "10. ten", "", "    more"])
    #expect(plain("- a long item here", width: 20) == ["- a long item here"])
    #expect(plain("- a longer item goes on", width: 20) == ["- a longer item goes", "  on"])
  }

  @Test("links show their address, once, and places in the knowledge base do not")
  func linkAddresses() {
    #expect(plain("See [orders](https://a.example/o).") == ["See orders (https://a.example/o)."])
    #expect(plain("<https://a.example/o>") == ["https://a.example/o"])
    #expect(plain("[Write](mailto:a@b.example)") == ["Write (a@b.example)"])
    #expect(plain("[returns](returns.md#x) and [it](#y)") == ["returns and it"])
  }

  @Test("A paragraph of 5,000 links is rendered, each with its address, or without where its text is that already")
  func manyLinks() {
    let links = (0..<5_000).map {
      $0.isMultiple(of: 2) ? "[l\($0)](https://a.example/\($0))" : "<https://a.example/\($0)>"
    }
    let shown = plain(links.joined(separator: " "))
    #expect(shown.count == 1)
    #expect(shown.first?.hasPrefix("l0 (https://a.example/0) https://a.example/1 l2 (") == true)
    #expect(shown.first?.hasSuffix(" l4998 (https://a.example/4998) https://a.example/4999") == true)
  }

  @Test("OSC 8 carries the address only where the terminal can follow it")
  func hyperlinks() {
    let source = "[orders](https://a.example/o)"
    #expect(
      painted(source, Self.links)
        == "\u{1B}]8;;https://a.example/o\u{1B}\\\u{1B}[4morders\u{1B}[0m\u{1B}]8;;\u{1B}\\")
    #expect(!painted(source, Self.colour).contains("]8;;"))
    #expect(painted(source, Self.colour).contains("(https://a.example/o)"))
  }

  @Test("H25: javascript links are neither followed nor shown as an address")
  func javascript() {
    for source in ["[a](javascript:alert(1))", "[a](data:text/html,x)", "[a](java&#10;script:x)"] {
      #expect(!painted(source, Self.links).contains("]8;;"))
    }
    #expect(plain("[a](javascript:alert)") == ["a"])
  }

  @Test("styles appear in colour and are told by other signs without")
  func styles() {
    #expect(painted("**b** *i* `c`", Self.colour) == "\u{1B}[1mb\u{1B}[0m \u{1B}[3mi\u{1B}[0m \u{1B}[36mc\u{1B}[0m")
    #expect(plain("**b** *i* `c` ~~€4~~") == ["b i `c` ~~€4~~"])
  }

  @Test("tables stand in columns where they fit, else row by row")
  func tables() {
    let source = "| To | Price |\n| --- | ---: |\n| Germany | €4 |\n| World | €19 |"
    #expect(plain(source) == ["To       Price", "Germany     €4", "World      €19"])
    #expect(plain(source, width: 10) == ["To:", "Germany", "Price: €4", "", "To: World", "Price: €19"])
  }

  @Test("code keeps its lines, quotes and HTML are shown as text (H24)")
  func blocks() {
    #expect(plain("```\na\n  b\n```") == ["  a", "    b"])
    #expect(plain("> q\n>\n> r") == ["> q", "> ", "> r"])
    #expect(plain("<script>alert(1)</script>").joined().contains("<script>alert(1)</script>"))
  }

  @Test("H31: an entity that means a control character is shown and not sent")
  func entities() {
    #expect(plain("a&#27;[2J b&#x9b;c") == ["a^[[2J b⟨U+009B⟩c"])
    let sent = painted("x&#27;]0;t&#7;[l](https://a.example/%1B&#27;)", Self.links)
    #expect(!sent.contains("\u{7}"))
    #expect(!sent.contains("\u{1B}]0"))
  }

  @Test(
    "nothing but our own sequences is in what is painted, no line is too long, whatever is written", arguments: 0..<24)
  func property(seed: UInt64) {
    let pieces = [
      "# h\n", "- ", "1. ", "> ", "`", "**", "*", "[t](", "https://a.example", ")", "\n", "\n\n", "    ",
      "| a | b |\n|---|---|\n",
      "日本", "&#27;", "~~", "word ", "<b>",
    ]
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let source = (0..<40).map { _ in
        Bool.random(using: &random)
          ? pieces.randomElement(using: &random) ?? "" : HostileText.make(length: 3, &random)
      }.joined()
      let width = Int.random(in: 16...80, using: &random)
      let lines = MarkdownRenderer(.plain, width: width).lines(of: MarkdownDocument(parsing: source))
      #expect(lines.allSatisfy { $0.width <= width }, "seed \(seed): \(source.debugDescription)")
      #expect(!lines.contains { $0.text.unicodeScalars.contains { $0.acts } }, "seed \(seed)")
    }
  }
}
