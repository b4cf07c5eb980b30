import Benchmarks
import Insight
import Knowledge
import Matching
import Testing

@Suite("The matchers for comparison")
struct BaselineTests {
  @Test("L-BFGS finds the lowest point of a narrow valley")
  func lowestPoint() {
    var point: [Float] = [0, 0, 0]
    LimitedMemoryBFGS().minimise(&point) { point, gradient in
      let offsets = [point[0] - 1, point[1] + 2, point[2] - 3]
      let steepness: [Float] = [1, 10, 100]
      gradient = zip(offsets, steepness).map { $0 * $1 }
      return zip(offsets, steepness).reduce(0) { $0 + Double($1.0 * $1.0 * $1.1) / 2 }
    }
    #expect(zip(point, [1, -2, 3]).allSatisfy { abs($0 - $1) < 1e-3 })
  }

  /// `LogisticRegression(C=10, tol=1e-10)` of scikit-learn 1.9 on the union of the two vectorisers.
  @Test(
    "Logistic regression gives the probabilities that scikit-learn gives",
    arguments: [
      ("is my dog allowed", [0.1560, 0.1046, 0.7394]), ("cost of a parcel", [0.5626, 0.2794, 0.1580]),
      ("Delivery!", [0.0733, 0.8296, 0.0971]), ("e", [0.2613, 0.2790, 0.4597]),
    ])
  func probabilities(question: String, expected: [Double]) {
    let ranking = TfIdfLogisticRegression(Self.base).rank(question, after: nil)
    let found = ["parcel", "cost", "dogs"].map { id in
      ranking.candidates.first { $0.entry.rawValue == id }?.confidence ?? 0
    }
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 0.001 }, "\(found)")
  }

  @Test("What was learnt is found again, and words of no text at all change nothing")
  func learnt() {
    for matcher in [BM25(Self.base) as any Matcher, TfIdfLogisticRegression(Self.base)] {
      for entry in Self.base.entries {
        for text in [entry.title] + entry.phrasings.map(\.text) {
          let ranking = matcher.rank(text + " zzz", after: nil)
          #expect(ranking.candidates.first?.entry == entry.id)
          #expect(ranking.band == .none)
        }
      }
    }
    #expect(BM25(Self.base).rank("zzz", after: nil).candidates.isEmpty)
    #expect(
      TfIdfLogisticRegression(KnowledgeBase(business: Business(name: ""), entries: []))
        .rank("zzz", after: nil).candidates.isEmpty)
  }

  @Test("They read a question together with the one before")
  func previous() {
    for matcher in [BM25(Self.base) as any Matcher, TfIdfLogisticRegression(Self.base)] {
      #expect(matcher.rank("and mine?", after: "are dogs allowed").candidates.first?.entry == "dogs")
    }
  }

  private static let base = KnowledgeBase(
    business: Business(name: "Small Shop"),
    entries: [
      Entry(
        id: "parcel", title: "where is my parcel", phrasings: [Phrasing(text: "track my parcel")], answer: "a"),
      Entry(
        id: "cost", title: "how much is delivery", phrasings: [Phrasing(text: "what does delivery cost")], answer: "b"),
      Entry(id: "dogs", title: "are dogs allowed", phrasings: [Phrasing(text: "may my dog come in?")], answer: "c"),
    ])
}
