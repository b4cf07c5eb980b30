import Embedding
import Knowledge
import Testing

@testable import Matching

/// Knows what some words mean: texts with a word of the same group point the same way.
struct GroupEncoder: TextEncoder {
  let tier: String
  var groups: [[String]] = [
    ["order", "parcel", "package", "delivery", "shipment", "goods"], ["return", "send", "back", "unwanted"],
    ["refund", "money", "reimbursement"], ["open", "hours", "close"], ["parking", "car", "vehicle"],
    ["voucher", "gift", "card", "present"],
  ]
  var width: Int { groups.count + 1 }

  func embeddings(of texts: [String]) -> [[Float]] {
    texts.map { text in
      var vector: [Float] = groups.map { group in Float(group.count { text.lowercased().contains($0) }) } + [0.2]
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for index in vector.indices { vector[index] /= length }
      return vector
    }
  }
}

@Suite struct TierTests {
  private let words = TieredMatcher(Samples.shop)
  private let both = TieredMatcher(Samples.shop, encoders: [GroupEncoder(tier: "small")])

  @Test("A question that shares no word with the base is found by its meaning, and by words it is not")
  func meaning() {
    let question = "my vehicle: any space for that"
    #expect(words.rank(question, after: nil).band == .none)
    let ranking = both.rank(question, after: nil)
    #expect(ranking.candidates.first?.entry == "parking")
    #expect(ranking.evidence.tier == "small")
    #expect(ranking.band != .none)
  }

  @Test("What words are sure of is not asked of a model")
  func sure() {
    #expect(both.rank("Where is my order?", after: nil).evidence.tier == "words")
    #expect(both.rank("where can I leave my car please", after: nil).evidence.tier == "words")
  }

  @Test("The last tier decides where none is sure")
  func last() {
    let three = TieredMatcher(
      Samples.shop, encoders: [GroupEncoder(tier: "small"), GroupEncoder(tier: "large")])
    #expect(three.rank("a shipment, a vehicle and a reimbursement", after: nil).evidence.tier == "large")
  }

  @Test(
    "Where a better tier finds the same entry and is less sure, what the words allowed stands, and the evidence says so"
  )
  func agreement() {
    var recipe = Recipe()
    recipe.words.sureness = 99
    recipe.meaning.priorThreshold = 9
    recipe.meaning.priorWeight = 1
    let question = "when will my parcel delivery come"
    let modest = TieredMatcher(Samples.shop, encoders: [GroupEncoder(tier: "small")], recipe: recipe)
    let ranking = modest.rank(question, after: nil)
    #expect(words.rank(question, after: nil).band == .answer)
    #expect(ranking.evidence.tier == "small" && ranking.band == .answer && ranking.evidence.confirmedBy == "words")
    recipe.agreement = 99
    let asking = TieredMatcher(Samples.shop, encoders: [GroupEncoder(tier: "small")], recipe: recipe)
    #expect(asking.rank(question, after: nil).band == .ask)
  }

  /// With an encoder that takes `question` for one about parking, and is sure of nothing.
  ///
  /// - Parameter threshold: the words' for answering; nil: what they find.
  private func misled(by question: String, threshold: Double? = nil) -> (words: TieredMatcher, both: TieredMatcher) {
    var recipe = Recipe()
    recipe.words.sureness = 99
    (recipe.meaning.priorThreshold, recipe.meaning.priorWeight) = (99, 1)
    if let threshold { (recipe.words.priorThreshold, recipe.words.priorWeight) = (threshold, 1) }
    let encoder = GroupEncoder(tier: "small", groups: [[question, "parking", "car"]])
    return (
      TieredMatcher(Samples.shop, recipe: recipe), TieredMatcher(Samples.shop, encoders: [encoder], recipe: recipe)
    )
  }

  @Test("Where the meaning finds nothing, what the words would post is asked about, and the evidence is theirs")
  func nothingFound() {
    let question = "when will my parcel delivery come"
    let (words, both) = misled(by: question)
    #expect(words.rank(question, after: nil).band == .answer)
    let ranking = both.rank(question, after: nil)
    #expect(ranking.band == .ask && ranking.candidates.first?.entry == "track" && ranking.evidence.tier == "words")
  }

