import Knowledge

extension TierRanker {
  /// What speaks for `best`: the wording of its that is nearest to the reading, and the words they share.
  func evidence(for reading: Reading, best: Int?, leansOnPrevious: Bool) -> Evidence {
    var evidence = Evidence(
      tier: tier.name, repairs: reading.repairs, leansOnPrevious: leansOnPrevious, answerThreshold: tier.bands.answer,
      askThreshold: tier.bands.ask)
    guard let best else { return evidence }
    let rows = base.ranges[best].filter { base.wordings[$0].kind != .answer }
    let likenesses = rows.map { tier.space.likeness(of: $0, to: reading.vector) }
    guard let place = likenesses.indices.max(by: { likenesses[$0] < likenesses[$1] }), likenesses[place] > 0 else {
      return evidence
    }
    let nearest = rows[place]
    evidence.nearestPhrasing = base.wordings[nearest].text
    evidence.words = sharedWords(reading.words, row: nearest)
    return evidence
  }

  /// The words of a reading that stand in a row too, each with its part of their common weight.
  private func sharedWords(_ words: [String], row: Int) -> [Evidence.MatchedWord] {
    let lexicon = base.lexicon
    var seen: Set<String> = []
    let shared = words.filter { word in
      guard !base.stopWords.contains(word), let feature = lexicon.feature(of: word) else { return false }
      return lexicon.rows.holds(feature, in: row) && seen.insert(word).inserted
    }
    let all = Set(words.filter { !base.stopWords.contains($0) }).sorted().map { lexicon.weight(of: $0) }.reduce(0, +)
    return shared.map { Evidence.MatchedWord(word: $0, share: Double(lexicon.weight(of: $0) / max(all, 1e-6))) }
      .sorted { ($1.share, $0.word) < ($0.share, $1.word) }
  }
}
