import Foundation
import Insight
package import Knowledge
package import Matching

/// The classifier that text books begin with, for comparison: multinomial logistic regression with an L2 penalty on the
/// tf-idf of words, pairs of words and runs of letters, over headings and phrasings.
///
/// It computes what scikit-learn's `LogisticRegression(C=10)` does on the union of `TfidfVectorizer(ngram_range=(1,
/// 2))` and `TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))`.
package struct TfIdfLogisticRegression: Matcher {
  /// The inverse of the penalty's weight, chosen once on BANKING77.
  private static let c = 10.0

  private let entries: [EntryID]
  private let vectoriser: TfIdf
  /// For each feature the weights of all entries; behind them, the entries' biases.
  private let weights: [Float]

  /// Learns the headings and phrasings of all entries, in every language. All of the learning is done here, and takes
  /// long where there are many.
  package init(_ base: KnowledgeBase) {
    let texts = base.entries.enumerated().flatMap { number, entry in
      let forms = [entry] + base.translations.values.compactMap { $0[entry.id] }
      return forms.flatMap { [$0.title] + $0.phrasings.map(\.text) }.map { (entry: number, text: $0) }
    }
    entries = base.entries.map(\.id)
    let vectoriser = TfIdf(of: texts.map(\.text))
    var weights = [Float](repeating: 0, count: (vectoriser.featureCount + 1) * entries.count)
    let problem = Problem(
      rows: texts.map { vectoriser.vector(of: $0.text) }, labels: texts.map(\.entry), classes: entries.count,
      penalty: 1 / (Self.c * Double(max(1, texts.count))))
    LimitedMemoryBFGS().minimise(&weights, problem.loss)
    self.vectoriser = vectoriser
    self.weights = weights
  }

  /// The confidence is the model's probability, as it comes. Nothing is decided: the band is `none`.
  package func rank(_ question: String, after previous: String?, since begun: ContinuousClock.Instant) -> Ranking {
    let text = [previous, question].compactMap(\.self).joined(separator: " ")
    var scores = [Float](repeating: 0, count: entries.count)
    addScores(of: vectoriser.vector(of: text), weights, to: &scores)
    softMax(&scores)
    let order = entries.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(10)
    return Ranking(
      question: question,
      candidates: order.map {
        Candidate(entry: entries[$0], score: Double(scores[$0]), confidence: Double(scores[$0]))
      }, band: .none, evidence: Evidence(tier: "logistic regression"))
  }

  /// Never any: two questions in one are not looked for.
  package func parts(of message: String, since begun: ContinuousClock.Instant) -> [Ranking] { [] }
}

/// Mean loss of the training texts, and the penalty.
private struct Problem {
  let rows: [[(feature: Int, value: Float)]]
  let labels: [Int]
  let classes: Int
  let penalty: Double

  func loss(_ weights: [Float], _ gradient: inout [Float]) -> Double {
    let (biases, share) = (weights.count - classes, 1 / Float(max(1, rows.count)))
    var squares = 0.0
    for index in 0..<biases {
      squares += Double(weights[index] * weights[index])
      gradient[index] = Float(penalty) * weights[index]
    }
    for index in biases..<weights.count { gradient[index] = 0 }
    var loss = 0.0
    var errors = [Float](repeating: 0, count: classes)
    for (row, label) in zip(rows, labels) {
      for index in errors.indices { errors[index] = 0 }
      addScores(of: row, weights, to: &errors)
      softMax(&errors)
      loss -= log(Double(max(errors[label], .leastNormalMagnitude)))
      errors[label] -= 1
      for (feature, value) in row { add(errors, 0, times: share * value, to: &gradient, feature * classes, classes) }
      add(errors, 0, times: share, to: &gradient, biases, classes)
    }
    return loss / Double(max(1, rows.count)) + penalty / 2 * squares
  }
}

/// `scores` begins as zeros, one for each entry.
private func addScores(of row: [(feature: Int, value: Float)], _ weights: [Float], to scores: inout [Float]) {
  let classes = scores.count
  add(weights, weights.count - classes, times: 1, to: &scores, 0, classes)
  for (feature, value) in row { add(weights, feature * classes, times: value, to: &scores, 0, classes) }
}

/// Adds `count` numbers of `vector` from `start`, times `factor`, to those of `sum` from `place`.
private func add(
  _ vector: [Float], _ start: Int, times factor: Float, to sum: inout [Float], _ place: Int, _ count: Int
) {
  vector.withUnsafeBufferPointer { vector in
    sum.withUnsafeMutableBufferPointer { sum in
      precondition(start + count <= vector.count && place + count <= sum.count)
      for index in 0..<count { sum[place + index] += factor * vector[start + index] }
    }
  }
}

private func softMax(_ scores: inout [Float]) {
  let highest = scores.max() ?? 0
  for index in scores.indices { scores[index] = exp(scores[index] - highest) }
  let sum = scores.reduce(0, +)
  for index in scores.indices { scores[index] /= sum }
}
