import Embedding
import Foundation
import Insight
import Knowledge
import Matching
import TestSupport
import Testing

@testable import Benchmarks

/// The sample business, asked as customers ask. The floors lie below what was measured; they hold that nothing breaks.
@Suite("The sample business and its customers")
struct SampleQuestionsTests {
  private let sample: BusinessMessages

  init() throws {
    let data = try #require(Bundle.module.resourceURL).appending(path: "Data")
    sample = try BusinessMessages(
      KnowledgeLoader(folder: PackageRoot.url.appending(path: "knowledge")).load(),
      questions: TextFile(at: data.appending(path: "sample-questions.tsv").path),
      chats: TextFile(at: data.appending(path: "sample-followups.jsonl").path))
  }

  @Test("Every label names an entry of the business")
  func labels() {
    let known = Set(sample.base.entries.map(\.id))
    #expect(sample.messages.count > 200)
    for message in sample.messages { #expect(message.gold.entries.isSubset(of: known), "\(message.text)") }
  }

  @Test("Without any installed model most questions find their entry first, and few answers are wrong")
  func asked() throws {
    let tally = try BusinessTally(
      sample, MatcherTier("static") { TieredMatcher($0, encoders: [StaticEncoder()]) }, done: { _ in })
    let answerable = tally.answerable
    #expect(Double(answerable.first) >= 0.5 * Double(answerable.messages), "\(answerable)")
    let wrong = try #require(tally.wrongAmongPosted.share)
    #expect(wrong <= 0.25, "\(tally.wrongAmongPosted)")
    let plain = try #require(tally.kinds[.plain])
    #expect(plain.postedRight * 10 >= plain.messages * 8, "\(plain)")
    let typing = try #require(tally.kinds[.typo])
    #expect(typing.first * 10 >= typing.messages * 7, "\(typing)")
    let near = try #require(tally.kinds[.near])
    #expect(near.postedRight + near.postedWrong <= near.messages / 2, "\(near)")
    let far = try #require(tally.kinds[.far])
    #expect(far.postedRight + far.postedWrong <= 1, "\(far)")
  }
}
