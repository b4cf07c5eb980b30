import Language

/// The score of a conversation over the customer's lines, drawn with block characters.
package struct ScorePicture: Sendable {
  private let conversation: SimulatedConversation
  private let thresholds: Thresholds
  /// What a full block stands for.
  private let top: Double

  package init(_ conversation: SimulatedConversation, _ thresholds: Thresholds) {
    self.conversation = conversation
    self.thresholds = thresholds
    top = conversation.turns.compactMap(\.score).reduce(max(thresholds.handOverAt, 0.01), max)
  }

  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let reasonsShown = 3

  /// For people. Without a line feed at the end; what the customer wrote is on one line each, and not yet harmless.
  package var text: String {
    let turns = conversation.turns
    var lines = [
      conversation.id.whiteSpaceNormalised, "",
      "score   " + String(turns.map { block($0.score) }),
      "before  " + marks(\.before), "now     " + marks(\.now),
      "",
      "o offered, from \(Figures.decimal(thresholds.offerAt, places: 2)) on (\(block(thresholds.offerAt))); "
        + "h called, from \(Figures.decimal(thresholds.handOverAt, places: 2)) on (\(block(thresholds.handOverAt))); "
        + "█ is \(Figures.decimal(top, places: 2))",
    ]
    for (index, turn) in turns.enumerated() { lines += [""] + self.lines(of: turn, number: index + 1) }
    return lines.joined(separator: "\n")
  }

  private func marks(_ help: KeyPath<SimulatedTurn, Help?>) -> String {
    String(conversation.turns.map { $0[keyPath: help].map { $0 == .offer ? "o" : "h" } ?? "·" })
  }

  private func lines(of turn: SimulatedTurn, number: Int) -> [String] {
    let score = turn.score.map { Figures.decimal($0, places: 2) } ?? "with people"
    let events = [turn.before.map { "before: \($0.words)" }, turn.now.map { "now: \($0.words)" }].compactMap(\.self)
    let head =
      "\(number). \(block(turn.score)) \(score)" + (events.isEmpty ? "" : "  (\(events.joined(separator: ", ")))")
    return [head, "   \(turn.shortened)"] + turn.reasons.prefix(Self.reasonsShown).map { "   " + $0 }
  }

  /// A dot where there is no score.
  private func block(_ score: Double?) -> Character {
    guard let score else { return "·" }
    let place = Int(max(0, score) / top * Double(Self.blocks.count))
    return Self.blocks[min(place, Self.blocks.count - 1)]
  }
}

extension Help {
  fileprivate var words: String { self == .offer ? "offered" : "called" }
}
