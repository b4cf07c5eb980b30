/// What a row of the base scores when the base does not hold it.
package struct HeldOut: Sendable {
  /// Which of the base's wordings it is of.
  package let row: Int
  /// With its whole entry held out, as for a question that no entry answers; nil where only the
  /// row itself was held out.
  package let withoutEntry: BestTwo?
  /// With only the row held out: what its own entry scores. Nil where the entry was out as well.
  package let own: Float?
  /// The best two of the other entries: with only the row held out, or where `own` is nil with its entry.
  package let others: BestTwo
}

/// The two highest of many scores.
package struct BestTwo: Sendable {
  /// The index of the highest; -1 where there is none.
  package private(set) var entry = -1
  /// The highest score; minus infinity where there is none.
  package private(set) var best = -Float.infinity
  /// The index of the second highest; -1 where there is none.
  package private(set) var runnerUp = -1
  /// The second highest score; minus infinity where there is none.
  package private(set) var second = -Float.infinity

  init(_ scores: [Float]) {
    for (index, score) in scores.enumerated() {
      if score > best {
        (runnerUp, second) = (entry, best)
        (entry, best) = (index, score)
      } else if score > second {
        (runnerUp, second) = (index, score)
      }
    }
  }
}
