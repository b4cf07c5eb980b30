import Language

/// The rows of a base as vectors, the index over them, and the words they are made of.
struct Lexicon: Sendable {
  let vectoriser: Vectoriser
  let index: RowIndex
  let rows: SparseRows
  let repair: SpellingRepair
  private let beginnings: Set<String>

  init(_ wordings: [Wording], _ recipe: Recipe, in locales: [LocaleCode]) {
    let texts = wordings.map { words(of: $0.text) }
    let features = texts.map(Features.init(of:))
    vectoriser = Vectoriser(features, recipe)
    var vectors = SparseRows()
    for row in features { vectors.append(vectoriser.vector(of: row)) }
    self.rows = vectors
    index = RowIndex(vectors, featureCount: vectoriser.featureCount)
    var frequencies: [String: UInt32] = [:]
    for text in texts { for word in text { frequencies[word, default: 0] += 1 } }
    beginnings = Set(frequencies.keys.filter { $0.unicodeScalars.count >= 4 }.map(Self.beginning))
    repair = SpellingRepair(frequencies: frequencies, locales: locales)
  }

  func vector(of words: [String]) -> SparseVector { vectoriser.vector(of: Features(of: words)) }

  func knows(_ word: String) -> Bool { feature(of: word) != nil }

  /// The number of a word as a feature.
  func feature(of word: String) -> Int? { vectoriser.feature(Features.hash(of: word)) }

  func weight(of word: String) -> Float { vectoriser.weight(of: Features.hash(of: word)) }

  /// Whether the base has this word, or one that begins like it.
  func resembles(_ word: String) -> Bool {
    knows(word) || beginnings.contains(Self.beginning(of: word)) || repair.reading(of: word).map(knows) == true
  }

  /// Unknown words of a message for which others are looked for.
  private static let triedMax = 60

  private static func beginning(of word: String) -> String { String(word.unicodeScalars.prefix(4)) }

  /// `words` with those that the base does not know read as words it knows, and what was read differently.
  func repaired(_ words: [String], sparing ordinary: Set<String>) -> (words: [String], repairs: [Evidence.Repair]) {
    var repairs: [Evidence.Repair] = []
    var tried = 0
    let read = words.prefix(Features.wordsMax).map { word in
      guard tried < Self.triedMax, !knows(word), !ordinary.contains(word) else { return word }
      tried += 1
      guard let reading = repair.reading(of: word) else { return word }
      repairs.append(Evidence.Repair(written: word, read: reading))
      return reading
    }
    return (read, repairs)
  }
}
