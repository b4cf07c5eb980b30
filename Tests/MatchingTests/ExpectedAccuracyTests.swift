import Knowledge
import Testing

@testable import Matching

@Suite struct ExpectedAccuracyTests {
  @Test("Each wording is asked as if it did not stand there; sentences of answers are not asked")
  func counted() {
    let matcher = TieredMatcher(Samples.shop)
    let expectation = matcher.expectation
    #expect(expectation.asked == matcher.base.wordings.count { $0.kind != .answer })
    #expect(expectation.tier == "words")
    let twice = Samples.base([
      Samples.entry("hours", "opening hours on Monday", "opening hours on Tuesday", "opening hours on Friday"),
      Samples.entry("parking", "parking a car here", "parking a bike here", "parking a van here"),
    ])
    let alike = TieredMatcher(twice).expectation
    #expect(alike.asked == 6 && alike.right == 6 && alike.wrong == 0)
  }

  @Test("A wording that another entry takes counts as wrong")
  func wrong() {
    let thief = Samples.entry(
      "pay", "pay for my private lesson", "pay my private lesson now", "how to pay my private lesson")
    let victim = Samples.entry("move", "move my private lesson", "another day suits me better")
    #expect(TieredMatcher(Samples.base([thief, victim] + Samples.shop.entries)).expectation.wrong > 0)
  }
}
