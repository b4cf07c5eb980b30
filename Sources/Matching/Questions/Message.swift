import Language

/// A message as it is read: its words and where they stand.
struct Message {
  let text: String
  let tokens: [Token]

  /// In bytes: what a customer asks stands in far less.
  private static let readableMax = 16_384
  /// An encoder reads some 200 words: of the message before no more than leaves room for this one.
  private static let earlierWordsMax = 60

  init(_ text: String) {
    let text =
      text.utf8.count > Self.readableMax ? String(decoding: text.utf8.prefix(Self.readableMax), as: UTF8.self) : text
    self.text = text
    tokens = Array(Language.tokens(of: text).prefix(Features.wordsMax))
  }

  var words: [String] { tokens.map(\.text) }

  /// As it was written.
  var question: Question { Question(words: words, text: text) }

  /// With the words that the base does not know read as words it knows; nil where nothing is read otherwise.
  func repaired(for base: IndexedBase) -> (question: Question, repairs: [Evidence.Repair])? {
    let (read, repairs) = base.lexicon.repaired(words, sparing: base.stopWords)
    guard !repairs.isEmpty else { return nil }
    var text = ""
    var place = self.text.startIndex
    for (token, word) in zip(tokens, read) {
      text += self.text[place..<token.range.lowerBound]
      text += word == token.text ? String(self.text[token.range]) : word
      place = token.range.upperBound
    }
    text += self.text[place...]
    return (Question(words: read, text: text), repairs)
  }

  /// This message as it would be with another one before it.
  func after(_ earlier: Message) -> Message {
    let before = earlier.tokens.suffix(Self.earlierWordsMax)
    guard let first = before.first, let last = before.last else { return self }
    return Message(earlier.text[first.range.lowerBound..<last.range.upperBound] + "\n" + text)
  }
}
