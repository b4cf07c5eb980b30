import Language

/// A message as it is read: its words and where they stand, and what they are with their spelling repaired.
struct Message {
  let text: String
  let tokens: [Token]
  /// With the words that the base does not know read as words it knows; nil where nothing is read otherwise.
  let repaired: (question: Question, repairs: [Evidence.Repair])?

  /// In bytes: what a customer asks stands in far less.
  private static let readableMax = 16_384
  /// An encoder reads some 200 words: of the message before no more than leaves room for this one.
  private static let earlierWordsMax = 60

  init(_ text: String, in base: IndexedBase) {
    let text =
      text.utf8.count > Self.readableMax ? String(decoding: text.utf8.prefix(Self.readableMax), as: UTF8.self) : text
    self.text = text
    let tokens = Array(Language.tokens(of: text).prefix(Features.wordsMax))
    self.tokens = tokens
    repaired = Self.repaired(text, tokens, in: base)
  }

  var words: [String] { tokens.map(\.text) }

  /// As it was written.
  var question: Question { Question(words: words, text: text) }

  private static func repaired(
    _ text: String, _ tokens: [Token], in base: IndexedBase
  ) -> (question: Question, repairs: [Evidence.Repair])? {
    let (read, repairs) = base.lexicon.repaired(tokens.map(\.text), sparing: base.stopWords)
    guard !repairs.isEmpty else { return nil }
    var mended = ""
    var place = text.startIndex
    for (token, word) in zip(tokens, read) {
      mended += text[place..<token.range.lowerBound]
      mended += word == token.text ? String(text[token.range]) : word
      place = token.range.upperBound
    }
    mended += text[place...]
    return (Question(words: read, text: mended), repairs)
  }

  /// This message as it would be with another one before it.
  func after(_ earlier: Message, in base: IndexedBase) -> Message {
    let before = earlier.tokens.suffix(Self.earlierWordsMax)
    guard let first = before.first, let last = before.last else { return self }
    return Message(earlier.text[first.range.lowerBound..<last.range.upperBound] + "\n" + text, in: base)
  }
}
