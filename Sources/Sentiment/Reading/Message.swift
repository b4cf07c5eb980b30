/// A message as the scorer reads it: tokens over one buffer of folded bytes, and its punctuation counted.
struct Message: Sendable {
  /// The tokens in lower case with one space between them, so that the words of a phrase are one stretch of bytes.
  var folded: [UInt8] = []
  var tokens: [Token] = []
  var questionMarks = 0
  var exclamationMarks = 0
  /// `??` or `?!`, as typed; nil when there is none.
  var questionRun: String?

  /// The number of words, smileys not counted.
  var wordCount: Int { tokens.reduce(0) { $0 + ($1.has(.symbol) ? 0 : 1) } }

  /// The words from token `first`, `count` of them, for people to read.
  func words(from first: Int, count: Int) -> String {
    String(decoding: folded[Int(tokens[first].start)..<Int(tokens[first + count - 1].end)], as: UTF8.self)
  }
}
