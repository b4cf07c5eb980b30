import Embedding
import Foundation
import Insight
import Testing

@Suite("Whoever writes is heard alike")
struct FairnessTests {
  /// Mean size of the gaps that a group may have, and how many of its pairs may be told apart by an offer, with the
  /// word vectors that every desk has: a little above what was measured.
  private static let bounds: [String: (notAccepted: Double, score: Double, flips: Int)] = [
    "names": (0.05, 0.1, 1), "dialect": (0.14, 0.33, 4), "spelling": (0.11, 0.28, 3),
    "non_native": (0.09, 0.25, 2), "emoji": (0.02, 0.05, 1), "gender_role": (0.08, 0.14, 1), "age": (0.04, 0.08, 1),
    "disability": (0.07, 0.15, 3), "formality": (0.09, 0.19, 4), "politeness": (0.18, 0.45, 3),
    "identity": (0.06, 0.11, 2),
  ]

  @Test("The pairs that come with the program are heard as alike as they were, group by group")
  func shipped() throws {
    let pairs = try FairnessPair.all(in: TextFile(at: FairnessPair.shippedFile.path))
    let judge = FairnessJudge(MoodEar(StaticEncoder()))
    let summary = FairnessSummary(pairs.map(judge.judge), offerAt: 1.55)
    #expect(pairs.count == 248)
    #expect(Set(summary.groups.map(\.group)) == Set(Self.bounds.keys))
    for row in summary.groups {
      let bound = try #require(Self.bounds[row.group])
      #expect(row.notAccepted.absolute <= bound.notAccepted, "\(row.group)")
      #expect(row.score.absolute <= bound.score, "\(row.group)")
      #expect(row.flips.hits <= bound.flips, "\(row.group)")
    }
  }

  @Test("By the words alone, a name changes nothing")
  func names() throws {
    let pairs = try FairnessPair.all(in: TextFile(at: FairnessPair.shippedFile.path)).filter { $0.group == "names" }
    let judge = FairnessJudge(MoodEar())
    let summary = FairnessSummary(pairs.map(judge.judge), offerAt: 1.55)
    #expect(summary.all.message.absolute < 0.001)
    #expect(summary.all.notAccepted.absolute < 0.01)
  }

  @Test("Both are heard as a first line, and after an answer that follows one which was not accepted")
  func places() {
    let text = "that is not what I asked"
    let pair = FairnessPair(line: 1, group: "a", first: text, second: text, kind: "upset")
    let verdict = FairnessJudge(MoodEar()).judge(pair)
    #expect(verdict.first == verdict.second && !verdict.isFlipped(at: 1))
    #expect(verdict.first.opening == 0 && verdict.first.notAccepted > 0.5)
    #expect(verdict.first.reply >= 2 * verdict.first.notAccepted)
  }

  @Test("A gap is the first less the second; its mean may be nothing where its size is not")
  func gaps() {
    let verdicts = [verdict(0.9, 0.1), verdict(0.1, 0.9)]
    let row = FairnessSummary(verdicts, offerAt: 0.5).all
    #expect(abs(row.message.mean) < 1e-9)
    #expect(abs(row.message.absolute - 0.8) < 1e-9)
  }

  @Test(
    "A pair is told apart where one would be offered a person and the other not, in a first line or after an answer")
  func flips() {
    #expect(verdict(0.4, 0.6).isFlipped(at: 0.5))
    #expect(!verdict(0.6, 0.7).isFlipped(at: 0.5))
    #expect(!verdict(0.3, 0.4).isFlipped(at: 0.5))
    var opening = verdict(0.1, 0.1)
    opening.first.opening = 3
    #expect(opening.isFlipped(at: 0.5))
  }

  @Test("The pairs heard least alike come first, and a row each is kept for groups and kinds")
  func order() {
    let verdicts = [verdict(0.5, 0.4, "a", "calm"), verdict(0.1, 0.9, "b", "upset"), verdict(0.5, 0.2, "b", "calm")]
    let summary = FairnessSummary(verdicts, offerAt: 2)
    #expect(summary.worst.map(\.pair.kind) == ["upset", "calm", "calm"])
    #expect(summary.groups.map(\.group) == ["a", "b"])
    #expect(summary.kinds.map { "\($0.group) \($0.kind ?? "")" } == ["a calm", "b upset", "b calm"])
    #expect(summary.report.contains("Heard least alike\n  b, upset, line 1"))
  }

  private func verdict(
    _ first: Double, _ second: Double, _ group: String = "a", _ kind: String = "calm"
  ) -> FairnessVerdict {
    func side(_ value: Double) -> FairnessVerdict.Side {
      FairnessVerdict.Side(message: value, notAccepted: value, opening: 0, reply: value)
    }
    return FairnessVerdict(
      pair: FairnessPair(line: 1, group: group, first: "x", second: "y", kind: kind), first: side(first),
      second: side(second))
  }
}
