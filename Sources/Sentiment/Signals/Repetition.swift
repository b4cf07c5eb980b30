/// Whether a message says again what an earlier one of the same customer said.
struct Repetition {
  /// The earlier message that is repeated in much the same words. The same line sent twice in a row, word for word,
  /// is an accident of the telephone unless the bot failed in between.
  private(set) var repeated: String?
  /// Words that matter and that an earlier message had too, for people to read.
  private(set) var sharedWords: [String] = []

  /// Earlier messages looked at, from the last one backwards.
  private static let window = 5
  /// Content words read of each message; more would only cost time.
  private static let longestMessage = 500
  /// The share of the content words of the two messages that is common to them.
  private static let nearDuplicate = 0.6

  init(of reading: Reading, in context: FrustrationContext) {
    let now = Self.contentWords(of: reading.typed, as: reading)
    guard !now.isEmpty else { return }
    for (age, text) in context.earlierMessages.suffix(Self.window).reversed().enumerated() {
      let earlier = MessageReader.read(text, with: reading.lexicon)
      if age == 0, !context.botJustFailed, earlier.folded == reading.typed.folded { return }
      let before = Self.contentWords(of: earlier, as: reading)
      let common = now.keys.filter { before[$0] != nil }
      if sharedWords.isEmpty {
        sharedWords = common.compactMap { now[$0] }.sorted().map { reading.typed.words(from: $0, count: 1) }
      }
      let all = now.count + before.count - common.count
      if common.count >= 2, Double(common.count) >= Self.nearDuplicate * Double(all) {
        repeated = text
        return
      }
    }
  }

  /// The words a message is about, by hash, each with the first token it stands at. Which words are mere grammar is
  /// decided by the language of `reading`.
  private static func contentWords(of message: Message, as reading: Reading) -> [UInt64: Int] {
    var words: [UInt64: Int] = [:]
    words.reserveCapacity(min(longestMessage, message.tokens.count))
    message.folded.withUnsafeBufferPointer { folded in
      for (index, token) in message.tokens.enumerated() {
        guard words.count < longestMessage else { break }
        if token.has(.symbol) || token.end - token.start < 3 || reading.isFunctionWord(token) { continue }
        let key = hash(of: UnsafeBufferPointer(rebasing: folded[Int(token.start)..<Int(token.end)]))
        if words[key] == nil { words[key] = index }
      }
    }
    return words
  }
}
