import Knowledge
import Testing

@testable import Matching

@Suite struct VariantTests {
  private static let base = Samples.base(
    [
      Samples.entry(
        "return", "How do I return an item?", "send something back",
        variants: [
          Variant(
            id: "by-post", title: "By post", phrasings: [Phrasing(text: "return label for a parcel")],
            answer: "Print the label and hand the parcel in at the counter."),
          Variant(
            id: "in-the-shop", title: "In the shop", phrasings: [Phrasing(text: "bring it back to the store")],
            answer: "Bring the receipt to the till."),
        ])
    ] + Samples.shop.entries.filter { $0.id != "return" })

  let matcher = TieredMatcher(base)

  @Test(
    "A specific question gets the variant",
    arguments: [
      ("can I return an item by post", "by-post"), ("how do I return an item in your shop", "in-the-shop"),
      ("return label for a parcel", "by-post"), ("may I bring it back to the store", "in-the-shop"),
      ("return posted item", "by-post"), ("no, I return the item by post", "by-post"),
    ])
  func specific(_ question: String, _ variant: String) {
    let best = matcher.rank(question, after: nil).candidates.first
    #expect(best?.entry == "return")
    #expect(best?.variant == variant)
  }

  @Test(
    "An unspecific question, one that names two, and one that negates, gets none",
    arguments: [
      "How do I return an item?", "how can I return an item", "return an item by post or in the shop",
      "return an item but not by post", "how do I return an item without your shop",
    ])
  func unspecific(_ question: String) {
    let best = matcher.rank(question, after: nil).candidates.first
    #expect(best?.entry == "return")
    #expect(best?.variant == nil)
  }
}
