import Language

/// The rows of a base as vectors, the index over them, and the words they are made of.
struct Lexicon: Sendable {
  let vectoriser: Vectoriser
  let index: RowIndex
  let repair: SpellingRepair

  init(_ wordings: [Wording]) {
    let rows = wordings.map { words(of: $0.text) }
    let features = rows.map(Features.init(of:))
    vectoriser = Vectoriser(features)
    var vectors = SparseRows()
    for row in features { vectors.append(vectoriser.vector(of: row)) }
    index = RowIndex(vectors, featureCount: vectoriser.featureCount)
    var frequencies: [String: UInt32] = [:]
    for row in rows { for word in row { frequencies[word, default: 0] += 1 } }
    repair = SpellingRepair(frequencies: frequencies)
  }

  func products(with words: [String]) -> [Float] {
    index.products(with: vectoriser.vector(of: Features(of: words)))
  }

  func knows(_ word: String) -> Bool { vectoriser.knows(Features.hash(of: word)) }

  /// `words` with those that the base does not know read as words it knows, and what was read differently.
  func repaired(_ words: [String]) -> (words: [String], repairs: [Evidence.Repair]) {
    var repairs: [Evidence.Repair] = []
    let read = words.prefix(Features.wordsMax).map { word in
      guard !knows(word), let reading = repair.reading(of: word) else { return word }
      repairs.append(Evidence.Repair(written: word, read: reading))
      return reading
    }
    return (read, repairs)
  }
}
