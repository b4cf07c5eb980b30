/// One way to read a message: its words, perhaps repaired, and what every entry scores for them.
struct Reading {
  let words: [String]
  let repairs: [Evidence.Repair]
  let vector: QuestionVector
  /// Of all entries.
  let scores: [Float]
  /// The two entries with the highest scores.
  let top: BestTwo

  init(words: [String], repairs: [Evidence.Repair], vector: QuestionVector, scores: [Float]) {
    self.words = words
    self.repairs = repairs
    self.vector = vector
    self.scores = scores
    top = BestTwo(scores)
  }

  func with(_ scores: [Float]) -> Reading {
    Reading(words: words, repairs: repairs, vector: vector, scores: scores)
  }

  /// The mean of this reading's scores and another's, with this one's words.
  func mean(with other: Reading) -> Reading { with(zip(scores, other.scores).map { ($0 + $1) / 2 }) }
}