  @Test(
    "What the words would only ask about is asked there where its spelling was repaired, and else counts for nothing",
    arguments: [("our delivery", false), ("our delivry", true)])
  func nothingFoundMisspelt(question: String, isMisspelt: Bool) throws {
    let score = try #require(words.rank(question, after: nil).candidates.first).score
    let (words, both) = misled(by: question, threshold: 1.2 * score)
    let asked = words.rank(question, after: nil)
    #expect(asked.band == .ask && asked.evidence.repairs.isEmpty != isMisspelt, "\(asked)")
    let ranking = both.rank(question, after: nil)
    #expect(ranking.band == (isMisspelt ? .ask : .none))
    #expect(ranking.evidence.tier == (isMisspelt ? "words" : "small"))
  }

  @Test("Each tier has a threshold of its own, from what its own scores are for questions that no entry answers")
  func thresholds() {
    #expect(both.tiers[0].bands.answer == words.tiers[0].bands.answer)
    #expect(both.tiers[1].bands.answer != both.tiers[0].bands.answer)
  }

  @Test("Without time for a model the words answer, and the evidence says that it was cut short")
  func noTime() {
    let budget = TimeBudget(milliseconds: 40, atOnceMax: 0)
    let hurried = TieredMatcher(Samples.shop, encoders: [GroupEncoder(tier: "small")], budget: budget)
    let ranking = hurried.rank("my vehicle: any space for that", after: nil)
    #expect(ranking.evidence.tier == "words")
    #expect(ranking.evidence.isCutShort)
    #expect(!hurried.rank("Where is my order?", after: nil).evidence.isCutShort)
  }

  @Test("A matcher for an edited base goes on with the same encoders")
  func edited() {
    let edited = both.knowing(Samples.base(Samples.shop.entries + [Samples.entry("dogs", "Are dogs allowed?")]))
    #expect(edited.rank("a shipment, a vehicle and a reimbursement", after: nil).evidence.tier == "small")
    #expect(edited.rank("are dogs allowed", after: nil).candidates.first?.entry == "dogs")
  }

  @Test("Two questions are found by meaning, too")
  func parts() {
    let parts = both.parts(of: "is there space for a vehicle, and when do I get the reimbursement")
    #expect(parts.compactMap { $0.candidates.first?.entry } == ["parking", "refund"])
  }
}

@Suite struct TimeBudgetTests {
  @Test("A tier that takes longer than what is left is not begun")
  func slow() {
    let budget = TimeBudget(milliseconds: 5, atOnceMax: 2)
    let now = ContinuousClock.now
    // Nothing is known of it yet.
    #expect(budget.spend(on: "large", bytes: 54, since: now) { spin(milliseconds: 12) } != nil)
    #expect(budget.spend(on: "large", bytes: 54, since: ContinuousClock.now) { true } == nil)
    #expect(budget.spend(on: "large", bytes: 12, since: ContinuousClock.now) { true } == true)
    #expect(budget.spend(on: "small", bytes: 54, since: ContinuousClock.now) { true } == true)
  }

  @Test("What was slow once is tried again after some refusals")
  func again() {
    let budget = TimeBudget(milliseconds: 5, atOnceMax: 1)
    _ = budget.spend(on: "large", bytes: 54, since: ContinuousClock.now) { spin(milliseconds: 8) }
    let refusals = (0..<200).prefix { _ in
      budget.spend(on: "large", bytes: 54, since: ContinuousClock.now) { true } == nil
    }
    #expect((1..<200).contains(refusals.count))
  }

  @Test("A tier has no more questions in hand than it may")
  func busy() {
    let budget = TimeBudget(milliseconds: 1_000, atOnceMax: 1)
    let inner = budget.spend(on: "small", bytes: 18, since: ContinuousClock.now) {
      budget.spend(on: "small", bytes: 18, since: ContinuousClock.now) { true }
    }
    #expect(inner == .some(nil))
    #expect(budget.spend(on: "small", bytes: 18, since: ContinuousClock.now) { true } == true)
  }

  @Test("Time that has gone before counts")
  func late() {
    let budget = TimeBudget(milliseconds: 30, atOnceMax: 1)
    _ = budget.spend(on: "small", bytes: 18, since: ContinuousClock.now) { spin(milliseconds: 10) }
    #expect(budget.spend(on: "small", bytes: 18, since: ContinuousClock.now - .milliseconds(29)) { true } == nil)
  }

  @discardableResult
  private func spin(milliseconds: Int) -> Bool {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while ContinuousClock.now < end {}
    return true
  }
}
