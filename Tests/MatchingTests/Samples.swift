import Knowledge
import Language

@testable import Matching

/// A small shop's knowledge base, with entries that are easily confused.
enum Samples {
  static let shop = base([
    entry(
      "track", "Where is my order?", "track my parcel", "my package has not arrived", "when will my delivery come",
      answer: "Follow the tracking link in the dispatch e-mail."),
    entry(
      "return", "How do I return an item?", "send something back", "return a book I bought", "I don't want it any more",
      answer: "Put it back in its box and bring it to the post office."),
    entry(
      "refund", "When do I get my refund?", "money back on my card", "how long does a refund take",
      answer: "Within five working days."),
    entry(
      "hours", "When are you open?", "opening hours", "what time do you close on Saturday",
      answer: "From nine to six."),
    entry(
      "parking", "Is there parking near the shop?", "where can I leave my car", "car park",
      answer: "Behind the library, free for two hours."),
    entry(
      "voucher", "Do you sell gift vouchers?", "buy a gift card", "present for a friend",
      answer: "At the counter and by post."),
  ])

  static func base(
    _ entries: [Entry], locale: LocaleCode = .english, translations: [LocaleCode: [EntryID: Entry]] = [:]
  ) -> KnowledgeBase {
    KnowledgeBase(
      business: Business(name: "Corner Books", locale: locale), entries: entries, translations: translations)
  }

  /// Line numbers are 10, 11, … in a file named after the entry.
  static func entry(
    _ id: EntryID, _ title: String, _ phrasings: String..., answer: String = "", variants: [Variant] = []
  ) -> Entry {
    let file = "\(id).md"
    return Entry(
      id: id, title: title,
      phrasings: phrasings.enumerated().map {
        Phrasing(text: $0.element, location: SourceLocation(file: file, line: 11 + $0.offset))
      },
      answer: answer, variants: variants, location: SourceLocation(file: file, line: 10))
  }
}

extension TieredMatcher {
  var words: Tier { tiers[0] }
}
