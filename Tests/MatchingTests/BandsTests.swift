import Foundation
import Knowledge
import TestSupport
import Testing

@testable import Matching

@Suite struct BandsTests {
  @Test("Confidence rises with the score, and the band with the confidence")
  func monotone() {
    let bands = TieredMatcher(Samples.shop).words.bands
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
    let bands = TieredMatcher(Samples.base([Samples.entry("a", "Opening hours", "when are you open")])).words.bands
    #expect(abs(bands.answer - TierRecipe().priorThreshold) < 1e-9)
    #expect(bands.ask < bands.answer)
  }

  @Test("The bar moves where answering begins and nothing else: not what a score is worth, nor where asking begins")
  func bar() {
    let plain = TieredMatcher(Samples.shop).words.bands
    var recipe = Recipe()
    recipe.answerBar = 1.4
    let raised = TieredMatcher(Samples.shop, recipe: recipe).words.bands
    #expect(abs(raised.answer - 1.4 * plain.answer) < 1e-9)
    #expect(raised.ask == plain.ask)
    #expect(raised.confidence(of: 0.7) == plain.confidence(of: 0.7))
    recipe.answerBar = 0.5
    let lowered = TieredMatcher(Samples.shop, recipe: recipe).words.bands
    #expect(lowered.ask < lowered.answer)
  }

  @Test("A confidence tells how many thresholds its score is", arguments: [0.3, 0.8, 1, 1.5, 2.5])
  func strength(_ strength: Double) {
    let bands = TieredMatcher(Samples.shop).words.bands
    let confidence = bands.confidence(of: strength * bands.answer)
    #expect(abs(Bands.strength(ofConfidence: confidence) - strength) < 1e-6)
    #expect(Bands.strength(ofConfidence: 0) == 0)
    #expect(Bands.strength(ofConfidence: 1).isFinite)
  }

  @Test("Of two entries that are nearly as good, neither is posted as if it were certain")
  func tie() {
    let twins = Samples.base([
      Samples.entry("red", "Red bicycle lamps", "the red lamp for a bicycle"),
      Samples.entry("tan", "Tan bicycle lamps", "the tan lamp for a bicycle"),
      Samples.entry("hours", "When are you open?", "opening hours"),
    ])
    var recipe = Recipe()
    recipe.answerBar = 0.3
    let asking = TieredMatcher(twins, recipe: recipe)
    recipe.tieShare = 2
    let posting = TieredMatcher(twins, recipe: recipe)
    #expect(posting.rank("lamp for a bicycle please", after: nil).band == .answer)
    #expect(asking.rank("lamp for a bicycle please", after: nil).band == .ask)
    #expect(asking.rank("a red lamp for a bicycle please", after: nil).band == .answer)
  }

  @Test("Entries in each other's words raise the threshold")
  func confusable() {
    let verbs = ["book", "move", "cancel", "change", "confirm", "pay for"]
    let alike = verbs.map { Samples.entry(EntryID(rawValue: $0), "\($0) my private lesson", "\($0) the lesson") }
    let apart = TieredMatcher(Samples.shop).words.bands.answer
    #expect(TieredMatcher(Samples.base(alike)).words.bands.answer > apart)
  }

  @Test("What the matrix inverse says of a held-out entry is what a matcher without its rows says")
  func heldOutIsExact() throws {
    let matcher = TieredMatcher(Samples.shop)
    let (wordings, space) = (matcher.base.wordings, matcher.words.space)
    let row = try #require(wordings.firstIndex { $0.text == "track my parcel" })
    let heldOut = try #require(matcher.words.heldOut.first { $0.row == row })
    let kept = wordings.indices.filter { wordings[$0].entry != wordings[row].entry }
    var likenesses = SquareMatrix(size: kept.count)
    for (place, one) in kept.enumerated() {
      let line = space.likenesses(to: space[one])
      for (column, other) in kept.enumerated() { likenesses[place, column] = line[other] }
    }
    var unused: [HeldOut] = []
    let recipe = Recipe()
    let head = try #require(
      KernelRidge(
        likenesses: likenesses, entries: kept.map { wordings[$0].entry }, entryCount: matcher.base.entries.count,
        ridge: kept.map { wordings[$0].kind == .answer ? recipe.answerRidge : recipe.ridge }, heldOut: &unused))
    let line = space.likenesses(to: space[row])
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
