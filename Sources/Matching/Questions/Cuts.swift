import Language

/// Where a message of two questions may fall into two.
struct Cuts {
  /// Both halves of each cut, at most `cutsMax` of them.
  let halves: [(first: Message, second: Message)]

  private static let wordsMax = 80
  private static let cutsMax = 12
  /// What joins two questions in the four languages; a word of this list belongs to neither half.
  private static let joints: Set<String> = [
    "and", "also", "plus", "und", "auch", "sowie", "et", "aussi", "puis", "y", "e", "ademas", "tambien",
  ]

  init(_ message: Message, in base: IndexedBase) {
    let (text, tokens) = (message.text, message.tokens)
    guard tokens.count <= Self.wordsMax, let first = tokens.first, let last = tokens.last else {
      halves = []
      return
    }
    halves = Self.places(in: text, tokens).prefix(Self.cutsMax).compactMap { cut in
      let texts = [
        text[first.range.lowerBound..<tokens[cut.left - 1].range.upperBound],
        text[tokens[cut.right].range.lowerBound..<last.range.upperBound],
      ].map(String.init)
      // "Good day," asks nothing, however much it looks like a word of the base.
      guard texts.allSatisfy({ DialogueActDetector.shipped.acts(in: $0).allSatisfy(\.mayBeQuestion) }) else {
        return nil
      }
      return (Message(texts[0], in: base), Message(texts[1], in: base))
    }
  }

  /// So many words to the left, and from which word on to the right.
  private static func places(in text: String, _ tokens: [Token]) -> [(left: Int, right: Int)] {
    var places: [(left: Int, right: Int)] = []
    for index in tokens.indices.dropFirst() where !isJoint(tokens[index], in: text) {
      // Joints that stand together, "and also", belong to neither half.
      let left = tokens[..<index].lastIndex { !isJoint($0, in: text) }.map { $0 + 1 } ?? 0
      guard left > 0 else { continue }
      let gap = text[tokens[left - 1].range.upperBound..<tokens[index].range.lowerBound]
      if left < index || gap.unicodeScalars.contains(where: parts) { places.append((left, index)) }
    }
    return places
  }

  /// Not the first part of "e-mail".
  private static func isJoint(_ token: Token, in text: String) -> Bool {
    guard joints.contains(token.text) else { return false }
    let end = token.range.upperBound
    return end == text.endIndex || text[end].isWhitespace
  }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ".", "?", "!", ";", ":", "\n", "–", "—", "¿", "？", "。", "、", "，": true
    default: false
    }
  }
}
