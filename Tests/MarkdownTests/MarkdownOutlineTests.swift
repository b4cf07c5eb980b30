import Testing

@testable import Markdown

@Suite struct MarkdownOutlineTests {
  @Test("Blocks say on which lines they stand, and share none")
  func lines() {
    let outline = MarkdownOutline(
      parsing: """
        # One

        Two
        ---

        <!-- a
        b -->

        - x
          - y

        - z


        ```
        code
        ```
        > q
        lazy

        <div>
        x
        </div>

        <!-- c -->
        last
        """)
    #expect(
      outline.sections.map(\.lines) == [1...1, 3...4, 6...7, 9...13, 15...17, 18...19, 21...23, 25...25, 26...26])
    #expect(outline.sections[3].items == [.init(line: 9, column: 1), .init(line: 12, column: 1)])
  }

  @Test("Links are listed at any depth with their source and place")
  func links() {
    let outline = MarkdownOutline(
      parsing: "Ä [a *b*](x.md#y) ![i](j.png)\n\n- > see **[c](javascript:d)**\n")
    #expect(
      outline.sections.flatMap(\.links) == [
        .init(label: "a b", destination: "x.md#y", isImage: false, position: .init(line: 1, column: 4)),
        .init(label: "i", destination: "j.png", isImage: true, position: .init(line: 1, column: 20)),
        .init(label: "c", destination: "javascript:d", isImage: false, position: .init(line: 3, column: 11)),
      ])
  }
}
