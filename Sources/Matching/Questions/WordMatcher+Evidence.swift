import Knowledge

extension WordMatcher {
  /// What speaks for `best`: the wording of its that is nearest to the reading, and the words they share.
  func evidence(for reading: Reading, best: Int?, leansOnPrevious: Bool) -> Evidence {
    var evidence = Evidence(
      tier: "words", repairs: reading.repairs, leansOnPrevious: leansOnPrevious, answerThreshold: bands.answer,
      askThreshold: bands.ask)
    guard let best else { return evidence }
    let rows = ranges[best].filter { wordings[$0].kind != .answer }
    let products = rows.map { lexicon.rows.product($0, reading.vector) }
    guard let place = products.indices.max(by: { products[$0] < products[$1] }), products[place] > 0 else {
      return evidence
    }
    evidence.nearestPhrasing = wordings[rows[place]].text
    evidence.words = sharedWords(reading.words, row: rows[place])
    return evidence
  }

  /// The words of a reading that stand in a row too, each with its part of their common weight.
  private func sharedWords(_ words: [String], row: Int) -> [Evidence.MatchedWord] {
    var seen: Set<String> = []
    let shared = words.filter { word in
      guard !stopWords.contains(word), let feature = lexicon.feature(of: word) else { return false }
      return lexicon.rows.holds(feature, in: row) && seen.insert(word).inserted
    }
    let all = Set(words.filter { !stopWords.contains($0) }).sorted().map { lexicon.weight(of: $0) }.reduce(0, +)
    return shared.map { Evidence.MatchedWord(word: $0, share: Double(lexicon.weight(of: $0) / max(all, 1e-6))) }
      .sorted { ($1.share, $0.word) < ($0.share, $1.word) }
  }
}
