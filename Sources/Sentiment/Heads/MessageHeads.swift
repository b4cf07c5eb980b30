import Foundation

/// Two figures of a single message, whatever went before it: how hostile and how negative it is, as log-odds.
struct MessageHeads: Sendable {
  private let hostile: [String: LinearModel]
  private let negative: [String: LinearModel]

  /// The heads that come with the program.
  static func shipped() -> MessageHeads {
    MessageHeads(hostile: models("hostile"), negative: models("negative"))
  }

  private static func models(_ name: String) -> [String: LinearModel] {
    Dictionary(
      uniqueKeysWithValues: ["static", "small"].map { ($0, LinearModel("\(name)-\($0)", figures: Self.names)) })
  }

  private init(hostile: [String: LinearModel], negative: [String: LinearModel]) {
    self.hostile = hostile
    self.negative = negative
  }

  /// Nil for a tier or width that nothing was learnt for.
  func judge(_ turn: Turn, vector: MessageVector) -> (hostile: Double, negative: Double)? {
    guard let hostile = hostile[vector.tier], let negative = negative[vector.tier],
      hostile.width == vector.values.count, negative.width == vector.values.count
    else { return nil }
    let figures = Self.figures(of: turn)
    return (
      hostile.logOdds(of: figures, vector: vector.values), negative.logOdds(of: figures, vector: vector.values)
    )
  }

  private static let signals: [Sense] = [
    .persistence, .failure, .trouble, .strong, .threat, .profanity, .politeness, .refusal, .objection,
  ]

  static let names =
    ["negative", "positive", "neutral"] + signals.map { String(describing: $0) }
    + ["capitals", "questionRun", "resolved", "short", "length", "cue abuse", "cue exasperation", "cue thanks"]

  /// In the order of `names`.
  static func figures(of turn: Turn) -> [Double] {
    let words = turn.reading.message.wordCount
    return [max(0, -turn.compound), max(0, turn.compound), turn.compound == 0 ? 1 : 0]
      + signals.map { turn.strength(of: $0) }
      + [
        turn.shouting, turn.reading.message.questionRun == nil ? 0 : 1, turn.reading.resolvedBefore > 0 ? 1 : 0,
        (1...3).contains(words) ? 1 : 0, min(1.2, log1p(Double(words)) / 4),
        Double(min(2, turn.cues.count(.abuse))) / 2, Double(min(2, turn.cues.count(.exasperation))) / 2,
        turn.cues.has(.thanks) ? 1 : 0,
      ]
  }
}
