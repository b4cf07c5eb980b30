import Knowledge
import Language
import Testing

@testable import Matching

@Suite struct EvidenceTests {
  let matcher = TieredMatcher(Samples.shop)

  private static let questions = [
    "can you track the parcel for me", "trcak my pracel", "is there a car park", "money back on the card please",
    "present for my friend", "and on saturday?", "nothing here fits at all",
  ]

  @Test("Matched words occur in the question as read and in the nearest phrasing", arguments: questions)
  func matchedWords(_ question: String) {
    let evidence = matcher.rank(question, after: nil).evidence
    let asked = Set(words(of: question)).union(evidence.repairs.map(\.read))
    let nearest = Set(words(of: evidence.nearestPhrasing ?? ""))
    for matched in evidence.words {
      #expect(asked.contains(matched.word))
      #expect(nearest.contains(matched.word))
      #expect((0...1).contains(matched.share))
    }
    #expect(evidence.words.map(\.share) == evidence.words.map(\.share).sorted(by: >))
  }

  @Test("The nearest phrasing is one of the best entry's", arguments: questions.dropLast())
  func nearestPhrasing(_ question: String) throws {
    let ranking = matcher.rank(question, after: nil)
    let best = try #require(ranking.candidates.first)
    let entry = try #require(Samples.shop.entry(best.entry))
    let nearest = try #require(ranking.evidence.nearestPhrasing)
    #expect(([entry.title] + entry.phrasings.map(\.text)).contains(nearest))
  }

  @Test("A repair names a word of the message and one of the base")
  func repairs() {
    let evidence = matcher.rank("trcak my pracel", after: nil).evidence
    #expect(
      evidence.repairs == [
        Evidence.Repair(written: "trcak", read: "track"), Evidence.Repair(written: "pracel", read: "parcel"),
      ])
  }

  @Test("The thresholds are in order and decide the band", arguments: questions)
  func thresholds(_ question: String) throws {
    let ranking = matcher.rank(question, after: nil)
    let best = try #require(ranking.candidates.first)
    #expect(ranking.evidence.askThreshold < ranking.evidence.answerThreshold)
    #expect((ranking.band == .answer) == (best.score >= ranking.evidence.answerThreshold))
  }
}
