/// A word or phrase of the lexicon found in a message.
struct Match: Sendable {
  /// Its first token.
  var first: Int
  /// Its number of tokens.
  var count: Int
  /// Its position in the lexicon.
  var known: Int

  /// The token after its last.
  var end: Int { first + count }
}

extension Lexicon {
  /// Every word and phrase of `message` that has a sense, in order of first token, a longer one before a shorter.
  /// A phrase does not reach over the end of a sentence.
  func matches(in message: Message) -> [Match] {
    var found: [Match] = []
    found.reserveCapacity(message.tokens.count)
    for (first, token) in message.tokens.enumerated() where token.known >= 0 {
      var count = reach(of: longestPhrase(from: Int(token.known)), from: first, in: message.tokens)
      while count > 1 {
        let end = Int(message.tokens[first + count - 1].end)
        let position = message.folded.withUnsafeBufferPointer {
          self.position(of: UnsafeBufferPointer(rebasing: $0[Int(token.start)..<end]))
        }
        if let position { found.append(Match(first: first, count: count, known: position)) }
        count -= 1
      }
      found.append(Match(first: first, count: 1, known: Int(token.known)))
    }
    return found
  }

  /// How many tokens from `first` on, at most `longest`, stand in one sentence.
  private func reach(of longest: Int, from first: Int, in tokens: [Token]) -> Int {
    var count = 1
    while count < longest, first + count < tokens.count, !tokens[first + count - 1].has(.endsSentence) { count += 1 }
    return count
  }

  /// The language most of the known words belong to. Words of grammar count double, so that a single foreign noun
  /// decides nothing; English when nothing does.
  func language(of matches: [Match]) -> Languages {
    var votes: (Int, Int, Int, Int) = (0, 0, 0, 0)
    for match in matches {
      var spoken: Languages = []
      var grammar: Languages = []
      forEachEntry(at: match.known) { entry in
        guard entry.languages != .any else { return }
        spoken.formUnion(entry.languages)
        if entry.sense == .function { grammar.formUnion(entry.languages) }
      }
      votes.0 += spoken.votes(for: .english, grammar, match.count)
      votes.1 += spoken.votes(for: .german, grammar, match.count)
      votes.2 += spoken.votes(for: .french, grammar, match.count)
      votes.3 += spoken.votes(for: .spanish, grammar, match.count)
    }
    let most = max(votes.0, votes.1, votes.2, votes.3)
    if most == votes.0 { return .english }
    if most == votes.1 { return .german }
    return most == votes.2 ? .french : .spanish
  }
}

extension Languages {
  fileprivate func votes(for language: Languages, _ grammar: Languages, _ words: Int) -> Int {
    guard contains(language) else { return 0 }
    return grammar.contains(language) ? 2 * words : words
  }
}
