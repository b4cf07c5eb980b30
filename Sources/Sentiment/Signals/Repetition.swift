/// Whether a message says again what an earlier one of the same customer said, in much the same words.
enum Repetition {
  /// Earlier messages looked at, from the last one backwards.
  private static let window = 5
  /// Content words read of each message; more would only cost time.
  private static let longestMessage = 500
  /// The share of the content words of the two messages that is common to them.
  private static let nearDuplicate = 0.6

  /// The earlier message that is repeated; nil when none is. The same line sent twice in a row, word for word, is an
  /// accident of the telephone unless the bot failed in between.
  static func repeated(by reading: Reading, in context: FrustrationContext) -> String? {
    let now = contentWords(of: reading)
    guard now.count >= 2 else { return nil }
    for (age, text) in context.earlierMessages.suffix(window).reversed().enumerated() {
      let earlier = Reading(text, lexicon: reading.lexicon)
      if age == 0, !context.botJustFailed, earlier.message.folded == reading.message.folded { return nil }
      let before = contentWords(of: earlier)
      let common = Double(now.intersection(before).count)
      if common >= 2, common >= nearDuplicate * Double(now.union(before).count) { return text }
    }
    return nil
  }

  private static func contentWords(of reading: Reading) -> Set<UInt64> {
    var words: Set<UInt64> = []
    reading.message.folded.withUnsafeBufferPointer { folded in
      for token in reading.message.tokens where !token.has(.symbol) && !reading.isFunctionWord(token) {
        guard words.count < longestMessage else { break }
        words.insert(hash(of: UnsafeBufferPointer(rebasing: folded[Int(token.start)..<Int(token.end)])))
      }
    }
    return words
  }
}
