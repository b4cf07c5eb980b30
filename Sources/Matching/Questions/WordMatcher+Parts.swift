import Language

extension WordMatcher {
  package func parts(of message: String) -> [Ranking] {
    let message = Self.readable(message)
    let tokens = tokens(of: message)
    guard tokens.count <= Self.partsWordsMax, exact.owners(of: tokens.map(\.text)).isEmpty else { return [] }
    var found: (parts: [Ranking], certainty: Double)?
    for cut in cuts(in: message, tokens).prefix(Self.cutsMax) {
      let texts = [
        message[tokens[0].range.lowerBound..<tokens[cut.left - 1].range.upperBound],
        message[tokens[cut.right].range.lowerBound..<tokens[tokens.count - 1].range.upperBound],
      ].map(String.init)
      // "Good day," asks nothing, however much it looks like a word of the base.
      guard texts.allSatisfy({ DialogueActDetector.shipped.acts(in: $0).isEmpty }) else { continue }
      let halves = texts.map { rank($0, after: nil) }
      guard halves.allSatisfy({ $0.band == .answer }), let first = halves[0].candidates.first,
        let second = halves[1].candidates.first, first.entry != second.entry
      else { continue }
      let certainty = min(first.confidence, second.confidence)
      if certainty > found?.certainty ?? 0 { found = (halves, certainty) }
    }
    return found?.parts ?? []
  }

  private static let partsWordsMax = 80
  private static let cutsMax = 12
  /// What joins two questions in the four languages; a word of this list belongs to neither half.
  private static let joints: Set<String> = [
    "and", "also", "plus", "und", "auch", "sowie", "et", "aussi", "puis", "y", "e", "ademas", "tambien",
  ]

  /// Where a message may fall into two: so many words to the left, and from which word on to the right.
  private func cuts(in message: String, _ tokens: [Token]) -> [(left: Int, right: Int)] {
    var cuts: [(left: Int, right: Int)] = []
    for index in tokens.indices.dropFirst() {
      if Self.joints.contains(tokens[index].text) {
        if index + 1 < tokens.count { cuts.append((index, index + 1)) }
      } else if !Self.joints.contains(tokens[index - 1].text) {
        let gap = message[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound]
        if gap.unicodeScalars.contains(where: Self.parts) { cuts.append((index, index)) }
      }
    }
    return cuts
  }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ".", "?", "!", ";", ":", "\n", "–", "—", "¿", "？", "。", "、", "，": true
    default: false
    }
  }
}
