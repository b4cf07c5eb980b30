import Knowledge
import Language

extension WordMatcher {
  package func rank(_ question: String, after previous: String?) -> Ranking {
    let own = words(of: question)
    var reading = reading(of: own)
    var leans = false
    if let previous {
      let together = self.reading(of: words(of: previous) + own)
      let alone = reading.scores
      reading.scores = zip(alone, together.scores).map { ($0 + $1) / 2 }
      leans = best(alone) != best(reading.scores)
    }
    return ranking(question, reading, leansOnPrevious: leans)
  }

  package func parts(of message: String) -> [Ranking] { [] }

  private func best(_ scores: [Float]) -> Int? { scores.indices.max { scores[$0] < scores[$1] } }

  private func ranking(_ question: String, _ reading: Reading, leansOnPrevious: Bool) -> Ranking {
    let order = topTen(reading.scores)
    let candidates = order.map {
      let score = Double(reading.scores[$0])
      return Candidate(entry: entries[$0], score: score, confidence: bands.confidence(of: score))
    }
    let band = candidates.first.map { bands.band(of: $0.score) } ?? .none
    let evidence = Evidence(
      tier: "words", repairs: reading.repairs, leansOnPrevious: leansOnPrevious, answerThreshold: bands.answer,
      askThreshold: bands.ask)
    return Ranking(question: question, candidates: candidates, band: band, evidence: evidence)
  }

  private func topTen(_ scores: [Float]) -> [Int] {
    var top: [Int] = []
    for entry in scores.indices {
      if top.count == 10, scores[entry] <= scores[top[9]] { continue }
      let place = top.firstIndex { scores[$0] < scores[entry] } ?? top.count
      top.insert(entry, at: place)
      if top.count > 10 { top.removeLast() }
    }
    return top
  }
}
