import Knowledge
import Testing

@testable import Matching

@Suite struct FollowUpTests {
  let matcher = TieredMatcher(Samples.shop)

  @Test(
    "A question that leans on the one before is read together with it",
    arguments: [
      ("what time do you close on Saturday", "and on Sundays?", EntryID("hours")),
      ("how do I return an item", "and if I bought it by mistake?", "return"),
      ("is there parking near the shop", "what does it cost?", "parking"),
    ])
  func leans(_ previous: String, _ question: String, _ entry: EntryID) {
    let ranking = matcher.rank(question, after: previous)
    #expect(ranking.candidates.first?.entry == entry)
    #expect(ranking.evidence.leansOnPrevious)
  }

  @Test(
    "A change of subject is not pulled back to the question before",
    arguments: [
      ("where is my order", "is there a car park near you", EntryID("parking")),
      ("do you sell gift vouchers", "what time do you close today", "hours"),
      ("what are your opening hours", "how do I return a book", "return"),
    ])
  func changesSubject(_ previous: String, _ question: String, _ entry: EntryID) {
    #expect(matcher.rank(question, after: previous).candidates.first?.entry == entry)
  }

  @Test("A clear question is read alone, as if nothing had gone before")
  func clearQuestion() {
    let alone = matcher.rank("can I buy a gift card", after: nil)
    let after = matcher.rank("can I buy a gift card", after: "where is my order")
    #expect(after.candidates == alone.candidates)
    #expect(!after.evidence.leansOnPrevious)
  }

  @Test("Thanks after an answer do not post the answer again", arguments: ["ok, got it", "great, thank you", "hm"])
  func remark(_ remark: String) {
    #expect(matcher.rank(remark, after: "where can I leave my car when I come by").band != .answer)
  }
}
