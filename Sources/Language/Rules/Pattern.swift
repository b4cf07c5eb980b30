/// The parsed right side of a rule: which word sequences it stands for.
indirect enum Pattern: Hashable, Sendable {
  /// One word, folded, in this spelling or a slip of the finger away from it.
  case word(String)
  /// `_`: any one word.
  case anyWord
  /// `..3`: up to so many words, none behind a comma.
  case gap(upTo: Int)
  /// `@name`: a class of the locale, by number.
  case wordClass(Int)
  case sequence([Pattern])
  case alternatives([Pattern])
  case optional(Pattern)
  /// `*`: any number of times.
  case repeated(Pattern)
  /// `^` or `$`: a clause begins or ends here.
  case clauseBoundary
  /// `+`: no comma or the like between the words before and behind.
  case sameClause
  /// `$?`: a clause ends here, with a question mark.
  case question
}

/// One rule of a rule file.
struct Rule: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// `name: pattern`: wherever the pattern is found in a message.
    case anywhere
    /// `whole name: pattern`: only in a message that consists of such pieces from end to end.
    case whole
    /// `except name: pattern`: words that belong to this pattern are no evidence for `name`.
    case exception
  }

  let kind: Kind
  /// `human`, `choice 2`, `greeting`: what the rule is evidence for.
  let name: String
  let pattern: Pattern
}
