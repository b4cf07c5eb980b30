import Language
import Testing

@testable import Knowledge

@Suite struct KnowledgeLoaderTests {
  @Test("A heading, its other wordings and the text below become an entry")
  func entry() throws {
    let base = try KnowledgeLoader(files: [
      "business.yaml": "name: Corner Books\nvariables: {shop_url: https://cornerbooks.example}",
      "orders.md": """
      # Orders

      ## Where is my order? {#where-is-my-order}

      Also asked:
      - How do I track my parcel?

      Track it at [your orders]({{shop_url}}/orders).
      """,
    ]).load()
    let entry = try #require(base.entry("where-is-my-order"))
    #expect(entry.title == "Where is my order?")
    #expect(entry.topic == "Orders")
    #expect(entry.phrasings.map(\.text) == ["How do I track my parcel?"])
    #expect(entry.answer == "Track it at [your orders](https://cornerbooks.example/orders).")
    #expect(base.diagnostics.isEmpty)
  }
}
