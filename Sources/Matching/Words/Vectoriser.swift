import Foundation

/// Turns texts into tf-idf vectors over the features of the knowledge base.
///
/// A component is `(1 + ln tf) · √idf` with `idf = ln((1 + N) / (1 + df)) + 1`; the square root was 1–2 points better
/// than the idf itself on small bases. Words and character runs are brought to unit length apart and then weighed, so
/// that the dot product of two vectors is `wordWeight · cos_words + (1 − wordWeight) · cos_characters`.
struct Vectoriser: Sendable {
  private let recipe: Recipe
  private let numbering: HashNumbering
  private let weights: [Float]
  /// What a feature that the base does not know adds to a text's length: it has the idf of df = 0.
  private let unknownWeight: Float

  var featureCount: Int { weights.count }

  init(_ documents: [Features], _ recipe: Recipe) {
    self.recipe = recipe
    var numbering = HashNumbering(capacity: documents.count * 60)
    var frequency: [UInt32] = []
    var lastSeen: [UInt32] = []
    for (document, features) in documents.enumerated() {
      for block in [features.words, features.characters] {
        for hash in block {
          let number = numbering.number(for: hash)
          if number == frequency.count {
            frequency.append(0)
            lastSeen.append(.max)
          }
          if lastSeen[number] != UInt32(document) {
            lastSeen[number] = UInt32(document)
            frequency[number] += 1
          }
        }
      }
    }
    self.numbering = numbering
    let size = Float(documents.count)
    weights = frequency.map { powf(logf((1 + size) / (1 + Float($0))) + 1, recipe.rarityPower) }
    unknownWeight = powf(logf(1 + size) + 1, recipe.rarityPower) * recipe.unknownWeight
  }

  /// The number of the feature with this hash, if the base has it.
  func feature(_ hash: UInt64) -> Int? { numbering[hash] }

  func weight(of hash: UInt64) -> Float { numbering[hash].map { weights[$0] } ?? unknownWeight }

  func vector(of features: Features) -> SparseVector {
    var vector = SparseVector()
    vector.indices.reserveCapacity(features.words.count + features.characters.count)
    vector.values.reserveCapacity(features.words.count + features.characters.count)
    let words = block(features.words, scaledTo: recipe.wordWeight.squareRoot())
    let runs = block(features.characters, scaledTo: (1 - recipe.wordWeight).squareRoot())
    // Both are ascending and have no index in common.
    var (word, run) = (0, 0)
    while word < words.count || run < runs.count {
      let isWord = run == runs.count || (word < words.count && words[word].index < runs[run].index)
      let component = isWord ? words[word] : runs[run]
      if isWord { word += 1 } else { run += 1 }
      vector.indices.append(component.index)
      vector.values.append(component.value)
    }
    return vector
  }

  /// The known features of a block, ascending; unknown ones count in its length, each time they occur.
  private func block(_ hashes: [UInt64], scaledTo length: Float) -> [(index: UInt32, value: Float)] {
    var known: [UInt32] = []
    known.reserveCapacity(hashes.count)
    for hash in hashes {
      if let number = numbering[hash] { known.append(UInt32(number)) }
    }
    known.sort()
    var squares = Float(hashes.count - known.count) * unknownWeight * unknownWeight
    var components: [(index: UInt32, value: Float)] = []
    components.reserveCapacity(known.count)
    var start = 0
    while start < known.count {
      var end = start + 1
      while end < known.count, known[end] == known[start] { end += 1 }
      let value = (end - start == 1 ? 1 : 1 + logf(Float(end - start))) * weights[Int(known[start])]
      components.append((known[start], value))
      squares += value * value
      start = end
    }
    guard squares > 0 else { return [] }
    let scale = length / squares.squareRoot()
    for index in components.indices { components[index].value *= scale }
    return components
  }
}
