import Knowledge
import Language

extension WordMatcher {
  package func rank(_ question: String, after previous: String?) -> Ranking {
    let own = words(of: Self.readable(question))
    let owners = exact.owners(of: own)
    if !owners.isEmpty { return exactRanking(question, own, owners) }
    let alone = reading(of: own)
    guard let previous else { return ranking(question, alone) }
    let isClear = holdsTopic(alone.words) && strength(of: alone) >= recipe.certainty * bands.answer
    if isClear { return ranking(question, alone) }
    let together = reading(of: words(of: Self.readable(previous)).suffix(Features.wordsMax / 2) + own)
    let both = alone.mean(with: together)
    var ranking = ranking(question, both, leansOnPrevious: true)
    // "ok" or "and that?" names nothing: what it leans on may be asked about again, never posted again.
    if ranking.band == .answer, !holdsTopic(alone.words) { ranking.band = .ask }
    return ranking
  }

  /// As much of a message as is read: what a customer asks stands in far less.
  static func readable(_ message: String) -> String {
    guard message.utf8.count > readableMax else { return message }
    return String(decoding: message.utf8.prefix(readableMax), as: UTF8.self)
  }

  /// In bytes.
  private static let readableMax = 16_384

  /// A wording of the base word for word: certain, unless two entries claim it.
  private func exactRanking(_ question: String, _ words: [String], _ owners: [Int]) -> Ranking {
    var reading = reading(of: words)
    let top = max(reading.top.best, 1)
    reading.scores = reading.scores.map { min($0, top) }
    for owner in owners { reading.scores[owner] = top }
    var ranking = ranking(question, reading)
    ranking.band = Set(owners).count == 1 ? .answer : .ask
    for place in ranking.candidates.indices {
      let isOwner = owners.contains { entries[$0] == ranking.candidates[place].entry }
      if isOwner, ranking.band == .answer { ranking.candidates[place].confidence = Self.exactConfidence }
    }
    return ranking
  }

  private static let exactConfidence = 0.999

  private func ranking(_ question: String, _ reading: Reading, leansOnPrevious: Bool = false) -> Ranking {
    let order = best(10, of: reading.scores)
    var candidates = order.enumerated().map { place, entry in
      let rival = place == 0 ? order.dropFirst().first : order[0]
      let score = leading(
        Double(reading.scores[entry]), rival.map { max(0, Double(reading.scores[$0])) } ?? 0, recipe)
      return Candidate(entry: entries[entry], score: score, confidence: bands.confidence(of: score))
    }
    if let first = order.first { candidates[0].variant = variants[first]?.variant(for: reading.words) }
    let hasTopic = leansOnPrevious || holdsTopic(reading.words)
    let band = hasTopic ? candidates.first.map { bands.band(of: $0.score) } ?? .none : .none
    return Ranking(
      question: question, candidates: candidates, band: band,
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
