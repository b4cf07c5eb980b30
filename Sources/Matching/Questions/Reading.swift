import Language

/// One way to read a message: its words, perhaps repaired, and what every entry scores for them.
struct Reading {
  var words: [String]
  var repairs: [Evidence.Repair]
  /// Of the words.
  var vector: SparseVector
  var scores: [Float]
  /// The two entries with the highest scores.
  private(set) var top: BestTwo

  init(words: [String], repairs: [Evidence.Repair], vector: SparseVector, scores: [Float]) {
    self.words = words
    self.repairs = repairs
    self.vector = vector
    self.scores = scores
    top = BestTwo(scores)
  }

  /// The mean of this reading's scores and another's, with this one's words.
  func mean(with other: Reading) -> Reading {
    Reading(
      words: words, repairs: repairs, vector: vector, scores: zip(scores, other.scores).map { ($0 + $1) / 2 })
  }
}

extension WordMatcher {
  /// The better of two readings of `words`: as written, and with the spelling repaired.
  func reading(of words: [String]) -> Reading {
    let words = Array(words.prefix(Features.wordsMax))
    let written = scored(words, [])
    let (repaired, repairs) = lexicon.repaired(words, sparing: stopWords)
    guard !repairs.isEmpty else { return written }
    let other = scored(repaired, repairs)
    return other.top.best > written.top.best + recipe.repairGain ? other : written
  }

  private func scored(_ words: [String], _ repairs: [Evidence.Repair]) -> Reading {
    let vector = lexicon.vector(of: words)
    let scores = head.scores(vector) { lexicon.index.products(with: vector) }
    return Reading(words: words, repairs: repairs, vector: vector, scores: scores)
  }

  /// The score of the best entry with its share of the lead.
  func strength(of reading: Reading) -> Double {
    leading(Double(reading.top.best), Double(max(reading.top.second, 0)), recipe)
  }

  /// Whether a word of `words` has a topic and is known to the base, at least by its beginning.
  func holdsTopic(_ words: [String]) -> Bool {
    words.contains { !stopWords.contains($0) && lexicon.resembles($0) }
  }
}
