extension WordAutomaton {
  /// Calls `body` with each word that is one edit away, and with what `editDistance` says of the two: a letter too
  /// many, one left out, one wrong, or two swapped. A word that two edits lead to comes twice.
  ///
  /// Every edit is made after each beginning of `letters` that a word has, and the rest is followed letter by letter:
  /// about a thousand steps for a word of eight letters.
  func forEachNeighbour(of letters: [UInt8], _ body: ([UInt8], Double) -> Void) {
    func finish(_ beginning: [UInt8], _ rest: ArraySlice<UInt8>, from edge: Edge, cost: Double) {
      if self.edge(after: rest, from: edge)?.endsWord == true { body(beginning + rest, cost) }
    }
    var reached = root
    for (index, letter) in letters.enumerated() {
      let (beginning, rest) = (Array(letters[..<index]), letters[(index + 1)...])
      finish(beginning, rest, from: reached, cost: 1)
      if let next = rest.first, next != letter, let edge = edge(after: [next, letter], from: reached) {
        finish(beginning + [next, letter], rest.dropFirst(), from: edge, cost: 1)
      }
      forEachEdge(after: reached) { edge in
        finish(beginning + [edge.letter], letters[index...], from: edge, cost: 1)
        guard edge.letter != letter else { return }
        finish(beginning + [edge.letter], rest, from: edge, cost: Self.substitution(edge.letter, letter))
      }
      guard let next = edge(after: [letter], from: reached) else { return }
      reached = next
    }
    forEachEdge(after: reached) { finish(letters + [$0.letter], [], from: $0, cost: 1) }
  }

  private static func substitution(_ one: UInt8, _ other: UInt8) -> Double {
    KeyboardNeighbours.shipped.touch(UInt32(one) + 0x60, UInt32(other) + 0x60) ? EditDistance.neighbour : 1
  }
}
