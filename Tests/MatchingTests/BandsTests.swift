import Foundation
import Knowledge
import Testing

@testable import Matching

@Suite struct BandsTests {
  @Test("Confidence rises with the score, and the band with the confidence")
  func monotone() {
    let bands = WordMatcher(Samples.shop).bands
    let scores = stride(from: -0.5, through: 2.5, by: 0.01).map { $0 }
    let confidences = scores.map(bands.confidence)
    #expect(confidences == confidences.sorted())
    #expect(confidences.allSatisfy { (0...1).contains($0) })
    let order: [Band] = [.none, .ask, .answer]
    let ranks = scores.map { order.firstIndex(of: bands.band(of: $0))! }
    #expect(ranks == ranks.sorted())
    #expect(Set(ranks).count == 3)
  }

  @Test("Without a second entry nothing can be held out, and the thresholds are the modest ones of the recipe")
  func oneEntry() {
    let bands = WordMatcher(Samples.base([Samples.entry("a", "Opening hours", "when are you open")])).bands
    #expect(abs(bands.answer - Recipe().priorThreshold) < 1e-9)
    #expect(bands.ask < bands.answer)
  }

  @Test("Entries in each other's words raise the threshold")
  func confusable() {
    let verbs = ["book", "move", "cancel", "change", "confirm", "pay for"]
    let alike = verbs.map { Samples.entry(EntryID(rawValue: $0), "\($0) my private lesson", "\($0) the lesson") }
    let apart = WordMatcher(Samples.shop).bands.answer
    #expect(WordMatcher(Samples.base(alike)).bands.answer > apart)
  }

  @Test("What the matrix inverse says of a held-out entry is what a matcher without its rows says")
  func heldOutIsExact() throws {
    let matcher = WordMatcher(Samples.shop)
    let row = try #require(matcher.wordings.firstIndex { $0.text == "track my parcel" })
    let heldOut = try #require(matcher.heldOut.first { $0.row == row })
    let kept = matcher.wordings.indices.filter { matcher.wordings[$0].entry != matcher.wordings[row].entry }
    var products = SquareMatrix(size: kept.count)
    for (place, one) in kept.enumerated() {
      let line = matcher.lexicon.index.products(with: matcher.lexicon.rows[one])
      for (column, other) in kept.enumerated() { products[place, column] = line[other] }
    }
    var unused: [HeldOut] = []
    let recipe = Recipe()
    let head = try #require(
      KernelRidge(
        products: products, entries: kept.map { matcher.wordings[$0].entry }, entryCount: matcher.entries.count,
        ridge: kept.map { matcher.wordings[$0].kind == .answer ? recipe.answerRidge : recipe.ridge }, recipe,
        heldOut: &unused))
    let line = matcher.lexicon.index.products(with: matcher.lexicon.rows[row])
    let scores = head.scores(kept.map { line[$0] })
    let expected = try #require(heldOut.withoutEntry)
    #expect(abs((scores.max() ?? 0) - expected.best) < 1e-3)
  }

  @Test(
    "The inverse of a random positive definite matrix times the matrix is the identity",
    arguments: [1, 3, 4, 5, 17, 64])
  func inverse(_ size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let factors = (0..<size).map { _ in (0..<size).map { _ in Float.random(in: -1...1, using: &generator) } }
    var matrix = SquareMatrix(size: size)
    for row in 0..<size {
      for column in 0..<size {
        matrix[row, column] = zip(factors[row], factors[column]).map(*).reduce(row == column ? 1 : 0, +)
      }
    }
    let inverted = try #require(matrix.inverse())
    for row in 0..<size {
      for column in 0..<size {
        let sum = (0..<size).reduce(Float(0)) { $0 + matrix[row, $1] * inverted[$1, column] }
        #expect(abs(sum - (row == column ? 1 : 0)) < 1e-3)
      }
    }
  }

  @Test("A matrix that is not positive definite has no inverse here")
  func notPositiveDefinite() {
    var matrix = SquareMatrix(size: 2)
    (matrix[0, 0], matrix[1, 1], matrix[1, 0], matrix[0, 1]) = (1, 1, 2, 2)
    #expect(matrix.inverse() == nil)
  }
}
