import Foundation

/// Tells how likely it is that a customer did not accept the bot's last line: a logistic regression on cues, signals,
/// overlap and what the desk knows, and on the message's vector where there is one.
struct AcceptanceDetector: Sendable {
  /// What was found for one turn.
  struct Finding {
    /// In 0...1.
    var probability: Double
    /// What spoke for it, the largest first, for people to read; may be empty.
    var reasons: [String]
  }

  private let words: LinearModel
  private let byTier: [String: LinearModel]

  /// The detectors that come with the program.
  static func shipped() -> AcceptanceDetector {
    let names = AcceptanceFeatures.names
    return AcceptanceDetector(
      words: LinearModel("acceptance-words", figures: names),
      byTier: [
        "static": LinearModel("acceptance-static", figures: names),
        "small": LinearModel("acceptance-small", figures: names),
      ])
  }

  private init(words: LinearModel, byTier: [String: LinearModel]) {
    self.words = words
    self.byTier = byTier
  }

  /// By the words alone without a vector, with one of a tier or width that nothing was learnt for, and where much was
  /// misspelt: the vector is of what was typed, and tells little there.
  func judge(_ turn: Turn, after move: BotMove, vector: MessageVector?) -> Finding {
    let features = AcceptanceFeatures(of: turn, after: move)
    let vector = vector.flatMap { turn.isSpeltByEar && !$0.isAsRead ? nil : $0 }
    let learnt = vector.flatMap { vector in byTier[vector.tier].flatMap { $0.width == vector.values.count ? $0 : nil } }
    let model = learnt ?? words
    let values = learnt == nil ? [] : vector?.values ?? []
    return Finding(
      probability: logistic(model.logOdds(of: features.values, vector: values)),
      reasons: reasons(for: features.values, weights: model.weights, turn: turn))
  }

  /// The cues and facts that weighed most, at most four.
  private func reasons(for values: [Double], weights: [Double], turn: Turn) -> [String] {
    var found: [(weight: Double, words: String)] = []
    for kind in CueKind.allCases {
      let weight = weights[kind.rawValue] * values[kind.rawValue]
      guard weight > 0, let phrase = turn.cues.found([kind], in: turn.message).first else { continue }
      found.append((weight, phrase))
    }
    for (trait, words) in Self.facts {
      let position = trait.position
      let weight = weights[position] * values[position]
      if weight > 0 { found.append((weight, words)) }
    }
    for (trait, signal) in Self.signals {
      let position = trait.position
      let weight = weights[position] * values[position]
      guard weight > 0, let words = turn.found([signal]).first else { continue }
      found.append((weight, words))
    }
    var named: [String] = []
    for (_, words) in found.sorted(by: { ($0.weight, $1.words) > ($1.weight, $0.words) })
    where named.count < 4 && !named.contains(words) {
      named.append(words)
    }
    return named
  }

  private static let facts: [(AcceptanceFeatures.Trait, String)] = [
    (.again, "the same answer again"), (.anyEarlier, "words of an earlier message"), (.miss, "nothing was found"),
  ]

  private static let signals: [(AcceptanceFeatures.Trait, Sense)] = [
    (.failure, .failure), (.trouble, .trouble), (.strong, .strong), (.objection, .objection),
    (.profanity, .profanity), (.persistence, .persistence), (.threat, .threat),
  ]
}

func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
