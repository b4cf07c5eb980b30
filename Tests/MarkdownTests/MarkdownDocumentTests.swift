import Testing

@testable import Markdown

@Suite struct MarkdownDocumentTests {
  private func blocks(_ source: String) -> [Block] { MarkdownDocument(parsing: source).blocks }

  @Test("Running text: emphasis, code, breaks, links, strikethrough, entities")
  func inlines() {
    #expect(
      blocks(
        "Call *us* **now**, `a*b`,\nor ~~fax~~.  \nSee [our *page*](https://a.example/x) &amp; <https://b.example>")
        == [
          .paragraph([
            .text("Call "), .emphasis([.text("us")]), .text(" "), .strong([.text("now")]), .text(", "), .code("a*b"),
            .text(","), .softBreak, .text("or "), .strikethrough([.text("fax")]), .text("."), .lineBreak, .text("See "),
            .link(destination: .web("https://a.example/x"), [.text("our "), .emphasis([.text("page")])]),
            .text(" & "), .link(destination: .web("https://b.example"), [.text("https://b.example")]),
          ])
        ])
  }

  @Test("Blocks: headings, lists, quotes, code, rules")
  func blocksOfAllKinds() {
    #expect(
      blocks("# One\n\n3. a\n4. b\n\n- x\n\n  y\n\n> q\n\n```swift extra\nlet a = 1\n```\n\n---\n") == [
        .heading(level: 1, [.text("One")]),
        .list(.init(start: 3, tight: true, items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]])),
        .list(.init(tight: false, items: [[.paragraph([.text("x")]), .paragraph([.text("y")])]])),
        .blockQuote([.paragraph([.text("q")])]), .codeBlock(language: "swift", text: "let a = 1\n"), .thematicBreak,
      ])
  }

  @Test("Tables have alignments and rows as wide as the header")
  func tables() {
    #expect(
      blocks("| a | b |\n|:-:|--:|\n| *1* |\n") == [
        .table(
          .init(
            alignments: [.centre, .right], header: [[.text("a")], [.text("b")]],
            rows: [[[.emphasis([.text("1")])], []]]))
      ])
  }

  @Test("A table too large or too wide is shown as the text it is")
  func largeTables() {
    let wide = String(repeating: "|a", count: 40) + "|\n" + String(repeating: "|-", count: 40) + "|\n"
    guard case .paragraph? = blocks(wide).first else {
      Issue.record("a wide table was read")
      return
    }
    let long = "|a|b|\n|-|-|\n" + String(repeating: "|1|2|\n", count: 4_000)
    guard case .paragraph? = blocks(long).first else {
      Issue.record("a long table was read")
      return
    }
  }

  @Test("An image is its description, with the address if that may be shown")
  func images() {
    #expect(
      blocks("![our *shop*](https://a.example/s.png) ![x](data:image/png;base64,AA)") == [
        .paragraph([
          .image(alt: "our shop", destination: .web("https://a.example/s.png")), .text(" "),
          .image(alt: "x", destination: nil),
        ])
      ])
  }

  @Test("Plain text is what one would read aloud")
  func plainText() {
    let document = MarkdownDocument(
      parsing: """
        # Fees

        Call *us*,
        or [mail](mailto:a@b.example).

        1. one
        2. two
           - inner

        ```
        code
        ```

        | a | b |
        |---|---|
        | 1 | 2 |

        ---

        > quote ![logo](l.png)
        """)
    #expect(
      document.plainText
        == "Fees\nCall us, or mail.\n1. one\n2. two\ninner\ncode\na | b\n1 | 2\nquote logo")
  }

  @Test("NUL, control characters and odd line endings are text")
  func oddCharacters() {
    #expect(blocks("a\u{0}b\r\nc\u{1B}d") == [.paragraph([.text("a\u{FFFD}b"), .softBreak, .text("c\u{1B}d")])])
    #expect(blocks("") == [])
  }

  @Test("Many threads may parse at the same time and all see their marks")
  func concurrently() async {
    let expected: [Block] = [.paragraph([.strikethrough([.text("a")]), .text(" "), .strong([.text("b")])])]
    let all = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<500).allSatisfy { _ in MarkdownDocument(parsing: "~~a~~ **b**").blocks == expected } }
      }
      return await group.allSatisfy { $0 }
    }
    #expect(all)
  }
}
