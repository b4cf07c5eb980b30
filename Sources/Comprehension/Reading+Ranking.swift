import Conversation
import Foundation
import Matching

extension Reading {
  /// Candidates kept with a decision: those that can be shown, and the runners-up that `why` names.
  private static let candidatesKept = 5

  /// What the matcher found, as the core is handed it: its numbers, and its evidence in plain sentences.
  init(_ ranking: Ranking) {
    self.init(
      band: Band(ranking.band),
      candidates: ranking.candidates.prefix(Self.candidatesKept).map {
        Candidate($0.entry, variant: $0.variant, confidence: $0.confidence)
      },
      evidence: ranking.candidates.isEmpty ? [] : ranking.evidence.sentences + [ranking.bands])
  }
}

extension Ranking {
  /// Where the best two stand between the thresholds.
  fileprivate var bands: String {
    func written(_ number: Double) -> String { String(format: "%.2f", number) }
    let scores = candidates.prefix(2).map { "\($0.entry) \(written($0.score))" }
    return
      "Scores: \(scores.joined(separator: ", ")); answered from \(written(evidence.answerThreshold)) on, "
      + "asked about from \(written(evidence.askThreshold)) on."
  }
}

extension Reading.Band {
  fileprivate init(_ band: Matching.Band) {
    self =
      switch band {
      case .answer: .answer
      case .ask: .ask
      case .none: .none
      }
  }
}

extension Evidence {
  fileprivate var sentences: [String] {
    var lines: [String] = []
    if !words.isEmpty {
      let shares = words.prefix(6).map { "\($0.word) \(Int(($0.share * 100).rounded())) %" }
      lines.append("Words that spoke for the best: \(shares.joined(separator: ", ")).")
    }
    if let nearestPhrasing { lines.append("Nearest phrasing: “\(nearestPhrasing)”.") }
    if !repairs.isEmpty {
      let read = repairs.map { "“\($0.written)” as “\($0.read)”" }
      lines.append("Read \(read.joined(separator: ", ")).")
    }
    if leansOnPrevious { lines.append("Read together with the question before.") }
    lines.append(judge)
    if let confirmedBy {
      lines.append(
        "\(confirmedBy == "words" ? "The words alone" : "The \(confirmedBy) model") found the same, and surer.")
    }
    if isCutShort { lines.append("There was no time to ask a better model.") }
    return lines
  }

  private var judge: String {
    switch tier {
    case "words": "Matched by words alone."
    case "static": "Matched by the meanings of words."
    default: "Matched by meaning (\(tier) model)."
    }
  }
}
