import Language

/// One way to read a message: its words, perhaps repaired, and what every entry scores for them.
struct Reading {
  var words: [String]
  var repairs: [Evidence.Repair]
  var scores: [Float]

  var best: Float { scores.max() ?? 0 }
}

extension WordMatcher {
  /// The better of two readings of `words`: as written, and with the spelling repaired.
  func reading(of words: [String]) -> Reading {
    let written = Reading(words: words, repairs: [], scores: head.scores(lexicon.products(with: words)))
    let (repaired, repairs) = lexicon.repaired(words)
    guard !repairs.isEmpty else { return written }
    let other = Reading(words: repaired, repairs: repairs, scores: head.scores(lexicon.products(with: repaired)))
    return other.best > written.best ? other : written
  }
}
