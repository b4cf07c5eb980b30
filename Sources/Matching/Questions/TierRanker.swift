import Knowledge
import Language

/// Ranks the entries of a base by one tier.
struct TierRanker {
  let base: IndexedBase
  let tier: Tier

  /// The ranking of a message: alone, or where it is not clear by itself by the mean of that and of its reading after
  /// the customer's question before.
  func ranking(of message: Message, after previous: Message?) -> Ranking {
    let alone = reading(of: message)
    guard let previous, !isClear(alone) else { return ranking(message, alone) }
    let both = alone.mean(with: reading(of: message.after(previous, in: base)))
    var ranking = ranking(message, both, leansOnPrevious: true)
    // "ok" or "and that?" names nothing: what it leans on may be asked about again, never posted again.
    if ranking.band == .answer, !tier.hasTopic(alone.words, in: base) { ranking.band = .ask }
    return ranking
  }

  /// The rankings of several messages, each alone.
  func rankings(of messages: [Message]) -> [Ranking] {
    zip(messages, readings(of: messages)).map { ranking($0, $1) }
  }

  /// A wording of the base word for word: certain, unless two entries claim it.
  func exactRanking(of message: Message, owners: [Int]) -> Ranking {
    let reading = reading(of: message)
    let top = max(reading.top.best, 1)
    var scores = reading.scores.map { min($0, top) }
    for owner in owners { scores[owner] = top }
    var ranking = ranking(message, reading.with(scores))
    ranking.band = Set(owners).count == 1 ? .answer : .ask
    for place in ranking.candidates.indices {
      let isOwner = owners.contains { base.entries[$0] == ranking.candidates[place].entry }
      if isOwner, ranking.band == .answer { ranking.candidates[place].confidence = Self.exactConfidence }
    }
    return ranking
  }

  private static let exactConfidence = 0.999

  private func isClear(_ reading: Reading) -> Bool {
    let strength = leading(Double(reading.top.best), Double(max(reading.top.second, 0)), tier.recipe)
    return tier.hasTopic(reading.words, in: base) && strength >= tier.recipe.clearness * tier.bands.answer
  }

  private func reading(of message: Message) -> Reading { readings(of: [message])[0] }

  /// For each message the better of two readings: as written, and with the spelling repaired.
  private func readings(of messages: [Message]) -> [Reading] {
    let vectors = tier.space.vectors(of: messages.map(\.question) + messages.compactMap { $0.repaired?.question })
    var others = vectors.dropFirst(messages.count)
    return messages.indices.map { place in
      let written = reading(messages[place].words, [], vectors[place])
      guard let (question, repairs) = messages[place].repaired, let vector = others.popFirst() else { return written }
      let other = reading(question.words, repairs, vector)
      return other.top.best > written.top.best + base.recipe.repairGain ? other : written
    }
  }

  private func reading(_ words: [String], _ repairs: [Evidence.Repair], _ vector: QuestionVector) -> Reading {
    Reading(words: words, repairs: repairs, vector: vector, scores: tier.scores(of: vector))
  }

  private func ranking(_ message: Message, _ reading: Reading, leansOnPrevious: Bool = false) -> Ranking {
    let order = best(10, of: reading.scores)
    var candidates = order.enumerated().map { place, entry in
      let rival = place == 0 ? order.dropFirst().first : order[0]
      let score = leading(
        Double(reading.scores[entry]), rival.map { max(0, Double(reading.scores[$0])) } ?? 0, tier.recipe)
      return Candidate(entry: base.entries[entry], score: score, confidence: tier.bands.confidence(of: score))
    }
    if let first = order.first {
      candidates[0].variant = base.variants[first]?.variant(for: reading.words, in: message.text)
    }
    let hasTopic = leansOnPrevious || tier.hasTopic(reading.words, in: base)
    var band = hasTopic ? candidates.first.map { tier.bands.band(of: $0.score) } ?? .none : .none
    // Of two that are nearly as good neither is posted as if it were certain.
    if band == .answer, Double(reading.top.second) > base.recipe.tieShare * Double(reading.top.best) { band = .ask }
    return Ranking(
      question: message.text, candidates: candidates, band: band,
      evidence: evidence(for: reading, best: order.first, leansOnPrevious: leansOnPrevious))
  }

  /// The entries with the highest scores; of equal ones, the one that stands first in the base.
  private func best(_ count: Int, of scores: [Float]) -> [Int] {
    var top: [Int] = []
    for entry in scores.indices {
      if top.count == count, scores[entry] <= scores[top[count - 1]] { continue }
      let place = top.firstIndex { scores[$0] < scores[entry] } ?? top.count
      top.insert(entry, at: place)
      if top.count > count { top.removeLast() }
    }
    return top
  }
}
