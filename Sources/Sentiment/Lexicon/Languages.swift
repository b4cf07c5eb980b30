/// The languages in which a word of the lexicon means what its file says.
struct Languages: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let english = Languages(rawValue: 1)
  static let german = Languages(rawValue: 2)
  static let french = Languages(rawValue: 4)
  static let spanish = Languages(rawValue: 8)
  static let any: Languages = [.english, .german, .french, .spanish]

  /// Every language on its own, in the order in which a tie is settled.
  static let each: [Languages] = [.english, .german, .french, .spanish]

  /// The stem of the language's data files.
  static let files: [(stem: String, languages: Languages)] = [
    ("en", .english), ("de", .german), ("fr", .french), ("es", .spanish), ("any", .any),
  ]
}
