import Foundation

/// Where the bands of a knowledge base lie on the scale of its matcher, and what a score there means.
///
/// Plain leave-one-out is far too strict a judge: the phrasings of an entry are written to differ. Instead each entry
/// is held out whole and its phrasings are asked of the rest: questions that no entry answers, in the business's own
/// words. Answering begins at a high quantile of what they score, drawn a little towards a value that suited the
/// public sets, all the more where there are few of them.
package struct Bands: Sendable {
  /// Where answering begins: the threshold that the wordings gave, times the bar.
  package let answer: Double
  /// Where asking begins: a share of `answer`, and not raised with it by a bar above 1.
  package let ask: Double
  /// What the wordings gave; confidence is read from it, whatever the bar is.
  private let threshold: Double

  /// - Parameters:
  ///   - isTrained: whether the scale is that of kernel ridge regression, for which the prior value holds.
  ///   - bar: how much more than what the wordings gave an answer must score; see `Recipe.answerBar`.
  init(heldOut: [HeldOut], isTrained: Bool, _ recipe: TierRecipe, bar: Double = 1) {
    let scores = heldOut.compactMap(\.withoutEntry).filter { $0.best.isFinite }
      .map { leading(Double($0.best), Double(max($0.second, 0)), recipe) }.sorted()
    let count = Double(scores.count)
    let trust = isTrained ? (1 - recipe.priorWeight) * count / (count + Self.fewScores) : min(1, count)
    let measured = scores.isEmpty ? 0 : scores[Int(recipe.quantile * (count - 1))]
    threshold = max(trust * measured + (1 - trust) * recipe.priorThreshold, Self.answerMin)
    answer = bar * threshold
    ask = recipe.askShare * min(answer, threshold)
  }

  func band(of score: Double) -> Band { score >= answer ? .answer : score >= ask ? .ask : .none }

  /// The share of right answers among those with this score, fitted over 80 bases sampled from the public sets with a
  /// third of the questions unanswerable: a logistic in the logarithm of score over threshold.
  func confidence(of score: Double) -> Double {
    guard score > 0 else { return 0 }
    return 1 / (1 + exp(-(Self.intercept + Self.slope * log(score / threshold))))
  }

  /// What a score with this confidence is, in units of the threshold that the wordings gave: the inverse of
  /// `confidence`, the same for every base and tier. 0 for a confidence of 0.
  package static func strength(ofConfidence confidence: Double) -> Double {
    let certainty = min(max(confidence, 0), Self.surest)
    return exp((log(certainty / (1 - certainty)) - intercept) / slope)
  }

  /// So many scores weigh as much as the prior.
  private static let fewScores = 5.0
  private static let answerMin = 0.1
  /// Confidence nearer to 1 than this says no more.
  private static let surest = 0.999
  private static let intercept = 0.75
  private static let slope = 3.1
}

/// A score with a share of its lead over the best other one (negative where it does not lead).
func leading(_ score: Double, _ other: Double, _ recipe: TierRecipe) -> Double {
  score + recipe.leadWeight * (score - other)
}
