import Testing

@testable import Markdown

@Suite struct MarkdownDocumentTests {
  @Test("CommonMark becomes values")
  func basics() {
    #expect(
      MarkdownDocument(parsing: "Call *us*.").blocks
        == [.paragraph([.text("Call "), .emphasis([.text("us")]), .text(".")])])
  }
}
