import Language

/// Reads a misspelt word as a word of the knowledge base.
///
/// Words that differ by an edit share a text once a letter is deleted from each; those texts are kept as sorted hashes,
/// so that a look-up tries a few dozen binary searches and then measures only true neighbours.
struct SpellingRepair: Sendable {
  private let words: [[Unicode.Scalar]]
  private let spellings: [String]
  /// How often each word stands in the base: among equally near words the commoner is read.
  private let frequencies: [UInt32]
  /// The hash of a shortened word in the upper half, the word's number in the lower; ascending.
  private let shortened: [UInt64]

  init(frequencies: [String: UInt32]) {
    let sorted = frequencies.filter { $0.key.unicodeScalars.count <= Self.lengthMax && !Self.isNumber($0.key) }
      .sorted { $0.key < $1.key }
    spellings = sorted.map(\.key)
    words = sorted.map { Array($0.key.unicodeScalars) }
    self.frequencies = sorted.map(\.value)
    var shortened: [UInt64] = []
    for (number, word) in words.enumerated() {
      for hash in Self.shortenings(of: word) { shortened.append(UInt64(hash) << 32 | UInt64(number)) }
    }
    shortened.sort()
    self.shortened = shortened
  }

  /// The word of the base nearest to `word`, within one edit for short words and two for long ones.
  func reading(of word: String) -> String? {
    let scalars = Array(word.unicodeScalars)
    let cap = Self.editsMax(scalars.count)
    guard cap > 0, scalars.count <= Self.lengthMax, !Self.isNumber(word) else { return nil }
    var best: (cost: Double, frequency: UInt32, number: Int)?
    var tried: Set<UInt32> = []
    for hash in Self.shortenings(of: scalars) {
      var place = firstPlace(of: hash)
      while place < shortened.count, UInt32(shortened[place] >> 32) == hash {
        let number = Int(UInt32(truncatingIfNeeded: shortened[place]))
        place += 1
        guard tried.insert(UInt32(number)).inserted else { continue }
        guard let distance = editDistance(scalars, words[number], atMost: Double(cap)) else { continue }
        // People seldom miss the first letter.
        let cost = distance + (scalars[0] == words[number][0] ? 0 : 0.5)
        let frequency = frequencies[number]
        if let known = best, (known.cost, -Int(known.frequency)) <= (cost, -Int(frequency)) { continue }
        best = (cost, frequency, number)
      }
    }
    return best.map { spellings[$0.number] }
  }

  private static let lengthMax = 30

  /// How many edits a word of a length may be away from what was meant.
  private static func editsMax(_ length: Int) -> Int {
    switch length {
    case ..<3: 0
    case ..<7: 1
    default: 2
    }
  }

  private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x61 } }

  private func firstPlace(of hash: UInt32) -> Int {
    var (low, high) = (0, shortened.count)
    while low < high {
      let middle = (low + high) / 2
      if UInt32(shortened[middle] >> 32) < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The word itself and what is left of it after one deletion, or two where two edits are allowed.
  private static func shortenings(of word: [Unicode.Scalar]) -> Set<UInt32> {
    var hashes: Set<UInt32> = [hash(of: word, without: -1, -1)]
    for first in word.indices {
      hashes.insert(hash(of: word, without: first, -1))
      guard word.count >= 6 else { continue }
      for second in word.indices.dropFirst(first + 1) { hashes.insert(hash(of: word, without: first, second)) }
    }
    return hashes
  }

  private static func hash(of word: [Unicode.Scalar], without first: Int, _ second: Int) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (index, scalar) in word.enumerated() where index != first && index != second {
      hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
