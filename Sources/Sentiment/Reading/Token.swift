/// A word, smiley or emoji of a message.
struct Token: Sendable {
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// Two letters or more, all of them capitals.
    static let shouted = Traits(rawValue: 1)
    static let hasDigit = Traits(rawValue: 2)
    /// Inside quotation marks: somebody else's words, or a screen's.
    static let quoted = Traits(rawValue: 4)
    /// A full stop, question or exclamation mark follows.
    static let endsSentence = Traits(rawValue: 8)
    /// A comma, colon or dash follows.
    static let pauses = Traits(rawValue: 16)
    /// A smiley or an emoji, not a word.
    static let symbol = Traits(rawValue: 32)
  }

  /// Where its lower-case form stands in `Message.folded`, in bytes.
  var start: Int32
  var end: Int32
  /// Its position in the lexicon, or -1.
  var known: Int32
  var traits: Traits

  func has(_ trait: Traits) -> Bool { traits.contains(trait) }
}
