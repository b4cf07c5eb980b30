/// One way to read a message: its words, perhaps repaired, and what every entry scores for them.
struct Reading {
  var words: [String]
  var repairs: [Evidence.Repair]
  var vector: QuestionVector
  var scores: [Float]
  /// The two entries with the highest scores.
  private(set) var top: BestTwo

  init(words: [String], repairs: [Evidence.Repair], vector: QuestionVector, scores: [Float]) {
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
