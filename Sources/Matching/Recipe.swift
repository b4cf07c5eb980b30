/// The numbers by which the matcher works. Each was chosen on BANKING77 and CLINC150 (train against dev) and on four
/// small businesses, never on one set alone; a benchmark may try others.
package struct Recipe: Sendable {
  /// The share of words and pairs in a product of two texts, the rest being character runs.
  package var wordWeight: Float = 0.2
  /// The power of the idf in a feature's weight: the square root was 1–2 points better than the idf itself.
  package var rarityPower: Float = 0.5
  /// What a feature that the base does not know adds to a question's length, against the rarest known one. More than 1:
  /// unknown words speak against every entry, which is half of knowing when not to answer.
  package var unknownWeight: Float = 1.5
  /// γ of `Similarity` for words.
  package var sharpness: Float = 2
  /// γ of `Similarity` for embeddings.
  package var meaningSharpness: Float = 3
  /// What the words that two texts share count beside what they mean.
  package var wordShare: Float = 0.05
  /// Up to so many rows kernel ridge regression is trained; its n³ operations take about half a second there.
  package var ridgeRowsMax = 2_000
  /// Up to so many entries times rows linear machines are; a few seconds.
  package var machineWorkMax = 4_000_000
  /// The ridge of a heading or phrasing.
  package var ridge: Float = 0.1
  /// The ridge of a sentence of an answer; 0 leaves answers out. They find 13 more of 676 questions, 18 in the top 3.
  package var answerRidge: Float = 0.2
  /// How much better a message must score with its spelling repaired than as written.
  package var repairGain: Float = 0
  /// Above this share of the best score a runner-up is as good: the customer is asked which they mean.
  package var tieShare = 0.95
  /// How often the threshold for answering a tier must score for its answer to stand where a better tier finds the same
  /// entry and would only ask. 15 more right answers on the four businesses, none wrong, 5 more where none would be
  /// right.
  package var agreement = 1.1
  /// How often its threshold the first tier of meaning must score to post what the words do not find first. Spares 2 of
  /// 3 wrong answers there, and costs no right one.
  package var contradiction = 1.2
  /// How much an answer must score to be posted, times what the wordings of the base gave. 1 until the business's own
  /// customers have shown that it should be higher or lower.
  package var answerBar = 1.0
  /// The penalty for errors of the linear machines, C.
  package var cost: Float = 1
  /// How often the linear machines look at all rows, at most.
  package var sweepsMax = 12
  /// The linear machines are done when the gradients of a sweep lie within this of each other.
  package var tolerance: Float = 0.1
  /// Where the bands of the tier of words lie.
  package var words = TierRecipe()
  /// Where those of the tiers of meaning lie: answering begins at a higher quantile, asking at a lower share of it.
  package var meaning = TierRecipe(quantile: 0.9, askShare: 0.55, sureness: 2.2)

  /// The numbers that the product works by.
  package init() {}
}

/// How a tier's scores become decisions.
package struct TierRecipe: Sendable {
  /// What the lead over the runner-up adds to a score before it is compared with a threshold.
  package var leadWeight = 0.5
  /// The quantile of the scores of questions that no entry answers at which answering begins.
  package var quantile: Double
  /// Where answering begins for want of such scores.
  package var priorThreshold = 0.36
  /// What `priorThreshold` counts beside such scores at least, however many they are; 0–1.
  package var priorWeight = 0.25
  /// Asking begins at this share of the threshold for answering. Among three choices the truth is in half the cases
  /// there for words, and in nine of ten for meanings.
  package var askShare: Double
  /// How often the threshold for answering a question must score to be read without the one before it.
  package var clearness = 1.5
  /// How often the threshold for answering it must score to be answered without asking a better tier.
  package var sureness: Double

  /// The numbers of the tier of words.
  package init(quantile: Double = 0.88, askShare: Double = 0.65, sureness: Double = 1.8) {
    self.quantile = quantile
    self.askShare = askShare
    self.sureness = sureness
  }
}
